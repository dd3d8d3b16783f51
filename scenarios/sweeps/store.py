"""Cells already measured, one file each, written whole or not at all."""

import hashlib
import json
import os
import tempfile
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from matching.errors import OutputError
from matching.folder import MARKER
from matching.words import text
from scenarios.sweeps.figures import Figure
from scenarios.sweeps.grid import Cell
from scenarios.sweeps.row import Ended, LineRow, Row
from scenarios.sweeps.town import Town


def key_of(town: Town, cell: Cell, figures: tuple[Figure, ...]) -> str:
    """SHA-256 of everything that a row depends on: case, book, cell, figures, program."""
    said = repr((_program(), town.digest, cell, tuple(sorted(figures))))
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def _program() -> str:
    """Version and SHA-256 of the code, so that a row of other code is never taken for ours."""
    code = hashlib.sha256(version("ukrep5").encode())
    for package in ("matching", "scenarios.scenario", "scenarios.sweeps"):
        for path in sorted(Path(str(files(package))).rglob("*.py")):
            code.update(path.read_bytes())
    return code.hexdigest()


class Store:
    """A folder of rows by their key; what is in it is never measured again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / MARKER).is_file() and any(folder.iterdir()):
                raise OutputError(
                    text(
                        "{out} holds files that are not ours; name another folder", out=str(folder)
                    )
                )
            (folder / MARKER).touch()
        except OSError as refused:
            why = refused.strerror or type(refused).__name__
            raise OutputError(
                text('{out} cannot be written: "{why}"', out=str(folder), why=why)
            ) from refused

    def known(self, key: str) -> Row | None:
        """The row of a key, if it is there.

        Raises
        ------
        OutputError
            If its file is damaged.
        """
        path = self._path(key)
        if not path.is_file():
            return None
        try:
            return _row_of(json.loads(path.read_bytes()))
        except (ValueError, TypeError, KeyError) as damaged:
            raise OutputError(
                text("{path} is damaged; delete it, and it is measured anew", path=str(path))
            ) from damaged

    def keep(self, row: Row) -> None:
        """Write a row: under another name first, so that a file is whole or not there."""
        path = self._path(row.key)
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as target:
            json.dump(asdict(row), target, sort_keys=True)
        Path(name).replace(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def _row_of(found: dict[str, object]) -> Row:
    lines = found.pop("lines")
    goals = found.pop("goals")
    assert isinstance(lines, list)
    assert isinstance(goals, list)
    return Row(
        **{**found, "ended": Ended(str(found["ended"]))},  # type: ignore[arg-type]
        goals=tuple(goals),
        lines=tuple(LineRow(**line) for line in lines),
    )
