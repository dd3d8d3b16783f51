"""An altered audit log is found every time."""

import random
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.audit import Finding, Tampering, entries, tampering
from api.store.names import Actor
from api.store.store import Store
from tests.store.rooms import OFFICER, later

LENGTH = 12
ACTS = tuple(Act)


def a_log(store: Store, length: int = LENGTH) -> None:
    for number in range(length):
        with store.writing(Actor(f"officer_{number % 3}"), later(minutes=number)) as work:
            work.note(ACTS[number % len(ACTS)], f"case_{number}", n=number, why="ranking č")


def do(store: Store, *statements: str, **facts: object) -> None:
    with store.writing(OFFICER, later()) as work:
        for statement in statements:
            work.db.execute(text(statement), facts)


def past_triggers(store: Store, *statements: str, **facts: object) -> None:
    """What somebody with all rights on the database can do."""
    with store.writing(OFFICER, later()) as work:
        stand_aside(work.db)
        for statement in statements:
            work.db.execute(text(statement), facts)


def stand_aside(db: Session) -> None:
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SET LOCAL session_replication_role = replica"))
        return
    for change in ("update", "delete"):
        db.execute(text(f"DROP TRIGGER IF EXISTS audit_log_no_{change}"))


def found(store: Store) -> Finding | None:
    with store.reading() as db:
        return tampering(db)


def test_an_empty_log_and_a_long_one_hold(store: Store) -> None:
    assert found(store) is None
    a_log(store)
    assert found(store) is None


@pytest.mark.parametrize(
    "change",
    ["UPDATE audit_log SET actor = 'officer_9' WHERE number = 3", "DELETE FROM audit_log"],
)
def test_the_database_refuses_to_change_or_remove_an_entry(store: Store, change: str) -> None:
    a_log(store)
    with pytest.raises(DBAPIError, match="only grows"):
        do(store, change)
    assert found(store) is None


def test_postgresql_refuses_to_empty_the_log_and_sqlite_has_no_such_word(store: Store) -> None:
    a_log(store)
    with pytest.raises(DBAPIError, match=r"only grows|syntax error"):
        do(store, "TRUNCATE audit_log")
    assert found(store) is None


TEXTS = ("actor", "act", "subject", "details", "before", "hash")


def alter(store: Store, rng: random.Random) -> None:
    column = rng.choice([*TEXTS, "at"])
    number = rng.randint(1, LENGTH)
    if column == "at":
        past_triggers(
            store, "UPDATE audit_log SET at = :at WHERE number = :n", at=later(days=9), n=number
        )
        return
    changed = f"substr({column}, 1, length({column}) - 1) || '~'"
    past_triggers(store, f"UPDATE audit_log SET {column} = {changed} WHERE number = :n", n=number)


def remove(store: Store, rng: random.Random) -> None:
    past_triggers(store, "DELETE FROM audit_log WHERE number = :n", n=rng.randint(1, LENGTH))


def remove_and_close_up(store: Store, rng: random.Random) -> None:
    number = rng.randint(1, LENGTH - 1)
    past_triggers(store, "DELETE FROM audit_log WHERE number = :n", n=number)
    for later_one in range(number + 1, LENGTH + 1):
        past_triggers(
            store, "UPDATE audit_log SET number = number - 1 WHERE number = :n", n=later_one
        )


def swap(store: Store, rng: random.Random) -> None:
    one, other = rng.sample(range(1, LENGTH + 1), 2)
    moves = [(one, 1_000), (other, one), (1_000, other)]
    for here, there in moves:
        past_triggers(
            store,
            "UPDATE audit_log SET number = :there WHERE number = :here",
            here=here,
            there=there,
        )


def insert(store: Store, rng: random.Random) -> None:
    past_triggers(
        store,
        "INSERT INTO audit_log (number, at, actor, act, subject, details, before, hash) "
        "SELECT :put, at, actor, act, subject, details, before, hash FROM audit_log "
        "WHERE number = :n",
        put=LENGTH + rng.randint(1, 3),
        n=rng.randint(1, LENGTH),
    )


def cut_off(store: Store, rng: random.Random) -> None:
    past_triggers(store, "DELETE FROM audit_log WHERE number > :n", n=rng.randint(0, LENGTH - 1))


def behead(store: Store, rng: random.Random) -> None:
    past_triggers(
        store, rng.choice(["DELETE FROM audit_head", "UPDATE audit_head SET number = number - 1"])
    )


WAYS: tuple[Callable[[Store, random.Random], None], ...] = (
    alter,
    remove,
    remove_and_close_up,
    swap,
    insert,
    cut_off,
    behead,
)


@pytest.mark.parametrize("seed", range(21))
def test_an_alteration_straight_in_the_database_is_found(store: Store, seed: int) -> None:
    a_log(store)
    WAYS[seed % len(WAYS)](store, random.Random(seed))
    assert found(store) is not None


def test_the_finding_names_the_first_entry_that_fails(store: Store) -> None:
    a_log(store)
    past_triggers(store, "UPDATE audit_log SET actor = 'officer_9' WHERE number IN (5, 8)")
    assert found(store) == Finding(number=5, kind=Tampering.ALTERED)


def test_entries_come_page_by_page(store: Store) -> None:
    a_log(store)
    with store.reading() as db:
        assert [each.number for each in entries(db, after=5, most=3)] == [6, 7, 8]


def test_hundreds_of_random_alterations_are_all_found(store: Store) -> None:
    a_log(store)
    rng = random.Random(6)
    for _ in range(100):
        with pytest.raises(_TakenBackError), store.writing(OFFICER, later()) as work:
            alter_some(work.db, rng)
    assert found(store) is None


def alter_some(db: Session, rng: random.Random) -> None:
    """Alter entries, see it found, and take it back."""
    stand_aside(db)
    for number in rng.sample(range(1, LENGTH + 1), rng.randint(1, 3)):
        column = rng.choice(TEXTS)
        put = rng.choice(["''", "'x'", f"{column} || ' '", f"upper({column}) || '1'"])
        changed = f"UPDATE audit_log SET {column} = {put} WHERE number = :n"
        db.execute(text(changed), {"n": number})
    assert tampering(db) is not None
    raise _TakenBackError


class _TakenBackError(Exception):
    """The alteration was found."""
