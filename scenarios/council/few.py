"""Counts of people below five are not published: a reader could tell who they are.

Where the sum of some counts is published too, the only hidden one could be worked out from it; then
the next smallest is hidden with it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from matching.report.table import Cell, Kind, Measure, Table
from matching.words import Text, text

LEAST: Final = 5
FEWER: Final = text("fewer than {least}", least=LEAST)
HIDDEN: Final = text("not published")


def people(count: int) -> Cell:
    """A count as it may be published."""
    return FEWER if abs(count) < LEAST else count


def said(count: int, whole: Text, few: Text) -> Text:
    """A sentence about a count, and the one that stands for it where there are few."""
    return few if abs(count) < LEAST else whole


def published(parts: Sequence[int]) -> tuple[Cell, ...]:
    """Counts whose sum is known, so that none below five can be worked out from the others."""
    hidden = {no for no, count in enumerate(parts) if abs(count) < LEAST}
    extra: set[int] = set()
    if _told([parts[no] for no in hidden]) and len(hidden) < len(parts):
        rest = [no for no in range(len(parts)) if no not in hidden]
        extra = {min(rest, key=lambda no: (parts[no], no))}
    return tuple(
        HIDDEN if no in extra else FEWER if no in hidden else count
        for no, count in enumerate(parts)
    )


def _told(hidden: Sequence[int]) -> bool:
    """Whether the sum of what is hidden leaves no choice: one, all nothing, or all the most."""
    return bool(hidden) and (len(hidden) == 1 or sum(hidden) in {0, len(hidden) * (LEAST - 1)})


def without_few(table: Table) -> Table:
    """The table with every count as it may be published; a sum would tell, so there is none."""
    return replace(
        table,
        columns=tuple(
            replace(column, total=column.total and column.kind is not Kind.INT)
            for column in table.columns
        ),
        rows=tuple(
            tuple(_cell(cell, column.kind) for cell, column in zip(row, table.columns, strict=True))
            for row in table.rows
        ),
    )


def _cell(cell: Cell, kind: Kind) -> Cell:
    if isinstance(cell, Measure):
        return cell if cell.kind is not Kind.INT else _measure(cell)
    return people(cell) if kind is Kind.INT and isinstance(cell, int) else cell


def _measure(cell: Measure) -> Cell:
    return FEWER if abs(cell.value) < LEAST else cell
