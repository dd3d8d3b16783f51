"""Runs: one worker at a time, taken over from a dead one, ended once."""

from datetime import timedelta

import pytest

from api.store.cases import freeze
from api.store.errors import LeaseLostError, NotFoundError
from api.store.names import SERVICE, CaseId, RunId
from api.store.run_files import FileLeft, run_file, run_files
from api.store.runs import (
    Held,
    RunAsked,
    ask_run,
    cancel,
    fail,
    finish,
    go_on,
    lease_next,
    runs,
    stop,
    stored_run,
)
from api.store.states import CallState, RunKind, RunState
from api.store.store import Store
from api.store.tables.runs import Run
from tests.store.rooms import NOON, OFFICER, a_call, later, tiny

MINUTE = timedelta(minutes=1)
OUTCOME = FileLeft(name="outcome.json", media_type="application/json", body=b"{}\n")


def ask(store: Store, case_id: CaseId | None = None, minutes: int = 0) -> RunId:
    case_id = case_id or a_call(store, CallState.CLOSED)
    with store.writing(OFFICER, later(minutes=minutes)) as work:
        asked = RunAsked(
            case_id=case_id,
            kind=RunKind.MATCH,
            snapshot=freeze(work, tiny()).sha256,
            time_limit=60,
        )
        return ask_run(work, asked).run_id


def lease(store: Store, worker: str, minutes: float = 0) -> Run | None:
    with store.writing(SERVICE, later(minutes=minutes)) as work:
        return lease_next(work, worker, lease=MINUTE, most_attempts=2)


def state(store: Store, run_id: RunId) -> RunState:
    with store.reading() as db:
        return stored_run(db, run_id).state


def test_the_oldest_run_is_leased_first_and_by_one_worker_only(store: Store) -> None:
    case_id = a_call(store, CallState.CLOSED)
    first, second = ask(store, case_id), ask(store, case_id, minutes=1)
    found = [lease(store, worker) for worker in ("a", "b", "c")]
    assert [each and each.run_id for each in found] == [first, second, None]
    with store.reading() as db:
        assert [each.run_id for each in runs(db, case_id)] == [second, first]


def test_a_run_ends_with_its_files(store: Store) -> None:
    run_id = ask(store)
    lease(store, "a")
    with store.writing(SERVICE, NOON) as work:
        finish(work, Held(run_id=run_id, worker="a"), [OUTCOME])
    assert state(store, run_id) is RunState.DONE
    with store.reading() as db:
        assert [(each.name, each.size) for each in run_files(db, run_id)] == [("outcome.json", 3)]
        assert run_file(db, run_id, "outcome.json").body == b"{}\n"
        with pytest.raises(NotFoundError):
            run_file(db, run_id, "certificate.json")


def test_a_run_that_a_dead_worker_left_is_made_again_and_ends_once(store: Store) -> None:
    run_id = ask(store)
    lease(store, "dead")
    assert lease(store, "b", minutes=0.5) is None
    taken = lease(store, "b", minutes=1.5)
    assert taken is not None
    assert (taken.run_id, taken.attempts) == (run_id, 2)
    with store.writing(SERVICE, later(minutes=2)) as work:
        finish(work, Held(run_id=run_id, worker="b"), [OUTCOME])
    with pytest.raises(LeaseLostError), store.writing(SERVICE, later(minutes=2)) as work:
        finish(work, Held(run_id=run_id, worker="dead"), [OUTCOME])


def test_a_worker_that_goes_on_keeps_its_run(store: Store) -> None:
    run_id = ask(store)
    lease(store, "a")
    with store.writing(SERVICE, later(minutes=0.9)) as work:
        assert go_on(work, Held(run_id=run_id, worker="a"), done=3, of=7, lease=MINUTE)
    assert lease(store, "b", minutes=1.5) is None
    with store.reading() as db:
        found = stored_run(db, run_id)
    assert (found.done, found.of) == (3, 7)


def test_a_run_that_kills_its_workers_fails_instead_of_going_on_forever(store: Store) -> None:
    run_id = ask(store)
    for minutes in (0, 2):
        assert lease(store, "a", minutes=minutes) is not None
    assert lease(store, "a", minutes=4) is None
    assert state(store, run_id) is RunState.FAILED


def test_a_waiting_run_is_cancelled_at_once(store: Store) -> None:
    run_id = ask(store)
    with store.writing(OFFICER, NOON) as work:
        cancel(work, run_id)
    assert state(store, run_id) is RunState.CANCELLED
    assert lease(store, "a") is None


def test_a_running_one_is_told_to_stop(store: Store) -> None:
    run_id = ask(store)
    lease(store, "a")
    held = Held(run_id=run_id, worker="a")
    with store.writing(OFFICER, NOON) as work:
        assert cancel(work, run_id).state is RunState.RUNNING
    with store.writing(SERVICE, NOON) as work:
        assert not go_on(work, held, done=1, of=2, lease=MINUTE)
        stop(work, held)
    assert state(store, run_id) is RunState.CANCELLED


def test_a_run_to_be_cancelled_whose_worker_died_is_not_made_again(store: Store) -> None:
    run_id = ask(store)
    lease(store, "dead")
    with store.writing(OFFICER, NOON) as work:
        cancel(work, run_id)
    assert lease(store, "b", minutes=2) is None
    assert state(store, run_id) is RunState.CANCELLED


def test_a_run_that_has_ended_is_not_cancelled_any_more(store: Store) -> None:
    run_id = ask(store)
    lease(store, "a")
    with store.writing(SERVICE, NOON) as work:
        fail(work, Held(run_id=run_id, worker="a"), '{"kind":"clash"}')
    with store.writing(OFFICER, NOON) as work:
        assert cancel(work, run_id).state is RunState.FAILED
