"""One row of a sweep: the place in the grid, and the indicators of its match."""

from dataclasses import dataclass
from enum import StrEnum


class Ended(StrEnum):
    """How a cell ended."""

    MATCHED = "matched"
    CLASH = "clash"
    """Those who must be awarded do not find room: there is no match."""
    OUT_OF_REACH = "out_of_reach"
    """The scenario asks for what no line gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A budget line in one cell, in cents; ``limit`` = ``running`` + ``spent`` + ``remains``."""

    line: str
    limit: int
    running: int
    spent: int
    remains: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Indicators of one cell; all 0 where there is no match.

    Money in cents, need in hundredths (weight times awards that count), ``mean_rank`` in
    hundredths of a place, rounded down.

    Parameters
    ----------
    goals : solved, in their order; what later goals would have fixed is that of the choice found.
    proven : whether each of them is; never so where the mechanism aims at none.
    limit, running, spent : over all lines.
    public_cost : over all months to completion, on a line or not.
    first_wishes : awards at the scholar's first place.
    blocking, excused : pairs that would rather agree past the match; those that lack only money.
    """

    key: str
    ended: Ended
    goals: tuple[str, ...] = ()
    proven: bool = False
    awards: int = 0
    co_funded: int = 0
    pupils: int = 0
    students: int = 0
    employers: int = 0
    points: int = 0
    need_covered: int = 0
    need_asked: int = 0
    first_wishes: int = 0
    mean_rank: int = 0
    limit: int = 0
    running: int = 0
    spent: int = 0
    public_cost: int = 0
    blocking: int = 0
    excused: int = 0
    lines: tuple[LineRow, ...] = ()
