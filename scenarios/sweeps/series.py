"""Cells put together for pictures: lines with bands, and awards over two axes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matching.money import hundredths
from matching.words import Text, text
from scenarios.sweeps.grid import Axis, Cell
from scenarios.sweeps.row import Ended
from scenarios.sweeps.run import Sweep

MOST_LINES: Final = 6
"""Lines that one picture can hold."""
LOW, MIDDLE, HIGH = 10, 50, 90
"""Percentiles of a band over made-up years and draws, and of the line within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Something that varies over the grid.

    Parameters
    ----------
    of : what a cell has there, as text.
    money : whether it is in euros.
    """

    name: Text
    of: Callable[[Cell], str]
    values: tuple[str, ...]
    money: bool = False

    @property
    def numbers(self) -> tuple[int, ...] | None:
        """The values in hundredths; None where they are words. Of ``40/80`` the first counts."""
        try:
            return tuple(hundredths(value.split("/")[0]) for value in self.values)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Co-funded awards at one place of a line: 10th percentile, median, 90th."""

    line: str
    x: int
    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """Median of co-funded awards at one place of two scales."""

    x: str
    y: str
    awards: int


def scales(sweep: Sweep) -> tuple[Scale, ...]:
    """Parameters and the budget, where they vary; the axes in their order, then the budget."""
    found = []
    first = 0
    for axis in sweep.grid.axes:
        width = len(axis.parameters)
        values = tuple("/".join(value) for value in axis.values)
        found.append(Scale(name=name_of(axis), of=_setting(first, width), values=values))
        first += width
    budgets = tuple(_budget(each) for each in sweep.grid.budgets)
    found.append(Scale(name=text("budget a year"), of=_of_budget, values=budgets, money=True))
    return tuple(scale for scale in found if len(scale.values) > 1)


PARAMETERS: Final[Mapping[tuple[str, ...], Text]] = {
    ("share",): text("share of the amount in %"),
    ("cap_secondary", "cap_tertiary"): text("cap for pupils / students, EUR a month"),
    ("cap_secondary",): text("cap for pupils, EUR a month"),
    ("cap_tertiary",): text("cap for students, EUR a month"),
    ("paid_months_secondary", "paid_months_tertiary"): text("paid months, pupils / students"),
    ("least_firms_visited",): text("least firms visited"),
    ("least_share_of_level",): text("least share of each school level in %"),
}
"""Short names of what is often varied; anything else goes by its own."""


def name_of(axis: Axis) -> Text:
    """An axis in words."""
    return PARAMETERS.get(axis.parameters) or text("{name}", name=" / ".join(axis.parameters))


def lines_over(sweep: Sweep, x: Scale) -> tuple[Point, ...]:
    """A line for every choice of everything that is not on the x axis; the first few of them."""
    numbers = x.numbers
    assert numbers is not None, "a line needs numbers below it"
    at = dict(zip(x.values, numbers, strict=True))
    others = [scale for scale in scales(sweep) if scale.name != x.name]
    found: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for cell, awards in _matched(sweep):
        found[_label(sweep, cell, others)][at[x.of(cell)]].append(awards)
    return tuple(
        Point(
            line=line,
            x=place,
            low=percentile(awards, LOW),
            middle=percentile(awards, MIDDLE),
            high=percentile(awards, HIGH),
        )
        for line, places in list(found.items())[:MOST_LINES]
        for place, awards in sorted(places.items())
    )


def squares_over(sweep: Sweep, x: Scale, y: Scale) -> tuple[Square, ...]:
    """Awards over two scales, of the first scenario and mechanism and the last of all else."""
    first, last = sweep.cells[0], sweep.cells[-1]
    others = [scale for scale in scales(sweep) if scale.name not in {x.name, y.name}]
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for cell, awards in _matched(sweep):
        same = (cell.scenario, cell.mechanism) == (first.scenario, first.mechanism)
        if same and all(scale.of(cell) == scale.of(last) for scale in others):
            found[x.of(cell), y.of(cell)].append(awards)
    return tuple(
        Square(x=at_x, y=at_y, awards=percentile(awards, MIDDLE))
        for (at_x, at_y), awards in found.items()
    )


def percentile(values: Sequence[int], percent: int) -> int:
    """The nearest rank: the smallest value that so many per cent do not pass."""
    return sorted(values)[max(0, (percent * len(values) + 99) // 100 - 1)]


def _matched(sweep: Sweep) -> Iterator[tuple[Cell, int]]:
    for cell, row in zip(sweep.cells, sweep.rows, strict=True):
        if row.ended is Ended.MATCHED:
            yield cell, row.co_funded


def _label(sweep: Sweep, cell: Cell, others: Sequence[Scale]) -> str:
    parts = [cell.scenario.name] if len(sweep.grid.scenarios) > 1 or not others else []
    if len(sweep.grid.mechanisms) > 1 and cell.mechanism is not None:
        parts.append(cell.mechanism)
    parts += [scale.of(cell) for scale in others]
    return ", ".join(parts)


def _setting(first: int, width: int) -> Callable[[Cell], str]:
    return lambda cell: "/".join(value for _, value in cell.settings[first : first + width])


def _of_budget(cell: Cell) -> str:
    return _budget(cell.budget)


def _budget(budget: int | None) -> str:
    return "" if budget is None else f"{budget // 100}.{budget % 100:02}"
