"""One scholar and one position, with every fact that a rule on the pair looks at."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from matching.domain import (
    Case,
    Employer,
    EmployerId,
    FirmId,
    Pin,
    Position,
    PositionPreference,
    Scholar,
    ScholarId,
    ScholarPreference,
    StayStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """Confirmed hours of stays that ended by the day of the match."""

    by_employer: Mapping[EmployerId, int]
    by_firm: Mapping[FirmId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A pair; a wish that is None has no row in its table."""

    scholar: Scholar
    position: Position
    employer: Employer
    visits: Visits
    last_year: bool
    wish: ScholarPreference | None
    answer: PositionPreference | None
    pin: Pin | None


NO_VISITS = Visits(by_employer={}, by_firm={})


def visits_of(case: Case) -> Mapping[ScholarId, Visits]:
    """Visits of every scholar who has any; units of one firm count together."""
    employers = case.employer_by_id()
    by_employer: dict[ScholarId, dict[EmployerId, int]] = defaultdict(lambda: defaultdict(int))
    by_firm: dict[ScholarId, dict[FirmId, int]] = defaultdict(lambda: defaultdict(int))
    for stay in case.stays:
        if stay.status is StayStatus.CONFIRMED and stay.until <= case.on:
            by_employer[stay.scholar_id][stay.employer_id] += stay.hours
            by_firm[stay.scholar_id][employers[stay.employer_id].firm] += stay.hours
    return {
        scholar: Visits(by_employer=hours, by_firm=by_firm[scholar])
        for scholar, hours in by_employer.items()
    }
