"""A backup taken while others write keeps every promise, and goes into either database."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from api.cli import app
from api.store.acts import Act
from api.store.audit import entries, tampering
from api.store.backup import lines_of
from api.store.cases import create_case, freeze
from api.store.names import SERVICE, CaseId
from api.store.runs import RunAsked, ask_run
from api.store.states import CallState, RunKind
from api.store.store import Store, open_store
from api.store.tables.records import AuditEntry
from tests.databases import server
from tests.operation.served import environment_of
from tests.store.rooms import NOON, OFFICER, a_call, tiny


def run(database: str, *arguments: str) -> Result:
    """A command with the settings of a database."""
    command = [*arguments, "--lang", "en"]
    made = CliRunner().invoke(app, command, env=environment_of(database))
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


def an_other(database: str, tmp_path: Path) -> str:
    """A new store on the other kind of database."""
    if database.startswith("sqlite"):
        server().do("DROP DATABASE IF EXISTS restored WITH (FORCE)")
        server().do("CREATE DATABASE restored")
        return server().url("restored")
    return f"sqlite:///{tmp_path / 'restored' / 'ukrep5.sqlite'}"


def filled(store: Store) -> CaseId:
    """A store with a bit of everything: a completion refers to its call, a run has a snapshot."""
    case_id = a_call(store, CallState.CLOSED)
    with store.writing(OFFICER, NOON) as work:
        create_case(work, tiny(), continues=case_id)
        ask_run(
            work,
            RunAsked(
                case_id=case_id,
                kind=RunKind.MATCH,
                snapshot=freeze(work, tiny()).sha256,
                time_limit=60,
            ),
        )
    return case_id


def test_a_backup_under_load_has_every_promise_and_restores_into_the_other_database(
    store: Store, database: str, tmp_path: Path
) -> None:
    filled(store)
    promised: list[str] = []
    ending, begun = Event(), Event()

    def write() -> None:
        while not ending.is_set():
            with store.writing(SERVICE, datetime.now(UTC)) as work:
                work.note(Act.EXPORTED, f"note_{len(promised)}")
            promised.append(f"note_{len(promised)}")
            if len(promised) > 20:
                begun.set()

    writer = Thread(target=write)
    writer.start()
    begun.wait()
    before = list(promised)
    file = tmp_path / "backup.jsonl.gz"
    made = run(database, "backup", str(file))
    ending.set()
    writer.join()
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o777 == 0o600
    other = an_other(database, tmp_path)
    assert run(other, "restore", str(file)).output == made.output.replace("written", "restored")
    restored = open_store(other)
    with restored.reading() as db:
        assert tampering(db) is None
        assert set(before) <= set(db.scalars(select(AuditEntry.subject)))
        again = b"".join(lines_of(db))
    restored.close()
    assert again == gzip.decompress(file.read_bytes())
    assert len(promised) > len(before)


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[:-1],
        lambda lines: lines[:-2] + lines[-1:],
        lambda lines: [lines[0].replace(b"backup", b"letter"), *lines[1:]],
        lambda lines: [lines[0].replace(b"0002", b"9999"), *lines[1:]],
        lambda lines: [each.replace(b"case created", b"case cleared") for each in lines],
        lambda lines: [b"\x00\xff"],
        lambda lines: [],
    ],
)
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    store: Store, tmp_path: Path, damage: Callable[[list[bytes]], list[bytes]]
) -> None:
    filled(store)
    with store.reading() as db:
        lines = list(lines_of(db))
    file = tmp_path / "damaged.gz"
    file.write_bytes(gzip.compress(b"".join(damage(lines))))
    other = f"sqlite:///{tmp_path / 'restored' / 'ukrep5.sqlite'}"
    assert run(other, "restore", str(file)).exit_code == 2
    opened = open_store(other)
    with opened.reading() as db:
        assert not entries(db)
    opened.close()


def test_a_file_cut_off_is_refused(store: Store, tmp_path: Path) -> None:
    filled(store)
    with store.reading() as db:
        whole = gzip.compress(b"".join(lines_of(db)))
    file = tmp_path / "cut.gz"
    file.write_bytes(whole[: len(whole) // 2])
    other = f"sqlite:///{tmp_path / 'restored' / 'ukrep5.sqlite'}"
    assert run(other, "restore", str(file)).exit_code == 2


def test_a_store_that_was_used_is_not_overwritten_nor_is_a_file(
    store: Store, database: str, tmp_path: Path
) -> None:
    filled(store)
    file = tmp_path / "backup.gz"
    assert run(database, "backup", str(file)).exit_code == 0
    assert run(database, "restore", str(file)).exit_code == 2
    assert run(database, "backup", str(file)).exit_code == 2
    assert run(database, "backup", str(tmp_path / "none" / "b")).exit_code == 2
