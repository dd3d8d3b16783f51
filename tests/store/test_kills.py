"""A killed process loses nothing that it had acknowledged."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from api.store.audit import tampering
from api.store.store import open_store
from api.store.tables.records import AuditEntry

ROUNDS, LONG_ROUNDS = 10, 100
ROOT = Path(__file__).parents[2]


def kill_after(database: str, name: str, writes: int) -> int:
    """The last write that a process told of before it was killed."""
    command = [sys.executable, "-m", "tests.store.endless_writer", database, name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(writes)]
        writer.kill()
        told += [int(line) for line in writer.stdout.read().splitlines()]
    return told[-1]


def test_after_kill_nine_at_random_points_every_acknowledged_write_is_there(
    database: str, request: pytest.FixtureRequest
) -> None:
    rng = random.Random(9)
    for each in range(LONG_ROUNDS if request.config.getoption("long") else ROUNDS):
        last = kill_after(database, f"round{each}", rng.randint(1, 40))
        store = open_store(database)
        with store.reading() as db:
            kept = set(db.scalars(select(AuditEntry.subject)))
            assert {f"round{each}_{number}" for number in range(last + 1)} <= kept
            assert tampering(db) is None
        store.close()
