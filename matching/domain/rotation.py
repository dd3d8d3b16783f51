"""Stays: done, planned, possible and wished."""

from dataclasses import dataclass
from datetime import date

from matching.domain.ids import EmployerId, OccupationId, PeriodId, ScholarId
from matching.domain.sets import Level, StayKind, StayStatus


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
