"""A worker: what becomes of a run that ends, is refused, breaks, is cancelled or takes too long."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
import structlog

from api.jobs.attempt import Worker
from api.jobs.child import Perform
from api.jobs.pace import Pace
from api.jobs.worker import work_on, work_once, worker_of
from api.lifecycle.perform import perform
from api.store.beats import workers_alive
from api.store.cases import freeze, stored_case
from api.store.names import RunId
from api.store.run_files import run_file
from api.store.runs import RunAsked, ask_run, cancel, lease_next, stored_run
from api.store.states import CallState, RunKind, RunState
from api.store.store import Store
from tests.jobs import stand_ins
from tests.store.rooms import NOON, OFFICER, a_call, tiny

PACE = Pace(lease=timedelta(seconds=2), look=0.02)


def ask(store: Store, time_limit: int = 60, asked: str = "{}") -> RunId:
    case_id = a_call(store, CallState.CLOSED)
    with store.writing(OFFICER, NOON) as work:
        return ask_run(
            work,
            RunAsked(
                case_id=case_id,
                kind=RunKind.MATCH,
                snapshot=freeze(work, tiny()).sha256,
                time_limit=time_limit,
                asked=asked,
            ),
        ).run_id


def a_worker(store: Store, computes: Perform) -> Worker:
    return worker_of(store, computes, PACE, Event())


@contextmanager
def working(worker: Worker) -> Iterator[None]:
    """The worker at its work, in a thread."""
    thread = Thread(target=work_on, args=(worker,))
    thread.start()
    try:
        yield
    finally:
        worker.stopping.set()
        thread.join()


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that comes by itself."""
    for _ in range(2_000):
        if holds():
            return
        time.sleep(0.01)
    raise TimeoutError


def lives(pid: int) -> bool:
    """Whether a process runs; one that is only not yet buried does not."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except FileNotFoundError:
        return False


def test_a_run_that_is_done_leaves_its_files_and_takes_the_call_on(store: Store) -> None:
    run_id = ask(store)
    assert work_once(a_worker(store, stand_ins.quick))
    with store.reading() as db:
        run = stored_run(db, run_id)
        assert run.state is RunState.DONE
        assert run_file(db, run_id, "result.json").body == b"{}\n"
        assert run_file(db, run_id, "case.json").sha256 == run.snapshot
        assert stored_case(db, run.case_id).state is CallState.RUN


def test_a_real_match_leaves_the_outcome_and_its_certificate(store: Store) -> None:
    run_id = ask(store)
    assert work_once(a_worker(store, perform))
    with store.reading() as db:
        assert json.loads(run_file(db, run_id, "outcome.json").body)["awards"]
        assert run_file(db, run_id, "certificate.json").size > 0


def test_where_nothing_waits_nothing_is_written(store: Store) -> None:
    assert not work_once(a_worker(store, stand_ins.quick))


def test_what_is_refused_is_told_in_both_languages(store: Store) -> None:
    run_id = ask(store)
    work_once(a_worker(store, stand_ins.refused))
    with store.reading() as db:
        run = stored_run(db, run_id)
        assert stored_case(db, run.case_id).state is CallState.CLOSED
    assert run.state is RunState.FAILED
    assert json.loads(run.problem or "")["says"] == {
        "en": "Nobody has declined.",
        "sl": "Nihče ni odklonil.",
    }


@pytest.mark.parametrize("computes", [stand_ins.broken, stand_ins.killed])
def test_a_defect_fails_the_run_and_its_words_are_told_nowhere(
    store: Store, computes: Perform
) -> None:
    run_id = ask(store)
    with structlog.testing.capture_logs() as logs:
        work_once(a_worker(store, computes))
    with store.reading() as db:
        assert stored_run(db, run_id).problem == '{"kind":"defect"}'
    assert "run broke" in str(logs)
    assert "Kanarček" not in str(logs)


def test_a_run_over_its_time_limit_ends_with_everything_that_it_started(
    store: Store, tmp_path: Path
) -> None:
    place = tmp_path / "pids"
    run_id = ask(store, time_limit=1, asked=json.dumps({"place": str(place)}))
    work_once(a_worker(store, stand_ins.endless))
    with store.reading() as db:
        assert stored_run(db, run_id).problem == '{"kind":"time_limit"}'
    *pids, folder = place.read_text().split()
    until(lambda: not any(lives(int(pid)) for pid in pids))
    assert not Path(folder).exists()


def test_a_running_run_shows_how_far_it_is_and_is_cancelled_hard(
    store: Store, tmp_path: Path
) -> None:
    place = tmp_path / "pids"
    run_id = ask(store, asked=json.dumps({"place": str(place)}))

    def progress() -> tuple[int, int]:
        with store.reading() as db:
            found = stored_run(db, run_id)
            return found.done, found.of

    def state() -> RunState:
        with store.reading() as db:
            return stored_run(db, run_id).state

    with working(a_worker(store, stand_ins.endless)):
        until(lambda: progress() == (3, 7))
        with store.writing(OFFICER, NOON) as work:
            cancel(work, run_id)
        until(lambda: state() is RunState.CANCELLED)
        pids = place.read_text().split()[:2]
        until(lambda: not any(lives(int(pid)) for pid in pids))


def test_a_worker_that_ends_puts_its_run_back_and_another_finishes_it(
    store: Store, tmp_path: Path
) -> None:
    place = tmp_path / "pids"
    run_id = ask(store, asked=json.dumps({"place": str(place)}))
    with working(a_worker(store, stand_ins.endless)):
        until(place.exists)
        with store.reading() as db:
            assert workers_alive(db, datetime.now(UTC)) == 1
    with store.reading() as db:
        run = stored_run(db, run_id)
        assert (run.state, run.attempts) == (RunState.QUEUED, 0)
        assert workers_alive(db, datetime.now(UTC)) == 0
    work_once(a_worker(store, stand_ins.quick))
    with store.reading() as db:
        assert stored_run(db, run_id).state is RunState.DONE


def test_a_worker_whose_run_another_took_over_leaves_it_to_that_one(
    store: Store, tmp_path: Path
) -> None:
    place = tmp_path / "pids"
    run_id = ask(store, asked=json.dumps({"place": str(place)}))
    slow = a_worker(store, stand_ins.endless)
    thread = Thread(target=work_once, args=(slow,))
    thread.start()
    until(place.exists)
    hour = datetime.now(UTC) + timedelta(hours=1)
    with store.writing(OFFICER, hour) as work:
        taken = lease_next(work, "other", lease=timedelta(hours=9), most_attempts=3)
    assert taken is not None
    thread.join()
    with store.reading() as db:
        found = stored_run(db, run_id)
    assert (found.state, found.leased_by) == (RunState.RUNNING, "other")
    until(lambda: not lives(int(place.read_text().split()[0])))


def test_a_computation_starts_with_no_connection_to_the_database(store: Store) -> None:
    run_id = ask(store)
    work_once(a_worker(store, stand_ins.open_files))
    with store.reading() as db:
        opened = json.loads(run_file(db, run_id, "result.json").body)
    assert opened
    assert not [each for each in opened if "sqlite" in each]
