"""What the municipality pays, month by month, and on which line each month counts."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from matching.contract import LineLeft
from matching.domain import BudgetLine
from matching.money import Cents
from matching.rules.cofunding import counts_on, payment
from matching.solver.problem import LEVELS, BoolArray, IntArray
from scenarios.cohorts.awards import SCHOOL_YEAR, Awards
from scenarios.cohorts.town import Town

TAIL = 12
"""Years after the last one simulated in which an award may still be paid."""


@dataclass(frozen=True, kw_only=True)
class Purse:
    """Months by their number from January of ``base`` on, and what is due in each."""

    town: Town

    @cached_property
    def base(self) -> int:
        """Calendar year whose January is month 0."""
        case = self.town.case
        begun = [award.paid_from.year for award in case.running_awards]
        spans = [line.begins.year for line in case.budget if line.begins is not None]
        return min([self.town.first_year, *begun, *spans])

    @cached_property
    def months(self) -> int:
        """How many months are kept account of."""
        return (self.town.first_year - self.base + self.town.years + TAIL) * SCHOOL_YEAR

    @property
    def nothing(self) -> IntArray:
        """Zero for every level, group and month."""
        return np.zeros((len(LEVELS), len(self.town.groups), self.months), dtype=np.int64)

    def month(self, number: int) -> date:
        """First day of a month."""
        return date(self.base + number // SCHOOL_YEAR, number % SCHOOL_YEAR + 1, 1)

    def months_of(self, level: IntArray, year: int) -> IntArray:
        """Numbers of the twelve months of a school year at each level, shape (levels, 12)."""
        first = (year - self.base) * SCHOOL_YEAR + self.town.first_month[level] - 1
        return np.asarray(first[:, None] + np.arange(SCHOOL_YEAR), dtype=np.int64)

    def paid(self, awards: Awards, due: BoolArray, year: int) -> IntArray:
        """Municipal cents of each award in each month of a school year, shape (awards, 12)."""
        months = self.months_of(awards.level, year)
        price = self._price[awards.level[:, None], awards.amount[:, None], months]
        return np.asarray(price * (due & awards.funded[:, None]), dtype=np.int64)

    def spread(self, awards: Awards, paid: IntArray, year: int) -> IntArray:
        """The same cents by level, group and month."""
        total = self.nothing
        group = self.town.group_of[awards.occupation]
        months = self.months_of(awards.level, year)
        np.add.at(total, (awards.level[:, None], group[:, None], months), paid)
        return total

    def committed(self, awards: Awards, year: int) -> IntArray:
        """What running awards are owed from a school year on, as far as is known in it."""
        total = self.nothing
        for later in range(year, 1 + int(awards.last_year.max(initial=year - 1))):
            total += self.spread(awards, self.paid(awards, awards.due(later), later), later)
        return total

    def on(self, line: BudgetLine) -> BoolArray:
        """Whether a month counts on a line, by level, group and month."""
        if line not in self._masks:
            self._masks[line] = self._mask(line)
        return self._masks[line]

    def left(self, line: BudgetLine, owed: IntArray) -> LineLeft:
        """A line, and what is owed on it; ``owed`` is by level, group and month."""
        running = Cents(int(owed[self.on(line)].sum()))
        return LineLeft(name=line.name, limit=line.limit, running=running)

    @cached_property
    def amounts(self) -> tuple[Cents, ...]:
        """Every monthly amount that may be paid."""
        case = self.town.case
        running = (award.monthly_amount for award in case.running_awards)
        offered = (position.monthly_amount for position in case.positions)
        return tuple(sorted({*running, *offered, self.town.rates.amount_of_student}))

    @cached_property
    def _masks(self) -> dict[BudgetLine, BoolArray]:
        return {}

    def _mask(self, line: BudgetLine) -> BoolArray:
        policy = self.town.policy
        return np.array(
            [
                [
                    [
                        counts_on(line, self.month(m), level, group, policy)
                        for m in range(self.months)
                    ]
                    for group in self.town.groups
                ]
                for level in LEVELS
            ],
            dtype=np.bool_,
        )

    @cached_property
    def _price(self) -> IntArray:
        """Cents that the municipality pays of an amount, shape (levels, amounts, months)."""
        begun = [award.paid_from for award in self.town.case.running_awards]
        first = min([*begun, date(self.town.first_year, min(self.town.first_month), 1)])
        months = [self.month(number) for number in range(self.months)]
        return np.array(
            [
                [
                    [
                        payment(
                            level, amount, month, funded=True, policy=self.town.policy
                        ).municipality
                        if month >= first
                        else 0
                        for month in months
                    ]
                    for amount in self.amounts
                ]
                for level in LEVELS
            ],
            dtype=np.int64,
        )
