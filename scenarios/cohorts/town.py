"""A case as the simulation needs it: people, employers and occupations, looked up once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from matching.domain import (
    Case,
    Employer,
    EmployerId,
    Goal,
    Position,
    PositionId,
    PositionPreference,
    Scholar,
    ScholarId,
    ScholarPreference,
    Stay,
)
from matching.months import school_year_start
from matching.rules.book import PolicyBook
from matching.rules.policy import Policy
from matching.solver.problem import LEVELS, BoolArray, IntArray
from scenarios.cohorts.chance import UintArray, keys_of
from scenarios.cohorts.rates import Rates

FIRST_GOAL = (Goal.CO_FUNDED_AWARDS,)
"""Goals of a simulated match. The later ones choose among equally many co-funded awards; no figure
of the simulation is about them, and they would take thirty times as long."""

Row = TypeVar("Row", ScholarPreference, PositionPreference, Stay)


@dataclass(frozen=True, kw_only=True)
class Town:
    """A case, the policy and the rates of a run; what is dear to find out is found out once.

    Parameters
    ----------
    book : with the changes of the case.
    years : how many school years are simulated, from that of the case on.
    goals : of every match.
    """

    case: Case
    book: PolicyBook
    rates: Rates
    years: int
    goals: tuple[Goal, ...] = FIRST_GOAL

    @cached_property
    def first_year(self) -> int:
        """Calendar year in which the first school year begins."""
        return school_year_start(self.case.school_year)

    @cached_property
    def policy(self) -> Policy:
        """Policy on the day of the case; payments ask it for the day of their month."""
        return self.book.on(self.case.on)

    @cached_property
    def first_month(self) -> IntArray:
        """Month in which the school year of each level begins, shape (levels,)."""
        return np.array([self.policy.first_month(level) for level in LEVELS], dtype=np.int64)

    # people

    @cached_property
    def people(self) -> UintArray:
        """Key of each scholar of the case."""
        return keys_of(scholar.scholar_id for scholar in self.case.scholars)

    @cached_property
    def scholars(self) -> Mapping[ScholarId, Scholar]:
        """Scholars of the case by their id."""
        return self.case.scholar_by_id()

    @cached_property
    def wishes(self) -> Mapping[ScholarId, tuple[ScholarPreference, ...]]:
        """Each scholar's list."""
        return _by_scholar(self.case.scholar_preferences)

    @cached_property
    def answers(self) -> Mapping[ScholarId, tuple[PositionPreference, ...]]:
        """Each scholar's places on the positions' lists."""
        return _by_scholar(self.case.position_preferences)

    @cached_property
    def stays(self) -> Mapping[ScholarId, tuple[Stay, ...]]:
        """Each scholar's stays."""
        return _by_scholar(self.case.stays)

    # employers

    @cached_property
    def employers(self) -> Mapping[EmployerId, Employer]:
        """Employers by their id."""
        return self.case.employer_by_id()

    @cached_property
    def employer_ids(self) -> tuple[EmployerId, ...]:
        """Employers by their index."""
        return tuple(employer.employer_id for employer in self.case.employers)

    @cached_property
    def employer_at(self) -> Mapping[EmployerId, int]:
        """Index of each employer."""
        return {employer: i for i, employer in enumerate(self.employer_ids)}

    @cached_property
    def employer_keys(self) -> UintArray:
        """Key of each employer."""
        return keys_of(self.employer_ids)

    @cached_property
    def positions(self) -> Mapping[PositionId, Position]:
        """Positions by their id."""
        return self.case.position_by_id()

    @cached_property
    def place_keys(self) -> Mapping[PositionId, UintArray]:
        """Key of every place of each position."""
        return {
            each.position_id: keys_of(f"{each.position_id}|{no}" for no in range(each.places))
            for each in self.case.positions
        }

    @cached_property
    def offers(self) -> BoolArray:
        """Whether an employer has a position for an occupation, shape (employers, occupations)."""
        found = np.zeros((len(self.employer_ids), len(self.occupations)), dtype=np.bool_)
        for each in self.case.positions:
            found[self.employer_at[each.employer_id], self.occupations.index(each.occupation)] = (
                True
            )
        return found

    # occupations

    @cached_property
    def occupations(self) -> tuple[str, ...]:
        """Occupations by their index."""
        return tuple(each.occupation for each in self.case.occupations)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Groups of occupations by their index."""
        return tuple(sorted({each.group for each in self.case.occupations}))

    @cached_property
    def group_of(self) -> IntArray:
        """Group of each occupation, shape (occupations,)."""
        found = [self.groups.index(each.group) for each in self.case.occupations]
        return np.array(found, dtype=np.int64)


def _by_scholar(rows: Iterable[Row]) -> Mapping[ScholarId, tuple[Row, ...]]:
    found: dict[ScholarId, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.scholar_id].append(row)
    return {scholar: tuple(of_scholar) for scholar, of_scholar in found.items()}
