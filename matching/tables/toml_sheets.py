"""``case.toml`` into the sheets that a workbook has: ``case``, ``budget`` and ``changes``."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from matching.errors import Fault
from matching.tables.catalog_settings import BUDGET, CHANGES, SETTINGS
from matching.tables.decode import decoded
from matching.tables.schema import Table
from matching.tables.sheet import Sheet
from matching.tables.suggest import Known
from matching.tables.values import folded
from matching.words import text

FILE: Final = "case.toml"
_ARRAYS: Final[Mapping[str, Table]] = {"budget": BUDGET, "change": CHANGES}
_HEADER: Final = re.compile(r"\s*\[\[?\s*\"?([\w-]+)\"?\s*\]\]?")
_KEY: Final = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_BAD_LINE: Final = re.compile(r"at line (\d+)")


def toml_sheets(data: bytes) -> tuple[dict[str, Sheet], list[Fault]]:
    """Sheets by the name of their table; none where the file is no TOML."""
    words, faults = decoded(FILE, data)
    if faults:
        return {}, faults
    try:
        document = tomllib.loads(words.replace("\r\n", "\n"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as broken:
        return {}, [_no_toml(broken)]
    document, faults = _known_keys(document, _Lines(words))
    return _sheets(document, _Lines(words), faults), faults


def _no_toml(broken: Exception) -> Fault:
    line = _BAD_LINE.search(str(broken))
    problem = text(
        'the line cannot be read as TOML ("{why}"); a text stands in quotes, as in name = "Razpis"',
        why=str(broken)[:200],
    )
    return Fault(file=FILE, row=int(line[1]) if line else None, kind="toml", problem=problem)


class _Lines:
    """Lines on which keys stand, by array, number in the array, and key."""

    def __init__(self, words: str) -> None:
        self._lines: dict[tuple[str, int, str], int] = {}
        array, count = "", {"": 0}
        for number, line in enumerate(words.split("\n"), start=1):
            header, key = _HEADER.match(line), _KEY.match(line)
            if header:
                array = header[1]
                count[array] = count.get(array, -1) + 1
                self._lines[array, count[array], ""] = number
            elif key:
                self._lines.setdefault((array, count[array], key[1]), number)

    def of(self, array: str, number: int, key: str) -> int | None:
        """Line of a key, or of the header of its array."""
        return self._lines.get((array, number, key), self._lines.get((array, number, "")))


def _known_keys(document: Mapping[str, Any], lines: _Lines) -> tuple[dict[str, Any], list[Fault]]:
    """The document without tables that nobody knows, and a fault for each of them."""
    known, faults = {}, []
    for key, value in document.items():
        if isinstance(value, dict) or (_is_array(value) and key not in _ARRAYS):
            close = Known([*_ARRAYS, *(c.en for c in SETTINGS.columns)]).nearest(key)
            close = (
                close if close is not None and close not in _ARRAYS else f"[[{close or 'budget'}]]"
            )
            problem = text("no such table is known here (did you mean {close}?)", close=close)
            row = lines.of(key, 0, "") or lines.of("", 0, key)
            faults.append(
                Fault(file=FILE, row=row, column=key, kind="unknown_key", problem=problem)
            )
        else:
            known[key] = value
    return known, faults


def _is_array(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(entry, dict) for entry in value)


def _sheets(document: dict[str, Any], lines: _Lines, faults: list[Fault]) -> dict[str, Sheet]:
    sheets = {}
    for array, table in _ARRAYS.items():
        entries = document.pop(array, [])
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            sheets[table.name] = _sheet(table, array, entries, lines, faults)
        else:
            problem = text("expected tables, each with a header such as [[{array}]]", array=array)
            faults.append(Fault(file=FILE, column=array, kind="toml", problem=problem))
    sheets["case"] = _sheet(SETTINGS, "", [document], lines, faults)
    return sheets


def _sheet(
    table: Table,
    array: str,
    entries: Sequence[Mapping[str, Any]],
    lines: _Lines,
    faults: list[Fault],
) -> Sheet:
    """Entries as rows; a key that one of them has is a column of all."""
    header = list(dict.fromkeys(key for entry in entries for key in entry))
    header += _absent(table, header) if array else []
    rows = [lines.of(array, number, "") for number in range(len(entries))]
    at: dict[tuple[int, str], int] = {}
    cells: list[list[str]] = [[] for _ in header]
    for number, entry in enumerate(entries):
        for place, key in enumerate(header):
            line = lines.of(array, number, key)
            if line is not None:
                at[number, key] = line
            cells[place].append(_cell(table, key, entry.get(key, ""), line, faults))
    return Sheet(
        file=FILE,
        header=tuple(header),
        columns=tuple(tuple(column) for column in cells),
        rows=rows,
        lines=at,
        header_row=None,
    )


def _absent(table: Table, header: Sequence[str]) -> list[str]:
    """Headers of required columns that are not there."""
    known = table.headers()
    present = {known[folded(key)].field for key in header if folded(key) in known}
    return [c.en for c in table.columns if c.required and c.field not in present]


def _cell(table: Table, key: str, value: object, line: int | None, faults: list[Fault]) -> str:
    """A value of TOML as a cell; a float where money stands is a fault."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal() if table is BUDGET:
            problem = text('write the amount as text: {key} = "{value}"', key=key, value=str(value))
            faults.append(Fault(file=FILE, row=line, column=key, kind="float", problem=problem))
            return "0"
        case datetime() | date():
            return value.isoformat()
        case list():
            return "|".join(_cell(table, key, entry, line, faults) for entry in value)
        case dict():
            problem = text("expected a single value, found a table")
            faults.append(Fault(file=FILE, row=line, column=key, kind="toml", problem=problem))
            return "0"
    return str(value)
