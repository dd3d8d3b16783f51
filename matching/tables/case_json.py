"""A case as canonical JSON: what an output folder keeps, and what programs exchange."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from matching.domain import Case
from matching.errors import Fault
from matching.tables.catalog import CASE, TABLES
from matching.tables.grid import Grid, cell_fault
from matching.tables.schema import Column, Table
from matching.tables.sheet import shortened
from matching.tables.suggest import Known
from matching.words import Lang, Text, text

FILE: Final = "case.json"


@cache
def _adapter() -> TypeAdapter[Case]:
    return TypeAdapter(Case)


def case_to_json(case: Case) -> bytes:
    """The case as JSON in one form only: the same case, the same bytes.

    Earlier awards stand there only in a repair, so that a plain case is as it always was.
    """
    unsaid = None if case.earlier_awards else {"earlier_awards"}
    return _adapter().dump_json(case, indent=1, exclude=unsaid) + b"\n"


def json_grids(data: bytes | str) -> tuple[dict[str, Grid], list[Fault]]:
    """Grids by the name of their table; none where the JSON does not have the form of a case."""
    try:
        case = _adapter().validate_json(data, strict=True)
    except ValidationError as invalid:
        return {}, [_invalid(error) for error in invalid.errors(include_url=False)]
    faults = _strange_keys(data)
    grids = {table.name: _grid(table, case) for table in CASE}
    for grid in grids.values():
        faults.extend(_unwritable(grid))
    return grids, faults


@dataclass(frozen=True, slots=True)
class InJson:
    """Values that stood in the list of a table, or as settings at the top."""

    table: str

    @property
    def title(self) -> str:
        """Name of the list."""
        return self.table

    def fault(self, record: int, field: str | None, kind: str, problem: Text) -> Fault:
        """A fault with its path, such as ``positions[3].places``."""
        path: list[str | int] = [] if self.table == "case" else [self.table, record]
        return Fault(file=_path([*path, field or ""]), kind=kind, problem=problem)

    def place(self, record: int) -> Text | str:
        """The path of the record."""
        return _path([self.table, record])


def _path(parts: Iterable[str | int]) -> str:
    named = (part for part in parts if part != "")
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in named)
    return path.removeprefix(".") or FILE


def _grid(table: Table, case: Case) -> Grid:
    records = [case] if table.name == "case" else getattr(case, table.name)
    columns = {
        column.field: [getattr(record, column.field) for record in records]
        for column in table.columns
    }
    return Grid(table=table, columns=columns, origin=InJson(table.name), length=len(records))


def _unwritable(grid: Grid) -> Iterable[Fault]:
    """Values that a table could not hold, so that every form of a case knows the same values."""
    for column in grid.table.columns:
        values = grid.columns[column.field]
        found = {value: _problem(column, value) for value in set(values)}
        problems = {value: problem for value, problem in found.items() if problem is not None}
        for record, value in enumerate(values) if problems else ():
            if value in problems:
                yield grid.fault(record, column.field, *problems[value])


def _problem(column: Column, value: Any) -> tuple[str, Text] | None:
    """What is wrong with a value that does not come back from its own spelling."""
    if not column.required and value == column.default:
        return None
    cell = column.written(value, Lang.EN)
    meaning: dict[str, Any] = {}
    fault = cell_fault(column, cell, meaning)
    if fault is not None or meaning[cell] == value:
        return fault
    right = shortened(column.written(meaning[cell], Lang.EN))
    problem = text('expected "{right}", found "{found}"', right=right, found=shortened(cell))
    return column.kind.name, problem


def _invalid(error: Mapping[str, Any]) -> Fault:
    """A fault of form, in the words of the column that it concerns."""
    parts = error["loc"]
    place = _path(parts)
    if error["type"] == "json_invalid":
        problem = text('this is no JSON: "{why}"', why=str(error["ctx"]["error"]))
        return Fault(file=FILE, kind="json", problem=problem)
    column = _column(parts)
    if column is None:
        problem = text('not the form of a case: "{why}"', why=error["msg"])
        return Fault(file=place, kind="json", problem=problem)
    if error["type"] == "missing":
        problem = text("the value is missing; expected {expected}", expected=column.kind.expected)
        return Fault(file=place, kind="empty", problem=problem)
    found = shortened(json.dumps(error["input"], ensure_ascii=False, default=str))
    problem = text("expected {expected}, found {found}", expected=column.kind.expected, found=found)
    return Fault(file=place, kind=column.kind.name, problem=problem)


def _column(parts: tuple[str | int, ...]) -> Column | None:
    match parts:
        case (str() as table, int(), str() as field, *_) if table in TABLES:
            columns = TABLES[table].columns
        case (str() as field, *_):
            columns = TABLES["case"].columns
        case _:
            return None
    return next((column for column in columns if column.field == field), None)


def _strange_keys(data: bytes | str) -> list[Fault]:
    """Keys that a case does not have, and keys that stand twice; neither is silently dropped."""
    try:
        document = json.loads(data, object_pairs_hook=list)
    except (ValueError, RecursionError):
        problem = text("this is no JSON: nested too deep or a number too long")
        return [Fault(file=FILE, kind="json", problem=problem)]
    faults = list(_strange("", document, [field.name for field in fields(Case)]))
    for key, value in document:
        if key in TABLES and isinstance(value, list):
            names = [column.field for column in TABLES[key].columns]
            for number, record in enumerate(value):
                faults.extend(_strange(f"{key}[{number}]", record, names))
    return faults


def _strange(place: str, pairs: list[tuple[str, Any]], known: list[str]) -> Iterable[Fault]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        problem = text("a key stands twice here")
        yield Fault(file=place or FILE, kind="duplicate_key", problem=problem)
    for key in set(keys) - set(known):
        close = Known(known).nearest(key) or ", ".join(known)
        problem = text("this name is not known here (did you mean {close}?)", close=close)
        path = _path([*([place] if place else []), shortened(key)])
        yield Fault(file=path, kind="unknown_key", problem=problem)
