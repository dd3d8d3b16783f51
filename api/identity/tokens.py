"""Tokens by which machines come, each for some scopes."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.identity.roles import Identity, Role, Scope
from api.identity.secret import Secret, SecretKind, hash_of, new_secret
from api.store.acts import Act
from api.store.errors import NotFoundError
from api.store.names import Actor, OfficerId, TokenId, new_id
from api.store.tables.access import ApiToken
from api.store.tables.people import Officer
from api.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAsked:
    """A token to be made.

    Parameters
    ----------
    officer : who answers for it; when the officer goes, so does the token.
    label : what it is for.
    expires_at : None for a token without an end.
    """

    officer: OfficerId
    label: str
    scopes: Set[Scope]
    expires_at: datetime | None = None


def make_token(work: Work, asked: TokenAsked) -> tuple[ApiToken, Secret]:
    """A token and its secret, which is told only now."""
    secret = new_secret(SecretKind.TOKEN)
    made = ApiToken(
        token_id=TokenId(new_id("token")),
        secret_hash=hash_of(secret),
        label=asked.label,
        scopes=" ".join(sorted(asked.scopes)),
        officer_id=asked.officer,
        expires_at=asked.expires_at,
        created_at=work.at,
    )
    work.db.add(made)
    work.db.flush()
    work.note(Act.TOKEN_MADE, made.token_id, scopes=made.scopes)
    return made, secret


def identity_of_token(db: Session, secret: str, at: datetime) -> Identity | None:
    """What a token opens; None for one that is unknown, revoked or too old."""
    asked = (
        select(ApiToken)
        .join(Officer, Officer.officer_id == ApiToken.officer_id)
        .where(
            ApiToken.secret_hash == hash_of(secret),
            ApiToken.revoked_at.is_(None),
            Officer.removed_at.is_(None),
        )
    )
    found = db.scalar(asked)
    if found is None or (found.expires_at is not None and found.expires_at <= at):
        return None
    return Identity(
        role=Role.OFFICER,
        actor=Actor(found.token_id),
        officer=found.officer_id,
        scopes=frozenset(Scope(name) for name in found.scopes.split()),
    )


def tokens(db: Session) -> list[ApiToken]:
    """Every token, the latest first."""
    return list(db.scalars(select(ApiToken).order_by(ApiToken.created_at.desc())))


def revoke_token(work: Work, token_id: TokenId) -> None:
    """The token opens no more; raises `NotFoundError`."""
    found = work.db.get(ApiToken, token_id)
    if found is None:
        raise NotFoundError("token")
    if found.revoked_at is None:
        found.revoked_at = work.at
        work.note(Act.TOKEN_REVOKED, token_id)
