"""Who applies, who offers, and what was decided before."""

from dataclasses import dataclass
from datetime import date

from matching.domain.ids import EmployerId, FirmId, OccupationId, PositionId, ScholarId
from matching.domain.sets import Level, PinKind, Scholarship
from matching.money import Cents, Hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """An occupation in use, in deficit or not."""

    occupation: OccupationId
    level: Level
    group: str
    isco08: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How many awards an occupation needs, and how much each counts (hundredths)."""

    occupation: OccupationId
    needed: int
    weight: Hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class Scholar:
    """An applicant, or in a completion case the holder of an award."""

    scholar_id: ScholarId
    level: Level
    occupation: OccupationId
    completes_on: date
    municipality: str
    citizenship: str
    employed: bool
    other_scholarships: tuple[Scholarship, ...]
    points: Hundredths
    application_no: int
    adult_on: date | None = None
    stays_wanted: int | None = None
    held_position: PositionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """A unit that grants scholarships; units of one firm share ``firm``."""

    employer_id: EmployerId
    name: str
    firm: FirmId
    municipality: str
    insolvent: bool
    call_published_on: date | None = None
    max_awards: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Places of one employer in one occupation and level, all with the same monthly amount."""

    position_id: PositionId
    employer_id: EmployerId
    occupation: OccupationId
    level: Level
    places: int
    monthly_amount: Cents
    accepts_unfunded: bool
    employment_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScholarPreference:
    """A wish; ``rank`` None stands for ``X``, not acceptable."""

    scholar_id: ScholarId
    position_id: PositionId
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionPreference:
    """A position's rank of a scholar, ties allowed; ``rank`` None stands for ``X``."""

    position_id: PositionId
    scholar_id: ScholarId
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningAward:
    """An award of an earlier call that is still paid."""

    scholar_id: ScholarId
    employer_id: EmployerId
    occupation: OccupationId
    level: Level
    monthly_amount: Cents
    paid_from: date
    completes_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAward:
    """An award of an earlier outcome of the same call, which stays wherever it can.

    Parameters
    ----------
    position_id, employer_id : as they were; the case may no longer have them.
    costs : cents on each budget line of the case, in their order; empty where nobody knows.
    """

    scholar_id: ScholarId
    position_id: PositionId
    employer_id: EmployerId
    funded: bool
    costs: tuple[Cents, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The officer's ``must`` or ``never`` on a pair, with the reason that is printed."""

    scholar_id: ScholarId
    position_id: PositionId
    decision: PinKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who a scholar is: for pages and letters, never for the engine, never part of a `Case`."""

    scholar_id: ScholarId
    name: str
    contact: str | None = None
    legal_representative: str | None = None
