"""A backup: every row of one moment as lines of JSON, the same for both databases.

The first line says what it is, then come the rows table by table, and the last line has their
number and the hash of everything before it. Others go on writing meanwhile.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Column, Table, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from api.store.canonical import canonical
from api.store.schema import schema

KIND: Final = "ukrep5 backup"
LEFT_OUT: Final = frozenset({"workers"})
"""Tables that only tell what happens now."""
AT_ONCE: Final = 100
"""Rows read or written at once; some hold a whole report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What a backup holds: the number of its rows, and the hash of its lines."""

    rows: int
    sha256: str


class Lines:
    """Lines as they are written or read, and what they amount to."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._rows = -1  # the first line is none

    def take(self, line: bytes) -> bytes:
        """Count a line."""
        self._hash.update(line)
        self._rows += 1
        return line

    def extent(self) -> Extent:
        """What there was until now."""
        return Extent(rows=self._rows, sha256=self._hash.hexdigest())


def tables() -> list[Table]:
    """The tables of a backup, each after those that it refers to."""
    return [each for each in schema().sorted_tables if each.name not in LEFT_OUT]


def revision(db: Session) -> str:
    """The schema that the database has."""
    return str(db.scalar(sql("SELECT version_num FROM alembic_version")))


def lines_of(db: Session) -> Iterator[bytes]:
    """Every line of a backup of the moment that a session sees."""
    lines = Lines()
    yield lines.take(_line({"kind": KIND, "revision": revision(db)}))
    for table in tables():
        order = list(table.primary_key.columns)
        asked = select(table).order_by(*order).execution_options(yield_per=AT_ONCE)
        for row in db.execute(asked).mappings():
            values = {name: _plain(value) for name, value in row.items()}
            yield lines.take(_line({"table": table.name, "row": values}))
    found = lines.extent()
    yield _line({"rows": found.rows, "sha256": found.sha256})


def row_of(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the table has it, of what its line says."""
    return {
        name: None if value is None else _typed(_kind(table.columns[name]), value)
        for name, value in values.items()
    }


def _line(value: object) -> bytes:
    return canonical(value).encode() + b"\n"


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _kind(column: Column[Any]) -> type[Any]:
    """What a column holds."""
    kept = column.type
    return (kept.impl_instance if isinstance(kept, TypeDecorator) else kept).python_type


def _typed(kind: type[Any], value: Any) -> Any:
    if kind is bytes:
        return base64.b64decode(value)
    if kind in {datetime, date}:
        return kind.fromisoformat(value)
    return kind(value)


def parsed(line: bytes) -> dict[str, Any]:
    """A line that was read."""
    found: dict[str, Any] = json.loads(line)
    return found
