"""Workbooks into sheets, with the reader kept in a process of its own."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from matching.errors import Fault
from matching.tables import spreadsheet_child
from matching.tables.schema import Table
from matching.tables.sheet import Sheet, sheet_of
from matching.tables.suggest import Known
from matching.words import Text, text

_MOST_UNPACKED: Final = 1 << 30
_MOST_PARTS: Final = 10_000
_MOST_SECONDS: Final = 240
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IGNORED: Final = frozenset({"instructions", "navodila"})
_SETTINGS_WIDTH: Final = 2

Numbered = tuple[int, Sequence[str]]


def workbook_sheets(
    path: Path, tables: Sequence[Table], known: Iterable[str]
) -> tuple[dict[str, Sheet], list[Fault]]:
    """Sheets of ``tables`` by name, and what is wrong with the workbook as such.

    ``known`` are the sheets that a workbook may have; any other one is a fault.
    """
    problem = _no_workbook(path)
    if problem is not None:
        return {}, [_fault(path, *problem)]
    lines, failed = _child(path, [table.name for table in tables])
    if failed is not None:
        return {}, [_fault(path, *failed)]
    return _sheets(path, lines, tables, frozenset(known))


def _fault(path: Path, kind: str, problem: Text) -> Fault:
    return Fault(file=path.name, kind=kind, problem=problem)


def _no_workbook(path: Path) -> tuple[str, Text] | None:
    """Why the file is no workbook that we try to read."""
    with path.open("rb") as source:
        start = source.read(8)
    if start == _COMPOUND_FILE:
        return _compound(path)
    # NotImplementedError is how zipfile refuses an encryption or compression unknown to it
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "no_workbook", text(
            "the file is no workbook, or only a part of one; save it anew as .xlsx"
        )
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        return "no_workbook", text("the file is no workbook of the kind .xlsx; save it as .xlsx")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        return "too_large", text("the workbook unpacks to more than a workbook of a case can be")
    return None


def _compound(path: Path) -> tuple[str, Text]:
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return "encrypted", text("the workbook has a password; save it without one")
    return "old_workbook", text("the file is an old workbook (.xls); save it as .xlsx")


def _child(path: Path, wanted: Sequence[str]) -> tuple[list[str], tuple[str, Text] | None]:
    """Lines that the reading process wrote, or why it failed."""
    command = [sys.executable, "-I", spreadsheet_child.__file__, str(path.resolve()), *wanted]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return [], ("unreadable", text("the workbook takes too long to read"))
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    if done.returncode != 0:
        return [], _gave_up("aborted")
    if lines and lines[-1].startswith('{"failed"'):
        return [], _gave_up(json.loads(lines[-1])["failed"])
    return lines, None


def _gave_up(word: str) -> tuple[str, Text]:
    match word:
        case "encrypted":
            return "encrypted", text("the workbook has a password; save it without one")
        case "too_large":
            return "too_large", text("the workbook holds more text than a case can have")
        case "aborted":
            return "unreadable", text(
                "the workbook asks for more memory than a case can need; copy its rows to a new one"
            )
    return "unreadable", text("the workbook is damaged; open it and save it anew as .xlsx")


def _sheets(
    path: Path, lines: Iterable[str], tables: Sequence[Table], known: frozenset[str]
) -> tuple[dict[str, Sheet], list[Fault]]:
    rows: dict[str, list[Numbered]] = {}
    faults: list[Fault] = []
    name = ""
    for line in lines:
        match json.loads(line):
            case {"sheet": found}:
                name = found.strip().lower()
                faults.extend(_strange(found, name, known, rows))
                rows.setdefault(name, [])
            case {"error_cell": [sheet, cell]}:
                faults.append(_error_cell(sheet, cell))
            case [number, cells]:
                rows[name].append((number, cells))
    sheets = {}
    for table in tables:
        if table.name in rows:
            sheet, wrong = _sheet(table, rows[table.name])
            faults.extend(wrong)
            if sheet is not None:
                sheets[table.name] = sheet
    return sheets, faults + list(_missing(path, rows, tables))


def _strange(
    found: str, name: str, known: frozenset[str], rows: dict[str, list[Numbered]]
) -> Iterator[Fault]:
    if name in rows:
        problem = text("two sheets are called {name}", name=name)
        yield Fault(file=found, kind="unknown_sheet", problem=problem)
    elif name not in known | _IGNORED:
        close = Known(known).nearest(name)
        names = sorted(known)
        problem = (
            text("a case has no such sheet; expected {names:list}", names=names)
            if close is None
            else text("a case has no such sheet (did you mean {close}?)", close=close)
        )
        yield Fault(file=found, kind="unknown_sheet", problem=problem)


def _error_cell(sheet: str, cell: str) -> Fault:
    row = int("".join(filter(str.isdigit, cell)))
    problem = text("the cell holds an error or a formula without a result; write the value itself")
    return Fault(
        file=sheet, row=row, column=cell.rstrip("0123456789"), kind="cell_error", problem=problem
    )


def _missing(
    path: Path, rows: dict[str, list[Numbered]], tables: Sequence[Table]
) -> Iterator[Fault]:
    for table in tables:
        if table.required and table.name not in rows:
            problem = text("the sheet {name} is missing", name=table.name)
            yield Fault(file=path.name, kind="missing_sheet", problem=problem)


def _sheet(table: Table, rows: Sequence[Numbered]) -> tuple[Sheet | None, list[Fault]]:
    if table.name != "case":
        return sheet_of(table.name, rows) if rows or table.required else (None, [])
    return _settings(table, rows)


def _settings(table: Table, rows: Sequence[Numbered]) -> tuple[Sheet | None, list[Fault]]:
    """The sheet of keys and values turned on its side: one record, a column for every key."""
    upright, faults = sheet_of(table.name, rows)
    if upright is None or faults or len(upright.header) != _SETTINGS_WIDTH:
        problem = text("expected two columns, key and value, under a header")
        return None, [Fault(file=table.name, kind="settings", problem=problem)]
    keys, values = upright.columns
    lines = {(0, key.strip()): row for key, row in zip(keys, upright.rows, strict=True) if row}
    return Sheet(
        file=table.name,
        header=tuple(key.strip() for key in keys),
        columns=tuple((value,) for value in values),
        rows=[None],
        lines=lines,
        header_row=None,
    ), []
