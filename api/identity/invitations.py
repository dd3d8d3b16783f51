"""Invitations: a link shows a button, the button signs in, once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from api.identity.errors import InvitationError
from api.identity.secret import Secret, SecretKind, hash_of, new_secret
from api.identity.sessions import SignedIn, open_session
from api.store.acts import Act
from api.store.names import Actor, InvitationId, OfficerId, PartyId, new_id
from api.store.parties import party
from api.store.persons import person
from api.store.states import PartyRole
from api.store.tables.access import Invitation
from api.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter of invitation needs; the secret is told only now."""

    party_id: PartyId
    role: PartyRole
    case_key: str
    name: str | None = field(repr=False)
    contact: str | None = field(repr=False)
    address: str | None = field(repr=False)
    secret: Secret = field(repr=False)
    expires_at: datetime


def invite(work: Work, party_id: PartyId, length: timedelta) -> Secret:
    """A new link for a party; one that was not used opens no more."""
    secret = new_secret(SecretKind.INVITATION)
    _revoke(work, Invitation.party_id == party_id)
    made = _invitation(work, secret, length)
    made.party_id = party_id
    _keep(work, made)
    return secret


def invite_officer(work: Work, officer_id: OfficerId, length: timedelta) -> Secret:
    """A new link for an officer, who then sets a password."""
    secret = new_secret(SecretKind.INVITATION)
    _revoke(work, Invitation.officer_id == officer_id)
    made = _invitation(work, secret, length)
    made.officer_id = officer_id
    _keep(work, made)
    return secret


def letters(work: Work, invited: Sequence[PartyId], length: timedelta) -> list[Letter]:
    """New links for parties, with what letters to them need."""
    return [_letter(work, party_id, length) for party_id in invited]


def invitation(db: Session, secret: str, at: datetime) -> Invitation:
    """What a link would open; looking at it uses nothing up.

    Raises
    ------
    InvitationError
        If it was used, renewed, revoked, or is too old.
    """
    found = db.scalar(select(Invitation).filter_by(secret_hash=hash_of(secret)))
    if found is None or found.used_at or found.revoked_at or found.expires_at <= at:
        raise InvitationError
    return found


def use_invitation(work: Work, secret: str, length: timedelta) -> SignedIn:
    """Press the button: the link opens a session and no other after it; raises as above."""
    found = invitation(work.db, secret, work.at)
    found.used_at = work.at
    whose = Work(db=work.db, by=Actor(found.officer_id or found.party_id or ""), at=work.at)
    return open_session(whose, length, officer=found.officer_id, party=found.party_id)


def revoke_invitation(work: Work, party_id: PartyId) -> None:
    """A party's link opens no more."""
    _revoke(work, Invitation.party_id == party_id)
    work.note(Act.INVITATION_REVOKED, party_id)


def invitations(db: Session, parties: Sequence[PartyId]) -> list[Invitation]:
    """The invitations of parties, the latest first."""
    asked = select(Invitation).where(Invitation.party_id.in_(parties))
    return list(db.scalars(asked.order_by(Invitation.created_at.desc())))


def _letter(work: Work, party_id: PartyId, length: timedelta) -> Letter:
    who = party(work.db, party_id)
    about = person(work.db, who.person_id)
    return Letter(
        party_id=party_id,
        role=who.role,
        case_key=who.case_key,
        name=about.name,
        contact=about.contact,
        address=about.address,
        secret=invite(work, party_id, length),
        expires_at=work.at + length,
    )


def _invitation(work: Work, secret: Secret, length: timedelta) -> Invitation:
    return Invitation(
        invitation_id=InvitationId(new_id("invitation")),
        secret_hash=hash_of(secret),
        created_at=work.at,
        expires_at=work.at + length,
    )


def _keep(work: Work, made: Invitation) -> None:
    work.db.add(made)
    work.db.flush()
    work.note(Act.INVITED, made.invitation_id, whose=made.party_id or made.officer_id)


def _revoke(work: Work, which: ColumnElement[bool]) -> None:
    open_ones = (Invitation.used_at.is_(None), Invitation.revoked_at.is_(None))
    work.db.execute(update(Invitation).where(which, *open_ones).values(revoked_at=work.at))
