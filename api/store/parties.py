"""Parties of a case: one for each employer and scholar of its facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.store.errors import NotFoundError
from api.store.names import CaseId, PartyId, new_id
from api.store.persons import Described, add_person
from api.store.states import PartyRole
from api.store.tables.access import Invitation, SignIn
from api.store.tables.people import Party, Person
from api.store.work import Work
from matching import domain


def party(db: Session, party_id: PartyId) -> Party:
    """A party; raises `NotFoundError`."""
    found = db.get(Party, party_id)
    if found is None:
        raise NotFoundError("party")
    return found


def parties(db: Session, case_id: CaseId, role: PartyRole | None = None) -> list[Party]:
    """The parties of a case, or those of one role, by their ids in the case."""
    asked = select(Party).where(Party.case_id == case_id)
    if role is not None:
        asked = asked.where(Party.role == role)
    return list(db.scalars(asked.order_by(Party.role, Party.case_key)))


def party_of(db: Session, case_id: CaseId, role: PartyRole, case_key: str) -> Party:
    """The party of an employer or scholar of a case; raises `NotFoundError`."""
    asked = select(Party).filter_by(case_id=case_id, role=role, case_key=case_key)
    found = db.scalar(asked)
    if found is None:
        raise NotFoundError(str(role))
    return found


def representative_of(db: Session, scholar: PartyId) -> Party | None:
    """The legal representative of a scholar in a case."""
    return db.scalar(select(Party).where(Party.represents == scholar))


def add_representative(work: Work, scholar: Party, described: Described) -> Party:
    """A legal representative who countersigns for a scholar under age."""
    seat = _Seat(
        case_id=scholar.case_id,
        role=PartyRole.REPRESENTATIVE,
        case_key=scholar.case_key,
        represents=scholar.party_id,
    )
    return _add(work, seat, described)


def keep_in_step(
    work: Work, case_id: CaseId, case: domain.Case, persons: Sequence[domain.Person] = ()
) -> None:
    """Parties as the facts have employers and scholars; whoever is no longer there goes.

    A person who is already known stays as described.
    """
    there = {(each.role, each.case_key): each for each in parties(work.db, case_id)}
    known = {each.scholar_id: each for each in persons}
    wanted: set[tuple[PartyRole, str]] = set()
    for employer in case.employers:
        wanted.add((PartyRole.EMPLOYER, employer.employer_id))
        if (PartyRole.EMPLOYER, employer.employer_id) not in there:
            seat = _Seat(case_id=case_id, role=PartyRole.EMPLOYER, case_key=employer.employer_id)
            _add(work, seat, Described(name=employer.name))
    for scholar in case.scholars:
        wanted |= {(role, scholar.scholar_id) for role in _SCHOLARS}
        found = there.get((PartyRole.SCHOLAR, scholar.scholar_id))
        if found is None:
            _add_scholar(work, case_id, scholar, known.get(scholar.scholar_id))
        elif scholar.adult_on is not None:
            work.db.get_one(Person, found.person_id).adult_on = scholar.adult_on
    _remove(work.db, [each for key, each in there.items() if key not in wanted])


_SCHOLARS = (PartyRole.SCHOLAR, PartyRole.REPRESENTATIVE)


def _add_scholar(
    work: Work, case_id: CaseId, scholar: domain.Scholar, known: domain.Person | None
) -> None:
    seat = _Seat(case_id=case_id, role=PartyRole.SCHOLAR, case_key=scholar.scholar_id)
    if known is None:
        _add(work, seat, Described(adult_on=scholar.adult_on))
        return
    about = Described(name=known.name, contact=known.contact, adult_on=scholar.adult_on)
    added = _add(work, seat, about)
    if known.legal_representative is not None:
        add_representative(work, added, Described(name=known.legal_representative))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seat:
    """Where a party stands in a case."""

    case_id: CaseId
    role: PartyRole
    case_key: str
    represents: PartyId | None = None


def _add(work: Work, seat: _Seat, described: Described) -> Party:
    added = Party(
        party_id=PartyId(new_id("party")),
        case_id=seat.case_id,
        role=seat.role,
        case_key=seat.case_key,
        person_id=add_person(work, described).person_id,
        represents=seat.represents,
        created_at=work.at,
    )
    work.db.add(added)
    work.db.flush()
    return added


def _remove(db: Session, gone: Sequence[Party]) -> None:
    """Parties of a draft, with the ways in that they were given; representatives first."""
    for each in sorted(gone, key=lambda one: one.represents is None):
        for ways in (Invitation, SignIn):
            db.execute(delete(ways).where(ways.party_id == each.party_id))
        db.execute(delete(Party).where(Party.party_id == each.party_id))
        db.execute(delete(Person).where(Person.person_id == each.person_id))
