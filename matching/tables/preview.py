"""What was found in a case before it is taken: headers, control sums, every fault."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matching.domain import Case
from matching.errors import Fault
from matching.tables import kinds
from matching.tables.grid import UNREAD, Grid
from matching.tables.schema import Column, Table
from matching.tables.sheet import Sheet
from matching.tables.values import folded

SUMMED: Final = (kinds.WHOLE, kinds.COUNT, kinds.AMOUNT, kinds.DECIMAL)
"""Kinds of which a sum tells that nothing was lost; marks and ranks are not added up."""
NOT_SUMMED: Final = frozenset({"application_no", "rank"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A header as it stands, and the column that it is; None where nobody knows it."""

    header: str
    column: Column | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSum:
    """The sum of a column; hundredths where its kind has decimals."""

    column: Column
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """One sheet or file: how many rows, which headers, which sums."""

    file: str
    table: Table
    rows: int
    headers: tuple[Recognised, ...]
    sums: tuple[ControlSum, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything found; ``case`` only where there is no fault."""

    sheets: tuple[SheetPreview, ...]
    faults: tuple[Fault, ...]
    case: Case | None


def previews(
    tables: Sequence[Table], sheets: Mapping[str, Sheet], grids: Mapping[str, Grid]
) -> Iterator[SheetPreview]:
    """A preview of every sheet that there is, in the order of the tables."""
    for table in tables:
        if table.name in sheets and table.name in grids:
            sheet, grid = sheets[table.name], grids[table.name]
            yield SheetPreview(
                file=sheet.file,
                table=table,
                rows=grid.length,
                headers=tuple(_headers(sheet, table)),
                sums=tuple(_sums(grid)),
            )


def _headers(sheet: Sheet, table: Table) -> Iterator[Recognised]:
    known = table.headers()
    for header in sheet.header:
        if header:
            yield Recognised(header=header, column=known.get(folded(header)))


def _sums(grid: Grid) -> Iterator[ControlSum]:
    for column in grid.table.columns:
        if column.kind in SUMMED and column.field not in NOT_SUMMED:
            values = grid.columns[column.field]
            known = [value for value in values if value is not UNREAD and value is not None]
            if known:
                yield ControlSum(column=column, total=sum(known))
