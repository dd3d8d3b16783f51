"""What a person's data is kept for, and when each purpose ended."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.days import local_day
from api.store.names import PersonId
from api.store.states import AwardState, CallState, PartyRole
from api.store.tables.cases import StoredCase
from api.store.tables.decisions import Award
from api.store.tables.people import Officer, Party
from api.store.town import town

NOTHING_RESTS_ON = frozenset({CallState.DRAFT, CallState.OPEN, CallState.CLOSED})
"""Before the run nothing rests on what a party handed in."""
_GOES_ON = (AwardState.RUNS, AwardState.COMPLETING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """One reason to know a person: a case, or being an officer.

    Parameters
    ----------
    binding : a decision on public money rests on it, so that law keeps it.
    kept_until : first day on which it is no reason any more; None while it goes on.
    """

    binding: bool
    kept_until: date | None

    def holds(self, day: date) -> bool:
        """Whether it is still a reason."""
        return self.kept_until is None or self.kept_until > day


def purposes(db: Session, person_id: PersonId) -> list[Purpose]:
    """Why a person is known."""
    found = []
    for party in db.scalars(select(Party).filter_by(person_id=person_id)):
        case = db.get_one(StoredCase, party.case_id)
        ended = None if _has_running_award(db, party) else case.settled_at
        binding = case.state not in NOTHING_RESTS_ON
        found.append(Purpose(binding=binding, kept_until=_kept_until(db, ended)))
    for officer in db.scalars(select(Officer).filter_by(person_id=person_id)):
        found.append(Purpose(binding=True, kept_until=_kept_until(db, officer.removed_at)))
    return found


def _kept_until(db: Session, ended: datetime | None) -> date | None:
    """The month after so many whole months that the municipality keeps."""
    if ended is None:
        return None
    day = local_day(ended)
    months = day.year * 12 + day.month + town(db).retention_months
    return date(months // 12, months % 12 + 1, 1)


def _has_running_award(db: Session, party: Party) -> bool:
    asked = select(Award.award_id).where(Award.case_id == party.case_id, Award.state.in_(_GOES_ON))
    if party.role is not PartyRole.EMPLOYER:
        asked = asked.where(Award.scholar_id == party.case_key)
    return db.scalar(asked.limit(1)) is not None
