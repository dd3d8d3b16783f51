"""A table as data: typed columns and rows, not yet in any language or file format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar

from matching.words import Text


class Kind(StrEnum):
    """What a column holds, and so how a cell is written."""

    TEXT = "text"
    INT = "int"
    YEAR = "year"
    EUR = "eur"
    DATE = "date"
    MONTH = "month"
    POINTS = "points"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of a kind of its own, in a column where kinds differ from row to row."""

    value: int
    kind: Kind


Cell: TypeAlias = str | Text | int | date | Measure | None
"""Cents, basis points and hundredths are integers; None is an empty cell."""

Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``total`` says that the sum of its numbers means something."""

    header: Text
    kind: Kind = Kind.TEXT
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns; every row has a cell for every column."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


Record = TypeVar("Record")
Field: TypeAlias = tuple[Column, Callable[[Record], Cell]]
"""A column and what stands in it for a record."""


def tabulate(name: str, title: Text, records: Iterable[Record], *fields: Field[Record]) -> Table:
    """A row for each record, a column for each field."""
    return Table(
        name=name,
        title=title,
        columns=tuple(column for column, _ in fields),
        rows=tuple(tuple(of(record) for _, of in fields) for record in records),
    )


def column_sum(table: Table, column: int) -> int:
    """Sum of a column's numbers."""
    return sum(cell for row in table.rows if isinstance(cell := row[column], int))
