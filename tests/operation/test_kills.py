"""``kill -9`` of web and worker at random points: every promise is kept, no run ends twice."""

import random
import time
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.jobs.pace import Pace
from api.jobs.worker import work_once, worker_of
from api.lifecycle.perform import perform
from api.store.acts import Act
from api.store.audit import tampering
from api.store.decided import confirmed_facts
from api.store.names import CaseId, RunId
from api.store.runs import runs
from api.store.states import RunState
from api.store.store import Store, open_store
from api.store.tables.records import AuditEntry
from tests.operation.served import Served, kill, served, token_for
from tests.operation.test_serve import MATCH, a_closed_call, record_seed

ROUNDS, LONG_ROUNDS = 10, 100
FACT = {"scholar_id": "S-1", "fact": "municipality", "document": "403-12/2026-7"}


class Writer:
    """Confirms a fact again and again until the web is gone, and remembers what it was promised."""

    def __init__(self, running: Served, case_id: CaseId, promised: int) -> None:
        self.promised = promised
        self._put = (running, f"/v1/cases/{case_id}/confirmations")
        self._thread = Thread(target=self._write)

    def __enter__(self) -> "Writer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()

    def _write(self) -> None:
        running, path = self._put
        with httpx.Client(base_url=running.url, headers=running.client.headers) as client:
            try:
                found = client.get(path).json()["items"]
                version = found[0]["version"] if found else 0
                assert version in {self.promised, self.promised + 1}
                while True:
                    condition = {"if-match": str(version)} if version else {"if-none-match": "*"}
                    answer = client.put(path, json=FACT, headers=condition)
                    version = self.promised = answer.raise_for_status().json()["version"]
            except httpx.TransportError:
                return


def ask_match(running: Served, case_id: CaseId) -> RunId:
    answer = running.client.post(f"/v1/cases/{case_id}/runs", json=MATCH)
    assert answer.status_code == 201, answer.text
    return RunId(answer.json()["run_id"])


def gone(pids: list[int]) -> bool:
    """Whether all of the processes end by themselves soon."""
    for _ in range(600):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False


def a_round(
    running: Served, calls: tuple[CaseId, CaseId], promised: int, rng: random.Random
) -> tuple[RunId, int]:
    """Match one call and write in the other, while first the worker is killed, then the web."""
    matched, written = calls
    with Writer(running, written, promised) as writer:
        run_id = ask_match(running, matched)
        time.sleep(rng.uniform(0, 1.0))
        for worker in running.workers():
            kill(worker)
        time.sleep(rng.uniform(0, 1.5))
        workers = running.workers()
        kill(running.process.pid)
    assert gone(workers)
    return run_id, writer.promised


def until_done(running: Served, run_id: RunId) -> None:
    """Wait until a worker has made again what a killed one left."""
    for _ in range(600):
        if running.client.get(f"/v1/runs/{run_id}").json()["state"] == "done":
            return
        time.sleep(0.1)
    raise TimeoutError


def finish_all(store: Store) -> None:
    """What the killed workers left, computed here."""
    worker = worker_of(store, perform, Pace(lease=timedelta(minutes=1)), Event())
    time.sleep(1.1)  # the lease of the last one killed
    while work_once(worker):
        pass


def test_after_kills_of_web_and_worker_every_promise_is_kept_and_no_run_ended_twice(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    rng = random.Random(6)
    token, case_id, other = (
        token_for(database),
        a_closed_call(database),
        a_closed_call(database),
    )
    asked: list[RunId] = []
    promised = 0
    for each in range(LONG_ROUNDS if request.config.getoption("long") else ROUNDS):
        with served(database, token, tmp_path / f"log{each}") as running:
            if asked:
                until_done(running, asked[-1])
            else:
                record_seed(running, case_id)
            run_id, promised = a_round(running, (case_id, other), promised, rng)
        asked.append(run_id)
    assert promised > len(asked)
    store = open_store(database)
    finish_all(store)
    with store.reading() as db:
        (fact,) = confirmed_facts(db, other)
        assert fact.version in {promised, promised + 1}
        assert acts(db, Act.FACT_CONFIRMED) == [fact.eligibility_id] * fact.version
        assert {(each.run_id, each.state) for each in runs(db, case_id)} == {
            (run_id, RunState.DONE) for run_id in asked
        }
        assert sorted(acts(db, Act.RUN_ENDED)) == sorted(asked)
        assert tampering(db) is None
    store.close()


def acts(db: Session, act: Act) -> list[str]:
    """What was acted on, as often as it was."""
    return list(db.scalars(select(AuditEntry.subject).where(AuditEntry.act == act)))
