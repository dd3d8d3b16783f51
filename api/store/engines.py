"""Connections to SQLite and PostgreSQL that behave alike."""

import sqlite3
from typing import Any, Final

from sqlalchemy import Connection, Engine, TextClause, create_engine, event, make_url

TURN_SECONDS: Final = 30
"""How long a write waits for those before it."""
WRITE_LOCK: Final = 560_005
"""The advisory lock of writes on PostgreSQL."""
_WRITES: Final = "ukrep5_writes"


def engine_of(url: str) -> Engine:
    """An engine whose transactions begin as the two functions below say.

    Its errors do not tell values, which may name people.
    """
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        engine = create_engine(
            place,
            pool_size=20,
            hide_parameters=True,
            connect_args={"timeout": TURN_SECONDS},
        )
        event.listen(engine, "connect", _durable)
        event.listen(engine, "begin", _begin_on_sqlite)
        return engine
    engine = create_engine(
        place,
        pool_size=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": f"-c lock_timeout={TURN_SECONDS}s -c timezone=UTC"},
    )
    event.listen(engine, "begin", _begin_on_postgresql)
    return engine


def reading_engine(engine: Engine) -> Engine:
    """Transactions that see one moment."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options()
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing_engine(engine: Engine) -> Engine:
    """Transactions that wait for their turn when they begin."""
    return engine.execution_options(**{_WRITES: True})


def _durable(connection: sqlite3.Connection, _record: Any) -> None:
    """What is committed stays, also after a power cut; what is erased is overwritten."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        f"busy_timeout = {TURN_SECONDS * 1000}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_on_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_on_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        connection.execute(TextClause("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
