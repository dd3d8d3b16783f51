"""What is simulated: a case under a policy, and what is different from the call as it stands."""

from dataclasses import dataclass
from enum import StrEnum

from matching.domain import Case, EmployerId, Goal
from matching.rules.book import PolicyBook
from scenarios.cohorts.town import FIRST_GOAL


class PlanKind(StrEnum):
    """Why a plan is simulated."""

    AS_IT_IS = "as_it_is"
    """The lines of the case, every year the same."""
    TARGET = "target"
    """As many new awards every year as the target asks, whatever the lines hold."""
    BUDGET = "budget"
    """One line of a sum every school year."""
    CLOSING = "closing"
    """As it is, and in one year the employer with the most places closes."""
    FILLED = "filled"
    """As the target, and only as large a part of the places is open as was filled elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One thing to simulate.

    Parameters
    ----------
    scenario : name of the scenario.
    binds : whether the lines limit the match; otherwise they are only held against what is spent.
    most : new awards a year at most, the applicants with the most points first; None for all.
    closes : an employer and the year (from 1) in which it closes.
    goals : of every match.
    sum : cents of the line of a school year, for `PlanKind.BUDGET`.
    """

    scenario: str
    kind: PlanKind
    case: Case
    book: PolicyBook
    rates: PolicyBook
    binds: bool = True
    most: int | None = None
    closes: tuple[EmployerId, int] | None = None
    goals: tuple[Goal, ...] = FIRST_GOAL
    sum: int | None = None

    @property
    def name(self) -> str:
        """Name of the plan in a table: the kind, and the sum of a budget in euros."""
        return str(self.kind) if self.sum is None else f"{self.kind}-{self.sum // 100}"
