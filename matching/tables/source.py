"""Files of a case folder: found, checked and read as bytes, none of them outside the folder."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from matching.errors import Fault
from matching.tables import toml_sheets
from matching.tables.catalog import FILES
from matching.tables.delimited import read_delimited
from matching.tables.schema import Table
from matching.tables.sheet import Sheet
from matching.tables.suggest import Known
from matching.words import text

LARGEST_FILE: Final = 200_000_000
"""Bytes; a hundred thousand scholars with half a million wishes need 20 million."""


def folder_sheets(folder: Path, tables: Sequence[Table]) -> tuple[dict[str, Sheet], list[Fault]]:
    """Sheets of ``tables`` by name, and every fault that keeps a file from being read."""
    present, faults = _present(folder)
    sheets: dict[str, Sheet] = {}
    for table in tables:
        if table.file in present:
            data, wrong = file_bytes(folder, present[table.file])
            faults.extend(wrong)
            if data is not None:
                sheet, wrong = read_delimited(table, data)
                faults.extend(wrong)
                sheets |= {} if sheet is None else {table.name: sheet}
        elif table.required:
            faults.append(_missing(table.file, "missing_file"))
    return sheets, faults


def settings_sheets(folder: Path) -> tuple[dict[str, Sheet], list[Fault]]:
    """Sheets of ``case.toml``."""
    present, _ = _present(folder)
    if toml_sheets.FILE not in present:
        return {}, [_missing(toml_sheets.FILE, "missing_file")]
    data, faults = file_bytes(folder, present[toml_sheets.FILE])
    return ({}, faults) if data is None else toml_sheets.toml_sheets(data)


def file_bytes(folder: Path, path: Path) -> tuple[bytes | None, list[Fault]]:
    """The bytes of a regular file inside the folder that is not too large."""
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            problem = text("the file is a link that leads out of the folder; copy the file itself")
            return None, [Fault(file=path.name, kind="link", problem=problem)]
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            problem = text("this is no file")
            return None, [Fault(file=path.name, kind="no_file", problem=problem)]
        if status.st_size > LARGEST_FILE:
            problem = text(
                "the file has {n} bytes, at most {most} are read", n=status.st_size,
                most=LARGEST_FILE,
            )  # fmt: skip
            return None, [Fault(file=path.name, kind="too_large", problem=problem)]
        return path.read_bytes(), []
    except (OSError, RuntimeError) as refused:
        return None, [unreadable(path.name, refused)]


def unreadable(file: str, refused: OSError | RuntimeError) -> Fault:
    """The fault of a file that the system does not give."""
    why = getattr(refused, "strerror", None) or type(refused).__name__
    return Fault(file=file, kind="unreadable", problem=text('cannot be read: "{why}"', why=why))


def _present(folder: Path) -> tuple[dict[str, Path], list[Fault]]:
    """Files by their name in small letters; a table that a case cannot have is a fault."""
    present: dict[str, Path] = {}
    faults: list[Fault] = []
    for path in sorted(folder.iterdir()):
        name = path.name.lower()
        if name.startswith((".", "~")):
            continue
        if name in present:
            problem = text("the file stands twice, as {other} too", other=present[name].name)
            faults.append(Fault(file=path.name, kind="unknown_file", problem=problem))
        present[name] = path
        faults.extend(_strange(path.name, name))
    return present, faults


def _strange(shown: str, name: str) -> Iterator[Fault]:
    known = [table.file for table in FILES]
    if name.endswith(".csv") and name not in known:
        close = Known(known).nearest(name)
        problem = (
            text("a case has no such file; expected {names:list}", names=known)
            if close is None
            else text("a case has no such file (did you mean {close}?)", close=close)
        )
        yield Fault(file=shown, kind="unknown_file", problem=problem)


def _missing(file: str, kind: str) -> Fault:
    return Fault(file=file, kind=kind, problem=text("the file is missing"))
