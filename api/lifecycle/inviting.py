"""Who is invited to a case."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.identity.invitations import Letter, invitations, letters, revoke_invitation
from api.store import cases, parties
from api.store.errors import NotFoundError, StateError
from api.store.names import CaseId, PartyId
from api.store.persons import Described
from api.store.states import PartyRole
from api.store.tables.access import Invitation
from api.store.tables.people import Party
from api.store.work import Work
from matching.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A party and its latest invitation, without a name."""

    party_id: PartyId
    role: PartyRole
    case_key: str
    represents: PartyId | None
    invited_at: datetime | None = None
    expires_at: datetime | None = None
    used_at: datetime | None = None


def seats(db: Session, case_id: CaseId) -> list[Seat]:
    """Parties of a case by role and by their id in it."""
    found = parties.parties(db, case_id)
    latest: dict[PartyId, Invitation] = {}
    for each in invitations(db, [party.party_id for party in found]):
        if each.party_id is not None:
            latest.setdefault(each.party_id, each)
    return [_seat(each, latest.get(each.party_id)) for each in found]


def invite(
    work: Work,
    case_id: CaseId,
    named: Sequence[PartyId] | None,
    roles: Collection[PartyRole] | None,
    length: timedelta,
) -> list[Letter]:
    """New links for parties of a case: those named, those of some roles, or all.

    Raises
    ------
    NotFoundError
        If somebody named is no party of the case.
    """
    cases.stored_case(work.db, case_id)
    there = parties.parties(work.db, case_id)
    if named is not None and not set(named) <= {each.party_id for each in there}:
        raise NotFoundError("party")
    invited = [
        each.party_id
        for each in there
        if (named is None or each.party_id in named) and (not roles or each.role in roles)
    ]
    return letters(work, invited, length)


def revoke(work: Work, party_id: PartyId) -> None:
    """A party's link opens no more; raises `NotFoundError`."""
    revoke_invitation(work, parties.party(work.db, party_id).party_id)


def add_guardian(work: Work, party_id: PartyId, described: Described) -> Seat:
    """Add the legal representative of a scholar.

    Raises
    ------
    NotFoundError
    StateError
        If the party is no scholar, or has a representative.
    """
    scholar = parties.party(work.db, party_id)
    if scholar.role is not PartyRole.SCHOLAR:
        raise StateError(text("Only a scholar has a legal representative."))
    if parties.representative_of(work.db, party_id) is not None:
        raise StateError(text("The scholar has a legal representative already."))
    return _seat(parties.add_representative(work, scholar, described), None)


def _seat(party: Party, invited: Invitation | None) -> Seat:
    return Seat(
        party_id=party.party_id,
        role=party.role,
        case_key=party.case_key,
        represents=party.represents,
        invited_at=None if invited is None else invited.created_at,
        expires_at=None if invited is None else invited.expires_at,
        used_at=None if invited is None else invited.used_at,
    )
