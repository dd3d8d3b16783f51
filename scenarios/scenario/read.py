"""Scenarios from TOML files: those of the library by name, any other by its path."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from matching.errors import Fault, InputError
from matching.tables.grid import Grid, grid_of
from matching.tables.source import LARGEST_FILE, unreadable
from matching.tables.suggest import Known
from matching.words import Text, text
from scenarios.scenario.catalog import ARRAYS, HEAD
from scenarios.scenario.document import document_sheets
from scenarios.scenario.scenario import Question, Scenario

FOLDER: Final = Path(__file__).parent.parent / "library"


def scenario_named(name_or_path: str) -> Scenario:
    """A scenario of the library by its name, or one from the path of a TOML file.

    Raises
    ------
    InputError
        If there is no such scenario (with the nearest name), or its file has faults.
    """
    known = _names()
    if name_or_path in known:
        return read_scenario(known[name_or_path])
    path = Path(name_or_path)
    if path.suffix.lower() == ".toml" or path.is_file():
        return read_scenario(path)
    raise InputError([_unknown(name_or_path, known)])


@cache
def library() -> tuple[Scenario, ...]:
    """Every scenario that comes with the program, the baseline first."""
    return tuple(read_scenario(path) for path in _names().values())


def read_scenario(path: Path) -> Scenario:
    """A scenario from its file.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    data, faults = file_bytes(path)
    grids: dict[str, Grid] = {}
    if not faults:
        sheets, faults = document_sheets(path.name, data, HEAD, ARRAYS)
        for name, sheet in sheets.items():
            grids[name], wrong = grid_of(sheet, ARRAYS.get(name, HEAD))
            faults.extend(wrong)
        faults.extend(fault for grid in grids.values() for fault in _one_of_each(grid))
    if faults:
        raise InputError(sorted(faults, key=lambda fault: fault.row or 0))
    return _scenario(grids, path)


def _scenario(grids: Mapping[str, Grid], path: Path) -> Scenario:
    (head,) = _records(grids[""])
    return Scenario(
        name=head.name,
        question=Question(sl=head.question_sl, en=head.question_en),
        policy=tuple(_records(grids["change"])),
        changes=tuple(
            record for name in ARRAYS if name != "change" for record in _records(grids[name])
        ),
        mechanism=head.mechanism,
        target=head.target,
        file=path.name,
    )


def _records(grid: Grid) -> Iterator[Any]:
    """Records in the order of the file."""
    for values in zip(*grid.columns.values(), strict=True):
        yield grid.table.record(**dict(zip(grid.columns, values, strict=True)))


_ONE_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "amount": ("by", "to", "least"),
    "line": ("limit", "year", "awards"),
}
"""Fields of which an entry gives exactly one."""


def _one_of_each(grid: Grid) -> Iterator[Fault]:
    fields = _ONE_OF.get(grid.table.name, ())
    for record, values in grid.rows_of(*fields) if fields else ():
        if sum(value is not None for value in values) != 1:
            names = [grid.table.column(field).en for field in fields]
            problem = text("expected exactly one of {names:list}", names=names)
            yield grid.fault(record, None, "one_of", problem)


def file_bytes(path: Path) -> tuple[bytes, list[Fault]]:
    """The bytes of a scenario or grid file, or why they cannot be had."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            problem = text("the file is too large to be one of ours")
            return b"", [Fault(file=path.name, kind="too_large", problem=problem)]
        return path.read_bytes(), []
    except OSError as refused:
        return b"", [unreadable(path.name, refused)]


@cache
def _names() -> Mapping[str, Path]:
    """Files of the library by the name of their scenario, the baseline first."""
    paths = sorted(FOLDER.glob("*.toml"), key=lambda path: (path.stem != "baseline", path.stem))
    return {path.stem: path for path in paths}


def _unknown(name: str, known: Mapping[str, Path]) -> Fault:
    close = Known(known).nearest(name)
    return Fault(file=name, kind="unknown_scenario", problem=_problem(close, list(known)))


def _problem(close: str | None, names: list[str]) -> Text:
    if close is None:
        return text(
            "no scenario has this name; there are: {names:list}; or name a .toml file", names=names
        )
    return text("no scenario has this name (did you mean {close}?)", close=close)
