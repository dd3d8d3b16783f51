"""A backup read back into a store that was never used."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from json import JSONDecodeError
from typing import Any

from sqlalchemy import Table, func, select, update
from sqlalchemy.orm import Session

from api.store.audit import tampering
from api.store.backup import AT_ONCE, KIND, Extent, Lines, parsed, revision, row_of, tables
from api.store.errors import StateError
from api.store.work import Work
from matching.errors import Ukrep5Error
from matching.words import text

FIRST_ROWS = frozenset({"audit_head", "town"})
"""Tables that have a row from the beginning."""
Row = tuple[str, dict[str, Any]]


class BackupError(Ukrep5Error):
    """A file that is no whole backup."""


def restore(work: Work, lines: Iterable[bytes]) -> Extent:
    """Put every row of a backup into an empty store.

    Raises
    ------
    StateError
        If the store was used before.
    BackupError
        If the file is none of ours, is damaged, or of another version of the program.
    """
    _must_be_unused(work.db)
    counted = Lines()
    try:
        found = _restored(work.db, counted, iter(lines))
    except (JSONDecodeError, KeyError, ValueError, EOFError, StopIteration, OSError) as damaged:
        raise BackupError(text("This is no whole backup of the service.")) from damaged
    if tampering(work.db) is not None:
        raise BackupError(text("The audit log in this backup was tampered with."))
    return found


def _restored(db: Session, counted: Lines, lines: Iterator[bytes]) -> Extent:
    head = parsed(counted.take(next(lines)))
    if head["kind"] != KIND:
        raise ValueError(head)
    if head["revision"] != revision(db):
        raise BackupError(
            text(
                "This backup is of schema {found}, the program has {ours}; restore it with the "
                "version that wrote it.",
                found=head["revision"],
                ours=revision(db),
            )
        )
    known = {table.name: table for table in tables()}
    for each in FIRST_ROWS:
        db.execute(known[each].delete())
    last: dict[str, Any] = {}
    rows = _rows(counted, lines, last)
    for name, of_table in groupby(rows, key=lambda row: row[0]):
        _insert(db, known[name], (values for _, values in of_table))
    found = counted.extent()
    if last != {"rows": found.rows, "sha256": found.sha256}:
        raise ValueError(last)
    return found


def _rows(counted: Lines, lines: Iterator[bytes], last: dict[str, Any]) -> Iterator[Row]:
    """Rows until the line that closes the backup, which is put into ``last``."""
    for line in lines:
        said = parsed(line)
        if "table" not in said:
            last.update(said)
            return
        counted.take(line)
        yield said["table"], said["row"]


def _insert(db: Session, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    """Rows of a table; what refers to another row of the same table comes at the end."""
    inward = [each.parent.name for each in table.foreign_keys if each.column.table is table]
    (key,) = list(table.primary_key.columns)[:1]
    later = []
    while some := [row_of(table, each) for each in islice(rows, AT_ONCE)]:
        later += [(row[key.name], name, row[name]) for row in some for name in inward if row[name]]
        db.execute(table.insert(), [row | dict.fromkeys(inward) for row in some])
    for which, name, value in later:
        db.execute(update(table).where(key == which).values({name: value}))


def _must_be_unused(db: Session) -> None:
    for table in tables():
        if table.name not in FIRST_ROWS and db.scalar(select(func.count()).select_from(table)):
            raise StateError(
                text(
                    "The store was used before; restore into a new one (UKREP5_DATA_DIR or "
                    "UKREP5_DATABASE_URL)."
                )
            )
