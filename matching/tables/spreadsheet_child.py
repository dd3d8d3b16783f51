"""Reads a workbook in a process of its own: ``python spreadsheet_child.py PATH SHEET...``.

A file of a few kilobytes can make any reader of workbooks ask for all memory and abort, so the
reader runs where that hurts nobody. It imports nothing of this package and writes JSON lines:
every sheet as ``{"sheet": name}`` and, for those asked for, ``[row, [cell, ...]]`` with cells as
text; ``{"error_cell": [sheet, cell]}`` for an error or a formula that was never calculated;
``{"failed": word}`` where it must give up.
"""

import json
import math
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

MOST_MEMORY = 2 << 30
MOST_SECONDS = 300
MOST_CHARACTERS = 1 << 29

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ERROR_CELL = re.compile(
    rb'<c (?![^>]*\bt="str")[^>]*?r="([A-Z]+[0-9]+)"[^>]*?'
    rb'(?:\bt="e"[^>]*>|>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>)'
)


def main(path: str, wanted: set[str]) -> None:
    """Limit this process, then write the sheets."""
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    written = 0
    try:
        for line in _lines(path, wanted):
            written += len(line)
            if written > MOST_CHARACTERS:
                sys.stdout.write('{"failed": "too_large"}\n')
                return
            sys.stdout.write(line + "\n")
    except MemoryError:
        sys.stdout.write('{"failed": "aborted"}\n')
    except Exception as broken:
        word = "encrypted" if type(broken).__name__ == "PasswordError" else "damaged"
        sys.stdout.write(json.dumps({"failed": word}) + "\n")


def _lines(path: str, wanted: set[str]) -> Iterator[str]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    yield from _error_cells(path)
    book = CalamineWorkbook.from_path(path)
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        yield json.dumps({"sheet": sheet.name})
        if sheet.name.strip().lower() in wanted:
            cells = book.get_sheet_by_name(sheet.name)
            for number, row in enumerate(cells.to_python(skip_empty_area=False), start=1):
                words = [_word(cell) for cell in row]
                if any(words):
                    yield json.dumps([number, words])


def _word(cell: Any) -> str:
    """A cell as text: whole numbers without a point, days as in ISO, yes and no."""
    match cell:
        case str():
            return cell
        case bool():
            return "yes" if cell else "no"
        case int() | float():
            return _number(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case timedelta():
            return str(cell)
    return str(cell.isoformat())


def _number(value: float) -> str:
    """A number as text that means the same whatever the marks for thousands.

    Fifteen digits, as a spreadsheet shows them; two decimals at least and never just three, as
    ``1.234`` is a thousand when people write it.
    """
    if not math.isfinite(value):
        return repr(value)
    value = float(f"{value:.15g}")
    if value == int(value):
        return str(int(value))
    whole, _, places = repr(value).partition(".")
    return f"{whole}.{places:0<2}" if len(places) != 3 else f"{whole}.{places}0"


def _error_cells(path: str) -> Iterator[str]:
    """Cells that a reader would silently take for empty."""
    with zipfile.ZipFile(path) as package:
        for name, part in _sheet_parts(package):
            data = package.read(part)
            if b't="e"' in data or b"<f" in data:
                for cell in _ERROR_CELL.findall(data):
                    yield json.dumps({"error_cell": [name, cell.decode()]})


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Names of sheets with the part that holds each; limits of memory and time hold for XML too."""
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    target = {link.get("Id"): link.get("Target", "") for link in links.iter(_PACKAGE)}
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))  # noqa: S314
    for sheet in book.iter(f"{_MAIN}sheet"):
        part = target.get(sheet.get(_LINK), "")
        full = part[1:] if part.startswith("/") else str(PurePosixPath("xl") / part)
        if full in package.namelist():
            yield sheet.get("name", ""), full


if __name__ == "__main__":
    main(sys.argv[1], set(sys.argv[2:]))
