"""Sessions: opened by a password or an invitation, ended at will or by time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from api.identity.roles import Identity, Role
from api.identity.secret import Secret, SecretKind, hash_of, new_secret
from api.store.acts import Act
from api.store.names import Actor, OfficerId, PartyId, SessionId, new_id
from api.store.parties import party
from api.store.tables.access import SignIn
from api.store.tables.people import Officer
from api.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A session and its secret, which is told only now."""

    secret: Secret = field(repr=False)
    expires_at: datetime
    officer: OfficerId | None = None
    party: PartyId | None = None


def open_session(
    work: Work,
    length: timedelta,
    *,
    officer: OfficerId | None = None,
    party: PartyId | None = None,
) -> SignedIn:
    """A session of an officer or of a party."""
    secret = new_secret(SecretKind.SESSION)
    made = SignIn(
        session_id=SessionId(new_id("session")),
        secret_hash=hash_of(secret),
        officer_id=officer,
        party_id=party,
        created_at=work.at,
        expires_at=work.at + length,
    )
    work.db.add(made)
    work.db.flush()
    work.note(Act.SIGNED_IN, made.session_id, whose=officer or party)
    return SignedIn(secret=secret, expires_at=made.expires_at, officer=officer, party=party)


def identity_of_session(db: Session, secret: str, at: datetime) -> Identity | None:
    """Whose session this is; None for one that is unknown, ended or too old."""
    asked = select(SignIn).where(
        SignIn.secret_hash == hash_of(secret), SignIn.revoked_at.is_(None), SignIn.expires_at > at
    )
    found = db.scalar(asked)
    if found is None:
        return None
    if found.party_id is not None:
        return identity_of_party(db, found.party_id, found.session_id)
    assert found.officer_id is not None
    if db.get_one(Officer, found.officer_id).removed_at is not None:
        return None
    return Identity(
        role=Role.OFFICER,
        actor=Actor(found.officer_id),
        officer=found.officer_id,
        session=found.session_id,
    )


def identity_of_party(db: Session, party_id: PartyId, session: SessionId | None = None) -> Identity:
    """Who a party is; raises `NotFoundError`."""
    found = party(db, party_id)
    return Identity(
        role=Role(found.role),
        actor=Actor(party_id),
        case=found.case_id,
        party=party_id,
        represents=found.represents,
        session=session,
    )


def end_session(work: Work, session: SessionId) -> None:
    """Sign out."""
    _end(work, SignIn.session_id == session)
    work.note(Act.SIGNED_OUT, session)


def end_sessions_of(
    work: Work, *, officer: OfficerId | None = None, party: PartyId | None = None
) -> None:
    """End every session of somebody."""
    whose = SignIn.officer_id == officer if officer else SignIn.party_id == party
    _end(work, whose)
    work.note(Act.SIGNED_OUT, officer or party or "", all=True)


def _end(work: Work, which: ColumnElement[bool]) -> None:
    work.db.execute(
        update(SignIn).where(which, SignIn.revoked_at.is_(None)).values(revoked_at=work.at)
    )
