"""A case back into cells: what every written form has in common."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from matching.domain import Case, Person
from matching.errors import OutputError
from matching.tables.catalog import FACTS, TABLES
from matching.tables.schema import Column, Table
from matching.tables.sheet import LONGEST_CELL
from matching.words import Lang, text


def tables_with_rows(
    case: Case, persons: Sequence[Person]
) -> Iterator[tuple[Table, Sequence[Any]]]:
    """Tables that are files of their own, with their records; empty ones only where required."""
    for table in FACTS:
        records = getattr(case, table.name)
        if records or table.required:
            yield table, records
    if persons:
        yield TABLES["persons"], sorted(persons, key=lambda person: person.scholar_id)


def header(table: Table, lang: Lang) -> list[str]:
    """Headers in a language."""
    return [column.header(lang) for column in table.columns]


def columns_of(
    table: Table, records: Sequence[Any], lang: Lang
) -> Iterator[tuple[Column, list[Any], list[str]]]:
    """Every column with its values and their cells; equal values are written once."""
    for column in table.columns:
        values = [getattr(record, column.field) for record in records]
        cells = {value: column.written(value, lang) for value in set(values)}
        _short_enough(table, column, cells.values())
        yield column, values, [cells[value] for value in values]


def _short_enough(table: Table, column: Column, cells: Iterable[str]) -> None:
    if any(len(cell) >= LONGEST_CELL for cell in cells):
        raise OutputError(
            text(
                "a text in {table}, column {column} is longer than {most} characters",
                table=table.name,
                column=column.en,
                most=LONGEST_CELL - 1,
            )
        )
