"""All facts of one run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching.domain.call import (
    EarlierAward,
    Employer,
    Need,
    Occupation,
    Pin,
    Position,
    PositionPreference,
    RunningAward,
    Scholar,
    ScholarPreference,
)
from matching.domain.ids import EmployerId, OccupationId, PositionId, ScholarId
from matching.domain.rotation import HostPlace, Period, Stay, StayWish
from matching.domain.rule import BudgetLine, PolicyChange
from matching.domain.sets import CaseKind, Goal, Mechanism


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
