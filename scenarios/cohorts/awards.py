"""Running awards as arrays: who has one, where, until when."""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from matching.solver.problem import BoolArray, IntArray
from scenarios.cohorts.chance import UintArray

SCHOOL_YEAR: Final = 12
"""Months of a school year, counted from the level's own first month."""
NEVER: Final = -1
"""School year of a rest that there is none of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awards:
    """Running awards, every array of shape (awards,).

    Parameters
    ----------
    key : of the scholar.
    employer, occupation, level, amount : by their index.
    first_year, last_year : calendar years in which the first and the last school year begin.
    from_month, until_month : paid from this month of the first school year, to this one of the
        last; 0 is the level's first month, both included.
    months, last_months : most months paid in a school year, and in the last.
    rests_in : school year that is repeated and not paid, or `NEVER`.
    funded : whether the municipality pays a part.
    """

    key: UintArray
    employer: IntArray
    occupation: IntArray
    level: IntArray
    amount: IntArray
    first_year: IntArray
    last_year: IntArray
    from_month: IntArray
    until_month: IntArray
    months: IntArray
    last_months: IntArray
    rests_in: IntArray
    funded: BoolArray

    def __len__(self) -> int:
        return len(self.key)

    def due(self, year: int) -> BoolArray:
        """Whether each of the twelve months of a school year is paid, shape (awards, 12)."""
        month = np.arange(SCHOOL_YEAR)
        last = (self.last_year == year)[:, None]
        begun = (self.first_year < year)[:, None] | (month >= self.from_month[:, None])
        most = np.where(self.last_year == year, self.last_months, self.months)[:, None]
        running = ((self.first_year <= year) & (year <= self.last_year))[:, None]
        goes = (self.rests_in != year)[:, None]
        ended = last & (month > self.until_month[:, None])
        return np.asarray(running & goes & begun & (month < most) & ~ended, dtype=np.bool_)

    def only(self, which: BoolArray) -> "Awards":
        """Some of them."""
        return Awards(**{each.name: getattr(self, each.name)[which] for each in fields(self)})

    def and_(self, others: "Awards") -> "Awards":
        """These, then the others."""
        return Awards(
            **{
                each.name: np.concatenate([getattr(self, each.name), getattr(others, each.name)])
                for each in fields(self)
            }
        )
