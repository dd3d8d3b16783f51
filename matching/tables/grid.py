"""A table as values: a column for every field, and where each value stood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from matching.errors import Fault
from matching.tables.closed import Named
from matching.tables.schema import Column, Table
from matching.tables.sheet import LONGEST_CELL, Sheet, shortened
from matching.tables.suggest import Known
from matching.tables.values import folded
from matching.words import Text, text


class _Unread:
    """Stands where a cell had a fault, so that no second fault follows from the first."""

    def __repr__(self) -> str:
        return "UNREAD"


UNREAD: Final = _Unread()


class Origin(Protocol):
    """Where the values of a grid stood."""

    @property
    def title(self) -> str:
        """Name of the table for people, such as ``positions.csv``."""
        ...

    def fault(self, record: int, field: str | None, kind: str, problem: Text) -> Fault:
        """A fault at one value, or at a whole record."""
        ...

    def place(self, record: int) -> Text | str:
        """Where a record stands, to be named in the fault of another."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Values of one table, column by column; all columns have one length."""

    table: Table
    columns: Mapping[str, Sequence[Any]]
    origin: Origin
    length: int

    def rows_of(self, *fields: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Records by number with some of their values, where all of these were read."""
        chosen = [self.columns[field] for field in fields]
        for record, values in enumerate(zip(*chosen, strict=True)):
            if UNREAD not in values:
                yield record, values

    def fault(self, record: int, field: str | None, kind: str, problem: Text) -> Fault:
        """A fault at one value, or at a whole record."""
        return self.origin.fault(record, field, kind, problem)


@dataclass(frozen=True, slots=True)
class InSheet:
    """Values that stood in the cells of a sheet."""

    sheet: Sheet
    headers: Mapping[str, str]

    @property
    def title(self) -> str:
        """File or sheet."""
        return self.sheet.file

    def fault(self, record: int, field: str | None, kind: str, problem: Text) -> Fault:
        """A fault with file, row and the header as it stands."""
        header = None if field is None else self.headers.get(field)
        row = self.sheet.row_of(record, header)
        return Fault(file=self.sheet.file, row=row, column=header, kind=kind, problem=problem)

    def place(self, record: int) -> Text | str:
        """The row."""
        row = self.sheet.rows[record]
        return self.title if row is None else text("row {row}", row=str(row))


def nothing_of(table: Table) -> Grid:
    """The grid of a table that was left out."""
    sheet = Sheet(file=table.file, header=(), columns=(), rows=())
    columns: dict[str, Sequence[Any]] = {column.field: () for column in table.columns}
    return Grid(table=table, columns=columns, origin=InSheet(sheet, {}), length=0)


def grid_of(sheet: Sheet, table: Table) -> tuple[Grid, list[Fault]]:
    """The values of a sheet; a cell with a fault is `UNREAD`."""
    found, faults = _found_columns(sheet, table)
    origin = InSheet(sheet, {field: sheet.header[place] for field, place in found.items()})
    columns: dict[str, Sequence[Any]] = {}
    length = len(sheet.rows)
    for column in table.columns:
        if column.field in found:
            cells = sheet.columns[found[column.field]]
            columns[column.field], wrong = _values(column, cells, origin)
            faults.extend(wrong)
        else:
            columns[column.field] = [UNREAD if column.required else column.default] * length
    return Grid(table=table, columns=columns, origin=origin, length=length), faults


def _found_columns(sheet: Sheet, table: Table) -> tuple[dict[str, int], list[Fault]]:
    """Number of the column of each field, and what is wrong with the header."""
    known = table.headers()
    found: dict[str, int] = {}
    faults = []
    for place, header in enumerate(sheet.header):
        column = known.get(folded(header))
        if column is None:
            if header or any(map(str.strip, sheet.columns[place])):
                faults.append(_unknown_header(sheet, header, table))
        elif column.field in found:
            first = sheet.header[found[column.field]]
            problem = text("this stands twice, the first time as {first}", first=first)
            faults.append(_in_header(sheet, header, "duplicate_column", problem))
        else:
            found[column.field] = place
    missing = [c for c in table.columns if c.required and c.field not in found]
    return found, faults + [_missing_header(sheet, column) for column in missing]


def _unknown_header(sheet: Sheet, header: str, table: Table) -> Fault:
    kind = "unknown_key" if sheet.keyed else "unknown_column"
    names = [name for column in table.columns for name in (column.en, column.sl)]
    close = Known(names).nearest(header)
    if close is None:
        problem = text(
            "this name is not known here; expected {names:list}",
            names=[Named(column.en, column.sl) for column in table.columns],
        )
    else:
        problem = text("this name is not known here (did you mean {close}?)", close=close)
    return _in_header(sheet, shortened(header), kind, problem)


def _missing_header(sheet: Sheet, column: Column) -> Fault:
    if sheet.keyed:
        problem = text(
            "{en} (or {sl}) is missing; expected {expected}",
            en=column.en,
            sl=column.sl,
            expected=column.kind.expected,
        )
        return _in_header(sheet, column.en, "missing_key", problem)
    problem = text("the column {en} (or {sl}) is missing", en=column.en, sl=column.sl)
    return _in_header(sheet, column.en, "missing_column", problem)


def _in_header(sheet: Sheet, header: str, kind: str, problem: Text) -> Fault:
    row = sheet.header_line(header)
    return Fault(file=sheet.file, row=row, column=header, kind=kind, problem=problem)


def _values(
    column: Column, cells: Sequence[str], origin: InSheet
) -> tuple[Sequence[Any], list[Fault]]:
    """Values of a column; each different cell is read once, however often it stands there."""
    meaning: dict[str, Any] = {}
    wrong: dict[str, tuple[str, Text]] = {}
    for cell in set(cells):
        fault = cell_fault(column, cell, meaning)
        if fault is not None:
            wrong[cell] = fault
            meaning[cell] = UNREAD
    values = [meaning[cell] for cell in cells]
    if not wrong:
        return values, []
    return values, [
        origin.fault(record, column.field, *wrong[cell])
        for record, cell in enumerate(cells)
        if cell in wrong
    ]


def cell_fault(column: Column, cell: str, meaning: dict[str, Any]) -> tuple[str, Text] | None:
    """Read one cell into ``meaning``; kind and problem of the fault where that fails."""
    if len(cell) > LONGEST_CELL:
        problem = text(
            "the cell has {n} characters, at most {most} are read; it begins with {start}",
            n=len(cell),
            most=LONGEST_CELL,
            start=shortened(cell),
        )
        return "cell_too_long", problem
    if not cell.strip():
        meaning[cell] = column.default
        problem = text("the cell is empty; expected {expected}", expected=column.kind.expected)
        return ("empty", problem) if column.required else None
    try:
        meaning[cell] = column.kind.read(cell)
    except ValueError:
        return column.kind.name, not_understood(column, cell)
    return None


def not_understood(column: Column, cell: str) -> Text:
    """What would be right instead of a cell, with the nearest word of a closed set."""
    facts: dict[str, object] = {"expected": column.kind.expected, "found": shortened(cell)}
    words = column.kind.words
    if words is not None:
        close = Known(name for word in words.values() for name in (word.en, word.sl)).nearest(cell)
        if close is not None:
            return text(
                'expected {expected}, found "{found}" (did you mean {close}?)', close=close, **facts
            )
    return text('expected {expected}, found "{found}"', **facts)
