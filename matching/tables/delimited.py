"""Text with commas, semicolons or tabs into a sheet."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from matching.errors import Fault
from matching.tables.decode import decoded
from matching.tables.schema import Table
from matching.tables.sheet import LONGEST_CELL, Sheet, sheet_of
from matching.tables.values import folded
from matching.words import text

_DELIMITERS: Final = (",", ";", "\t")
_HEADER: Final = 10_000
"""Characters of the first line that tell which mark stands between cells."""
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")
_SEP_LINE: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_delimited(table: Table, data: bytes) -> tuple[Sheet | None, list[Fault]]:
    """A sheet from the bytes of a file, or the faults that make it unreadable."""
    words, faults = decoded(table.file, data)
    if faults:
        return None, faults
    words = _SEP_LINE.sub("", words, count=1) if _SEP_LINE.match(words) else words
    rows: list[tuple[int, Sequence[str]]] = []
    try:
        rows.extend(_rows(words, _delimiter(table, words)))
    except csv.Error as broken:
        return None, [_unreadable(table.file, len(rows) + 1, broken)]
    return sheet_of(table.file, rows)


def _rows(words: str, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with their number; the apostrophe before what looks like a formula is taken off."""
    guarded = "'" in words
    lines = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter, strict=True)
    for number, cells in enumerate(lines, start=1):
        yield number, [_unguarded(cell) for cell in cells] if guarded else cells


def guard(cell: str) -> str:
    """The cell, after an apostrophe where a spreadsheet would take it for a formula.

    A text that has the apostrophe of its own accord gets a second one, so nothing is lost.
    """
    return f"'{cell}" if _GUARDED.match(f"'{cell}") else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _delimiter(table: Table, words: str) -> str:
    """The mark that yields the most known headers; among equals the one with more cells."""
    first = next((line for line in words.splitlines() if line.strip()), "")[:_HEADER]
    known = table.headers()

    def fits(mark: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=mark), [])
        return sum(folded(cell) in known for cell in cells), len(cells)

    return max(_DELIMITERS, key=fits)


def _unreadable(file: str, row: int, broken: csv.Error) -> Fault:
    if "field limit" in str(broken):
        problem = text(
            "a cell is longer than {most} characters; a quote before it is perhaps not closed",
            most=LONGEST_CELL,
        )
        return Fault(file=file, row=row, kind="cell_too_long", problem=problem)
    problem = text("quotes do not match from here; a quote inside a text is written twice")
    return Fault(file=file, row=row, kind="quotes", problem=problem)
