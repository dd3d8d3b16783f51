"""Cells, words and lines of a timetable: SVG whose every place is a whole number of pixels."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from matching.domain import Period
from matching.report.bars import Colour
from matching.report.pen import element
from matching.words import Lang, Text, day, say

LETTER: Final = 7
"""Pixels that a letter takes on the average, rounded up."""
ROW: Final = 18
HEAD: Final = 38
WIDTH: Final = 480
NARROWEST: Final = 36
"""Pixels of a period; with many periods the picture grows wider."""
SMALL: Final = ' font-size="10"'
BOLD: Final = ' font-weight="bold"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Columns of the periods between what stands at the left and at the right."""

    left: int
    right: int
    periods: int

    @property
    def step(self) -> int:
        """Pixels of one period."""
        return max(NARROWEST, (WIDTH - self.left - self.right) // max(1, self.periods))

    @property
    def end(self) -> int:
        """Where the periods end."""
        return self.left + self.step * self.periods

    @property
    def width(self) -> int:
        """The whole picture."""
        return max(WIDTH, self.end + self.right)

    def x(self, period: int) -> int:
        """Where a period begins."""
        return self.left + self.step * period


def picture(grid: Grid, rows: int, about: Text, parts: Iterable[str], lang: Lang) -> str:
    """An ``svg`` element with so many rows under its head."""
    return element(grid.width, HEAD + ROW * rows + 4, say(about, lang), parts)


def head(grid: Grid, periods: Sequence[Period], lang: Lang) -> Iterator[str]:
    """Periods with their days."""
    for no, period in enumerate(periods):
        middle = grid.x(no) + grid.step // 2
        yield words(middle, 12, fitting(period.period_id, grid.step), "middle")
        for line, end in enumerate((period.begins, period.until)):
            yield words(middle, 23 + 10 * line, _short(end, lang), "middle", SMALL)


def _short(value: date, lang: Lang) -> str:
    """Day and month: ``8. 1.`` in Slovene, ``8 Jan`` in English."""
    if lang is Lang.SL:
        return f"{value.day}. {value.month}."
    number, name, _ = day(value, lang).split()
    return f"{number} {name[:3]}"


def top_of(row: int) -> int:
    """Where a row begins."""
    return HEAD + ROW * row


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours of a cell and of the words in it."""

    fill: str
    ink: str = Colour.TEXT


def cell(x: int, row: int, width: int, shown: str, paint: Paint) -> str:
    """A filled cell with words in its middle."""
    y = top_of(row)
    return (
        f'<rect x="{x + 1}" y="{y + 1}" width="{width - 2}" height="{ROW - 2}" '
        f'fill="{paint.fill}"/><text x="{x + width // 2}" y="{y + 13}" text-anchor="middle" '
        f'fill="{paint.ink}">{escape(fitting(shown, width))}</text>'
    )


def rule_above(grid: Grid, row: int) -> str:
    """A fine line above a row."""
    y = top_of(row)
    return f'<line x1="0" y1="{y}" x2="{grid.width}" y2="{y}" stroke="{Colour.PALE}"/>'


def words(x: int, y: int, shown: str, anchor: str = "start", look: str = "") -> str:
    """Words at a place; ``look`` is how they differ from the others."""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{look}>{escape(shown)}</text>'


def fitting(shown: str, width: int) -> str:
    """As many letters as there is room for."""
    most = max(2, width // LETTER)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
