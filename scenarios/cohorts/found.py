"""What the simulation found: every history's rows, and what was simulated."""

from dataclasses import dataclass
from datetime import date

from matching.money import Cents
from matching.rules.policy import Policy
from scenarios.cohorts.plan import PlanKind
from scenarios.cohorts.rates import Rates
from scenarios.cohorts.rows import MonthRow, YearRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """Histories of one or more scenarios; the answers are about the first.

    Parameters
    ----------
    limit : of all lines of the case together, None without any; ``of_school_year`` says whether
        every line is of the school year, so that a school year's spending can stand beside it.
    sums : cents a school year of which is asked what they sustain.
    closes, closes_in : the employer that closes in the answers, and the year, from 1.
    rows, months : one a school year, and one a month, of every history.
    policy : of the first scenario, open on the day of its case; rates likewise.
    """

    case: str
    on: date
    school_year: str
    years: int
    seeds: int
    answer_seeds: int
    target: int
    scenarios: tuple[str, ...]
    limit: Cents | None
    of_school_year: bool
    sums: tuple[Cents, ...]
    closes: str
    closes_in: int
    policy: Policy
    rates: Rates
    rows: tuple[YearRow, ...]
    months: tuple[MonthRow, ...]

    def of(self, kind: PlanKind | str, scenario: str | None = None) -> tuple[YearRow, ...]:
        """Rows of a plan of a scenario, by default of the first."""
        wanted = scenario or self.scenarios[0]
        return tuple(row for row in self.rows if row.plan == str(kind) and row.scenario == wanted)

    def budget(self, sum_: Cents) -> tuple[YearRow, ...]:
        """Rows of the plan with a line of a sum."""
        return self.of(f"{PlanKind.BUDGET}-{sum_ // 100}")
