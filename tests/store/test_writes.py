"""What a write promises."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from api.store.audit import entries
from api.store.cases import cases, create_case, facts_of, freeze, frozen, stored_case
from api.store.errors import NotFoundError, StoreBusyError, TextError
from api.store.kept import forget_answers
from api.store.names import CaseId
from api.store.persons import Described, add_person
from api.store.store import Store, open_store
from api.store.work import Work
from tests.store.rooms import NOON, OFFICER, a_call, later, tiny


def test_nothing_of_a_write_stays_after_an_exception_in_it(store: Store) -> None:
    def fail(work: Work) -> None:
        create_case(work, tiny())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.writing(OFFICER, NOON) as work:
        fail(work)
    with store.reading() as db:
        assert cases(db) == []
        assert entries(db) == []


def test_what_was_written_is_there_after_the_store_is_opened_again(
    store: Store, database: str
) -> None:
    case_id = a_call(store)
    again = open_store(database)
    with again.reading() as db:
        assert facts_of(db, case_id) == tiny()
    again.close()


def test_a_reader_sees_one_moment_and_waits_for_no_writer(store: Store) -> None:
    case_id = a_call(store)
    with store.reading() as db:
        before = stored_case(db, case_id).version
        with store.writing(OFFICER, NOON) as work:
            create_case(work, tiny())
        assert [each.case_id for each in cases(db)] == [case_id]
        assert stored_case(db, case_id).version == before


def test_a_write_within_a_write_is_refused_instead_of_waiting_forever(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.store.store.TURN_SECONDS", 0.01)
    with store.writing(OFFICER, NOON), pytest.raises(StoreBusyError):
        store.writing(OFFICER, NOON).__enter__()


def test_another_process_that_writes_for_too_long_is_told_in_a_sentence(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.store.engines.TURN_SECONDS", 1)
    one, other = open_store(database), open_store(database)
    with one.writing(OFFICER, NOON), pytest.raises(StoreBusyError):
        other.writing(OFFICER, NOON).__enter__()
    one.close()
    other.close()


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    somewhere = datetime(2026, 9, 1)  # noqa: DTZ001
    with pytest.raises(StatementError, match="time zone"), store.reading() as db:
        forget_answers(db, somewhere)


@pytest.mark.parametrize("strange", ["a\x00b", "a\ud800b"])
def test_text_that_one_of_the_databases_cannot_hold_is_refused_by_both(
    store: Store, strange: str
) -> None:
    with pytest.raises(TextError), store.writing(OFFICER, NOON) as work:
        add_person(work, Described(name=strange))
    with pytest.raises(TextError), store.reading() as db:
        stored_case(db, CaseId(strange))


def test_the_same_case_is_frozen_once(store: Store) -> None:
    with store.writing(OFFICER, NOON) as work:
        once = freeze(work, tiny()).sha256
    with store.writing(OFFICER, later(hours=1)) as work:
        assert freeze(work, tiny()).sha256 == once
    with store.reading() as db:
        assert b'"tiny"' in frozen(db, once)
        with pytest.raises(NotFoundError):
            frozen(db, "0" * 64)


def test_the_embedded_database_syncs_every_commit_and_overwrites_what_is_erased(
    tmp_path: Path,
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'x.sqlite'}")
    with store.reading() as db:
        found = {
            name: db.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    store.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
