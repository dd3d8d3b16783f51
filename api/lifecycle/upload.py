"""A case as a person hands it over: the zip of a folder, a workbook, or JSON; looked over whole."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.lifecycle.unpack import is_workbook, refused, unpack
from matching.domain import Case, Person
from matching.errors import InputError
from matching.read import case_from_json, look_over, read_persons
from matching.tables.preview import Preview
from matching.words import text

_ZIP: Final = b"PK"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploaded:
    """What was found; persons only where there is no fault."""

    preview: Preview
    persons: tuple[Person, ...] = ()

    def taken(self) -> Case:
        """The case; raises `InputError` with every fault where there is none."""
        if self.preview.case is None:
            raise InputError(self.preview.faults)
        return self.preview.case


def looked_over(data: bytes) -> Uploaded:
    """Read an upload without keeping anything of it.

    Raises
    ------
    InputError
        If it is nothing that a case comes in; faults within a case stand in the preview.
    """
    if data.lstrip()[:1] == b"{":
        return Uploaded(preview=_of_json(data))
    if data[: len(_OLD_WORKBOOK)] == _OLD_WORKBOOK:
        raise refused(
            "old_workbook",
            text("the file is an old workbook or has a password; save it as .xlsx without one"),
            "xlsx",
        )
    if data[: len(_ZIP)] != _ZIP:
        raise refused(
            "no_case",
            text("expected the zip of a case folder, a workbook (.xlsx), or JSON"),
            "file",
        )
    with tempfile.TemporaryDirectory(prefix="ukrep5-upload-") as temporary:
        return _read(_placed(data, Path(temporary)))


def _of_json(data: bytes) -> Preview:
    try:
        return Preview(sheets=(), faults=(), case=case_from_json(data))
    except InputError as wrong:
        return Preview(sheets=(), faults=wrong.faults, case=None)


def _placed(data: bytes, folder: Path) -> Path:
    if is_workbook(data):
        path = folder / "case.xlsx"
        path.write_bytes(data)
        return path
    path = folder / "case"
    path.mkdir()
    unpack(data, path)
    return path


def _read(path: Path) -> Uploaded:
    preview = look_over(path)
    if preview.case is None:
        return Uploaded(preview=preview)
    return Uploaded(preview=preview, persons=read_persons(path))
