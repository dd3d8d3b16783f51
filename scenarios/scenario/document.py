"""A TOML file into sheets, so that its values are read, and its faults told, as those of a case."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from matching.errors import Fault
from matching.tables.decode import decoded
from matching.tables.kinds import AMOUNT
from matching.tables.schema import Table
from matching.tables.sheet import Sheet
from matching.tables.suggest import Known
from matching.tables.values import folded
from matching.words import Text, text

_HEADER: Final = re.compile(r"\s*\[\[?\s*\"?([\w-]+)\"?\s*\]\]?")
_KEY: Final = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_BAD_LINE: Final = re.compile(r"at line (\d+)")

Lines = Mapping[tuple[str, int, str], int]
"""Line of each key by array (empty for the top), number in the array, and key (or none)."""


def document_sheets(
    file: str, data: bytes, head: Table, arrays: Mapping[str, Table]
) -> tuple[dict[str, Sheet], list[Fault]]:
    """Sheets by the name of their array, that of ``head`` under the empty name."""
    words, faults = decoded(file, data)
    if faults:
        return {}, faults
    try:
        document = tomllib.loads(words.replace("\r\n", "\n"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as broken:
        return {}, [_no_toml(file, broken)]
    lines = _lines(words)
    faults = list(_unknown_tables(file, document, arrays, lines))
    sheets = {}
    for name, table in arrays.items():
        entries = document.get(name, [])
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            sheets[name], wrong = _sheet(file, name, table, entries, lines)
            faults.extend(wrong)
        else:
            problem = text("expected tables, each with a header such as [[{array}]]", array=name)
            row = lines.get(("", 0, name)) or lines.get((name, 0, ""))
            faults.append(Fault(file=file, row=row, column=name, kind="toml", problem=problem))
    plain = {key: value for key, value in document.items() if not _is_table(key, value, arrays)}
    sheets[""], wrong = _sheet(file, "", head, [plain], lines)
    return sheets, [*faults, *wrong]


def _no_toml(file: str, broken: Exception) -> Fault:
    line = _BAD_LINE.search(str(broken))
    problem = text(
        'the line cannot be read as TOML ("{why}"); a text stands in quotes, as in name = "Razpis"',
        why=str(broken)[:200],
    )
    return Fault(file=file, row=int(line[1]) if line else None, kind="toml", problem=problem)


def _lines(words: str) -> Lines:
    lines: dict[tuple[str, int, str], int] = {}
    array, count = "", {"": 0}
    for number, line in enumerate(words.split("\n"), start=1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            array = header[1]
            count[array] = count.get(array, -1) + 1
            lines[array, count[array], ""] = number
        elif key:
            lines.setdefault((array, count[array], key[1]), number)
    return lines


def _is_table(key: str, value: object, arrays: Mapping[str, Table]) -> bool:
    rows = isinstance(value, list) and any(isinstance(entry, dict) for entry in value)
    return key in arrays or rows or isinstance(value, dict)


def _unknown_tables(
    file: str, document: Mapping[str, Any], arrays: Mapping[str, Table], lines: Lines
) -> Iterator[Fault]:
    for key, value in document.items():
        if key in arrays or not _is_table(key, value, arrays):
            continue
        close = Known(arrays).nearest(key) or next(iter(arrays))
        problem = text("no such table is known here (did you mean {close}?)", close=f"[[{close}]]")
        row = lines.get((key, 0, "")) or lines.get(("", 0, key))
        yield Fault(file=file, row=row, column=key, kind="unknown_key", problem=problem)


def _sheet(
    file: str, array: str, table: Table, entries: Sequence[Mapping[str, Any]], lines: Lines
) -> tuple[Sheet, list[Fault]]:
    """Entries as rows; a key that one of them has is a column of all."""
    header = list(dict.fromkeys(key for entry in entries for key in entry))
    header += _absent(table, header) if array else []
    at: dict[tuple[int, str], int] = {}
    faults: list[Fault] = []
    cells: list[list[str]] = [[] for _ in header]
    for number, entry in enumerate(entries):
        for place, key in enumerate(header):
            line = lines.get((array, number, key), lines.get((array, number, "")))
            if line is not None:
                at[number, key] = line
            cell, problem = _cell(table, key, entry.get(key, ""))
            cells[place].append(cell)
            if problem is not None:
                faults.append(Fault(file=file, row=line, column=key, kind="toml", problem=problem))
    sheet = Sheet(
        file=file,
        header=tuple(header),
        columns=tuple(tuple(column) for column in cells),
        rows=[lines.get((array, number, "")) for number in range(len(entries))],
        lines=at,
        header_row=None,
    )
    return sheet, faults


def _absent(table: Table, header: Sequence[str]) -> list[str]:
    """Keys of required columns that are not there."""
    known = table.headers()
    present = {known[folded(key)].field for key in header if folded(key) in known}
    return [c.en for c in table.columns if c.required and c.field not in present]


def _cell(table: Table, key: str, value: object) -> tuple[str, Text | None]:
    """A value of TOML as a cell; a float where money stands is a fault."""
    column = table.headers().get(folded(key))
    match value:
        case bool():
            return ("yes" if value else "no"), None
        case Decimal() if column is not None and column.kind is AMOUNT:
            wrong = text('write the amount as text: {key} = "{value}"', key=key, value=str(value))
            return "0", wrong
        case datetime() | date():
            return value.isoformat(), None
        case list() if not any(isinstance(entry, list | dict) for entry in value):
            return "|".join(_cell(table, key, entry)[0] for entry in value), None
        case list() | dict():
            return "0", text("expected a single value, found a table")
    return str(value), None
