"""The facts of one run: frozen, validated, sorted by id, free of policy and of solvers.

Field names are the code words of the dictionary; a table of the case is a tuple of records here.
Days are `datetime.date`; a span runs from ``begins`` to ``until``, both included. Money is integer
cents; points and weights are integer hundredths.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from matching.money import Cents, Hundredths

ScholarId = NewType("ScholarId", str)
EmployerId = NewType("EmployerId", str)
FirmId = NewType("FirmId", str)
PositionId = NewType("PositionId", str)
OccupationId = NewType("OccupationId", str)
PeriodId = NewType("PeriodId", str)


class Level(StrEnum):
    """School level: pupil of secondary school, student of tertiary education."""

    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class CaseKind(StrEnum):
    """Moment of the scheme: the yearly call, or the choice at completion."""

    CALL = "call"
    COMPLETION = "completion"


class Mechanism(StrEnum):
    """How the match chooses."""

    OPTIMAL = "optimal"
    STABLE = "stable"
    FEWEST_BLOCKING = "fewest_blocking"
    SINGLE_EMPLOYER = "single_employer"


class Goal(StrEnum):
    """What is made as large (or as small) as can be, in the order that policy gives."""

    KEPT_AWARDS = "kept_awards"
    """Awards of an earlier outcome that stay; first wherever there are earlier awards."""
    CO_FUNDED_AWARDS = "co_funded_awards"
    AWARDS = "awards"
    POINTS = "points"
    NEED_COVERED = "need_covered"
    SCHOLAR_RANKS = "scholar_ranks"
    POSITION_RANKS = "position_ranks"
    PUBLIC_COST = "public_cost"
    DRAW = "draw"


class Scholarship(StrEnum):
    """Another scholarship that an applicant may hold."""

    DEFICIT = "deficit"
    STATE = "state"
    ZOIS = "zois"


class StayKind(StrEnum):
    """Kind of a stay."""

    INTERNSHIP = "internship"
    TRAINING = "training"
    HOLIDAY_WORK = "holiday_work"


class StayStatus(StrEnum):
    """How far a stay has come; only confirmed ones count."""

    PLANNED = "planned"
    DONE = "done"
    CONFIRMED = "confirmed"


class PinKind(StrEnum):
    """The officer's decision on one pair."""

    MUST = "must"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Cents for a span of months, or for a school year (each level's own twelve months).

    ``level`` and ``group`` narrow the line to scholars of a level or occupations of a group.
    """

    name: str
    limit: Cents
    begins: date | None = None
    until: date | None = None
    school_year: str | None = None
    level: Level | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChange:
    """A change of one parameter over a span of days; ``value`` is text in the parameter's unit."""

    parameter: str
    value: str
    begins: date
    until: date | None = None


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
class Stay:
    """One internship of one person at one employer."""

    scholar_id: ScholarId
    employer_id: EmployerId
    begins: date
    until: date
    hours: int
    kind: StayKind
    status: StayStatus


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
class Period:
    """A span in which stays take place, open to some levels."""

    period_id: PeriodId
    begins: date
    until: date
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPlace:
    """Verified places and mentors of a host in one period."""

    employer_id: EmployerId
    period_id: PeriodId
    occupation: OccupationId
    level: Level
    places: int
    mentors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StayWish:
    """A wish to do a stay at an employer."""

    scholar_id: ScholarId
    employer_id: EmployerId
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who a scholar is: for pages and letters, never for the engine, never part of a `Case`."""

    scholar_id: ScholarId
    name: str
    contact: str | None = None
    legal_representative: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run's facts. Every table is sorted by its key, so the order of rows never matters."""

    name: str
    kind: CaseKind
    on: date
    school_year: str
    seed: str
    seed_source: str
    rotation_on: date | None = None
    target: int | None = None
    mechanism: Mechanism | None = None
    goals: tuple[Goal, ...] | None = None
    budget: tuple[BudgetLine, ...] = ()
    changes: tuple[PolicyChange, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    needs: tuple[Need, ...] = ()
    scholars: tuple[Scholar, ...] = ()
    employers: tuple[Employer, ...] = ()
    positions: tuple[Position, ...] = ()
    stays: tuple[Stay, ...] = ()
    scholar_preferences: tuple[ScholarPreference, ...] = ()
    position_preferences: tuple[PositionPreference, ...] = ()
    running_awards: tuple[RunningAward, ...] = ()
    earlier_awards: tuple[EarlierAward, ...] = ()
    decided: tuple[Pin, ...] = ()
    periods: tuple[Period, ...] = ()
    host_places: tuple[HostPlace, ...] = ()
    stay_wishes: tuple[StayWish, ...] = ()

    def employer_by_id(self) -> Mapping[EmployerId, Employer]:
        """Employers by their id."""
        return {employer.employer_id: employer for employer in self.employers}

    def position_by_id(self) -> Mapping[PositionId, Position]:
        """Positions by their id."""
        return {position.position_id: position for position in self.positions}

    def scholar_by_id(self) -> Mapping[ScholarId, Scholar]:
        """Scholars by their id."""
        return {scholar.scholar_id: scholar for scholar in self.scholars}

    def occupation_by_id(self) -> Mapping[OccupationId, Occupation]:
        """Occupations by their name."""
        return {occupation.occupation: occupation for occupation in self.occupations}
