"""What a party sees of its own case: itself, tasks, stays, the employers met, or its interns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from api.lifecycle.bodies import Assessments, Wishes, read_body
from api.lifecycle.handing_in import case_for
from api.store import parties, persons, submissions
from api.store.cases import stored_case
from api.store.names import CaseId, PartyId
from api.store.states import PARTS_OF, CallState, Part, PartyRole
from api.store.tables.people import Party
from api.store.work import Work
from matching.domain import (
    Case,
    CaseKind,
    Employer,
    Level,
    Position,
    Scholar,
    Stay,
    StayStatus,
)
from matching.words import Text, text


class TaskState(StrEnum):
    """How far a party has come with a part."""

    MISSING = "missing"
    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    """Changed since it was confirmed; the confirmed version stays in force."""
    WAITS = "waits"
    """Confirmed, and the legal representative has still to countersign."""


TASK_STATE: Final[Mapping[TaskState, Text]] = MappingProxyType(
    {
        TaskState.MISSING: text("nothing yet"),
        TaskState.DRAFT: text("saved, not confirmed"),
        TaskState.CONFIRMED: text("confirmed"),
        TaskState.CHANGED: text("changed since it was confirmed; confirm it again"),
        TaskState.WAITS: text("waits for the legal representative"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """A party: who it is, and how far its case has come."""

    party_id: PartyId
    role: PartyRole
    case_key: str
    name: str | None = field(repr=False)
    contact: str | None = field(repr=False)
    address: str | None = field(repr=False)
    under_age: bool
    case_id: CaseId
    case: str
    kind: CaseKind
    state: CallState
    closes_at: datetime | None
    answer_by: date | None
    version: int
    """Of name, contact and address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A part that a party hands in.

    Parameters
    ----------
    needed : without it the party has no place in the match.
    version : of the draft; 0 while there is none.
    receipt : number of the latest receipt; 0 while there is none.
    """

    part: Part
    needed: bool
    state: TaskState
    deadline: datetime | None
    version: int
    receipt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """An employer where a scholar was, what it offers there for such scholars, and the own note."""

    employer_id: str
    employer: str
    stays: tuple[Stay, ...]
    positions: tuple[Position, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intern:
    """A scholar who was at an employer, or will be, and the employer's own note."""

    scholar_id: str
    level: Level
    occupation: str
    stays: tuple[Stay, ...]
    note: str | None


def me(db: Session, party_id: PartyId, at: datetime) -> Me:
    """Who a party is; raises `NotFoundError`."""
    who = parties.party(db, party_id)
    about, case = persons.person(db, who.person_id), stored_case(db, who.case_id)
    return Me(
        party_id=party_id,
        role=who.role,
        case_key=who.case_key,
        name=about.name,
        contact=about.contact,
        address=about.address,
        under_age=who.role is PartyRole.SCHOLAR and submissions.under_age(db, party_id, at),
        case_id=case.case_id,
        case=case.name,
        kind=case.kind,
        state=case.state,
        closes_at=case.closes_at,
        answer_by=case.answer_by,
        version=about.version,
    )


def change_contact(
    work: Work, party_id: PartyId, contact: str | None, address: str | None, expected: int
) -> None:
    """How a party is reached from now on.

    Raises
    ------
    NotFoundError, PersonalNumberError, StaleVersionError
    """
    about = persons.person(work.db, parties.party(work.db, party_id).person_id)
    described = persons.Described(
        name=about.name, contact=contact, address=address, adult_on=about.adult_on
    )
    persons.change_person(work, about.person_id, described, expected)


def tasks(db: Session, owner: PartyId) -> tuple[Task, ...]:
    """The parts of a party, in their order, each with its state and the deadline."""
    who = parties.party(db, owner)
    case, stored = case_for(db, who.case_id, Part.STAYS), stored_case(db, who.case_id)
    found = []
    for part in (each for each in Part if each in PARTS_OF[who.role]):
        draft = submissions.submission(db, owner, part)
        latest = next(iter(submissions.confirmations(db, owner, part)), None)
        state = TaskState.MISSING if draft is None else TaskState.DRAFT
        if draft is not None and latest is not None:
            waits_or_counts = TaskState.CONFIRMED if latest.in_force else TaskState.WAITS
            state = waits_or_counts if draft.body == latest.body else TaskState.CHANGED
        found.append(
            Task(
                part=part,
                needed=_needed(case, who, part),
                state=state,
                deadline=stored.closes_at,
                version=0 if draft is None else draft.version,
                receipt=0 if latest is None else latest.number,
            )
        )
    return tuple(found)


def own_stays(db: Session, owner: PartyId) -> tuple[Stay, ...]:
    """Stays of a scholar, or of an employer's interns, by their first day."""
    who = parties.party(db, owner)
    found = _stays(case_for(db, who.case_id, Part.STAYS, Part.HOURS), who)
    return tuple(sorted(found, key=lambda e: (e.begins, e.scholar_id, e.employer_id)))


def employers_met(db: Session, scholar: PartyId, *, with_notes: bool) -> tuple[Met, ...]:
    """The employers where a scholar's stays are done or confirmed, by name.

    Parameters
    ----------
    with_notes : only for the author of the notes.
    """
    who = parties.party(db, scholar)
    case = case_for(db, who.case_id, Part.PLACES, Part.STAYS, Part.HOURS)
    about = next(each for each in case.scholars if each.scholar_id == who.case_key)
    notes = _notes_of_scholar(db, scholar) if with_notes else {}
    met = [
        _met(case, each, about, notes.get(each.employer_id))
        for each in case.employers
        if any(_was_there(stay, each, about) for stay in case.stays)
    ]
    return tuple(sorted(met, key=lambda each: (each.employer, each.employer_id)))


def own_positions(db: Session, employer: PartyId) -> tuple[Position, ...]:
    """The positions of an employer that are in force."""
    who = parties.party(db, employer)
    case = case_for(db, who.case_id, Part.PLACES)
    return tuple(each for each in case.positions if each.employer_id == who.case_key)


def interns(db: Session, employer: PartyId) -> tuple[Intern, ...]:
    """The scholars with a stay at an employer, by id; who they are is not told."""
    who = parties.party(db, employer)
    case = case_for(db, who.case_id, Part.STAYS, Part.HOURS)
    stays, scholars = _stays(case, who), case.scholar_by_id()
    notes = _notes_of_employer(db, employer)
    return tuple(
        Intern(
            scholar_id=each,
            level=scholars[each].level,
            occupation=scholars[each].occupation,
            stays=tuple(stay for stay in stays if stay.scholar_id == each),
            note=notes.get(each),
        )
        for each in sorted({stay.scholar_id for stay in stays} & set(scholars))
    )


def _needed(case: Case, who: Party, part: Part) -> bool:
    """Whether the case waits for a part; hours only where a stay has still to be confirmed."""
    match part:
        case Part.PLACES | Part.RANKING | Part.WISHES:
            return True
        case Part.HOST_PLACES | Part.STAYS:
            return bool(case.periods)
        case Part.HOURS:
            return any(stay.status is StayStatus.DONE for stay in _stays(case, who))
    return False


def _stays(case: Case, who: Party) -> list[Stay]:
    if who.role is PartyRole.EMPLOYER:
        return [each for each in case.stays if each.employer_id == who.case_key]
    return [each for each in case.stays if each.scholar_id == who.case_key]


def _was_there(stay: Stay, employer: Employer, scholar: Scholar) -> bool:
    pair = (stay.scholar_id, stay.employer_id) == (scholar.scholar_id, employer.employer_id)
    return pair and stay.status is not StayStatus.PLANNED


def _met(case: Case, employer: Employer, scholar: Scholar, note: str | None) -> Met:
    """The employer, with positions of the scholar's own occupation and level."""
    return Met(
        employer_id=employer.employer_id,
        employer=employer.name,
        stays=tuple(each for each in case.stays if _was_there(each, employer, scholar)),
        positions=tuple(_open_to(case, employer, scholar)),
        note=note,
    )


def _open_to(case: Case, employer: Employer, scholar: Scholar) -> Iterator[Position]:
    for each in case.positions:
        alike = (each.occupation, each.level) == (scholar.occupation, scholar.level)
        if alike and each.employer_id == employer.employer_id:
            yield each


def _notes_of_scholar(db: Session, scholar: PartyId) -> Mapping[str, str]:
    draft = submissions.submission(db, scholar, Part.WISHES)
    body = None if draft is None else read_body(Part.WISHES, draft.body)
    return body.notes if isinstance(body, Wishes) else {}


def _notes_of_employer(db: Session, employer: PartyId) -> Mapping[str, str]:
    draft = submissions.submission(db, employer, Part.ASSESSMENTS)
    body = None if draft is None else read_body(Part.ASSESSMENTS, draft.body)
    if not isinstance(body, Assessments):
        return {}
    return {each.scholar_id: each.note for each in body.assessments}
