"""``ukrep5 serve`` as a person starts and ends it, and a run through it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from api.store.cases import stored_case
from api.store.names import CaseId, RunId
from api.store.runs import stored_run
from api.store.states import CallState, RunState
from api.store.store import open_store
from tests.operation.served import ROOT, Served, children, served, token_for
from tests.store.rooms import a_call

MATCH = {"kind": "match"}
LONG = {"kind": "years", "asked": {"years": 30, "seeds": 1000}}


def ask(running: Served, case_id: str, body: Any, key: str = "") -> httpx.Response:
    headers = {"idempotency-key": key} if key else {}
    return running.client.post(f"/v1/cases/{case_id}/runs", json=body, headers=headers)


def record_seed(running: Served, case_id: str) -> None:
    seed = {"seed": "07 12 23", "source": "Loto"}
    assert running.client.post(f"/v1/cases/{case_id}/seed", json=seed).status_code == 201


def events(running: Served, run_id: str) -> list[tuple[str, Any]]:
    """The events of a run, until there are no more."""
    found = []
    with running.client.stream("GET", f"/v1/runs/{run_id}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in answer.iter_lines():
            if line.startswith("event:"):
                name = line.removeprefix("event:").strip()
            if line.startswith("data:"):
                found.append((name, json.loads(line.removeprefix("data:"))))
    return found


def a_closed_call(database: str) -> CaseId:
    store = open_store(database)
    case_id = a_call(store, CallState.CLOSED)
    store.close()
    return case_id


def until(running: Served, run_id: str, state: str) -> None:
    """Wait until a run comes into a state."""
    for _ in range(600):
        if running.client.get(f"/v1/runs/{run_id}").json()["state"] == state:
            return
        time.sleep(0.1)
    raise TimeoutError(state)


def test_one_command_makes_the_store_tells_the_way_in_computes_and_ends_when_told(
    no_tables: str, tmp_path: Path
) -> None:
    database = no_tables.replace("new.sqlite", "ukrep5.sqlite")
    with served(database, "", tmp_path / "log") as running:
        running.client.headers["authorization"] = f"Bearer {token_for(database)}"
        case_id = a_closed_call(database)
        a_match_is_asked_followed_and_read(running, case_id)
        a_run_is_cancelled(running, case_id)
        waits = ask(running, case_id, LONG).json()["run_id"]
        until(running, waits, "running")
        workers = running.workers()
        computing = [pid for worker in workers for pid in children(worker)]
        assert (len(workers), bool(computing)) == (1, True)
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(20) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    assert f"Serving at {running.url}" in running.said[0]
    assert f"{running.url}/invitation/ukrep5i_" in running.said[1]
    assert "ukrep5i_" not in running.log.read_text()
    store = open_store(database)
    with store.reading() as db:
        found = stored_run(db, RunId(waits))
        assert (found.state, found.attempts) == (RunState.QUEUED, 0)
        assert stored_case(db, case_id).state is CallState.RUN
    store.close()


def a_match_is_asked_followed_and_read(running: Served, case_id: CaseId) -> None:
    record_seed(running, case_id)
    made = ask(running, case_id, MATCH, key="k")
    assert made.status_code == 201
    assert ask(running, case_id, MATCH, key="k").json() == made.json()
    run_id = made.json()["run_id"]
    *before, (name, ended) = events(running, run_id)
    assert {each for each, _ in before} <= {"progress"}
    assert (name, ended["state"], ended["attempts"]) == ("end", "done", 1)
    assert running.client.get(made.headers["location"]).json() == ended
    listed = running.client.get(f"/v1/cases/{case_id}/runs").json()
    assert [each["run_id"] for each in listed["items"]] == [run_id]
    names = {each["name"] for each in running.client.get(f"/v1/runs/{run_id}/files").json()}
    assert {"outcome.json", "certificate.json", "report.html"} <= names
    outcome = running.client.get(f"/v1/runs/{run_id}/files/outcome.json")
    assert outcome.json()["awards"]
    assert "attachment" in outcome.headers["content-disposition"]


def a_run_is_cancelled(running: Served, case_id: CaseId) -> None:
    run_id = ask(running, case_id, LONG).json()["run_id"]
    until(running, run_id, "running")
    assert running.client.delete(f"/v1/runs/{run_id}").status_code == 200
    until(running, run_id, "cancelled")


def test_a_port_in_use_and_a_wrong_setting_are_told_in_a_sentence(tmp_path: Path) -> None:
    settings = {"UKREP5_DATA_DIR": str(tmp_path), "UKREP5_RUN_SECONDS": "0"}
    command = [sys.executable, "-m", "api.cli", "serve", "--lang", "en"]
    wrong = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False
    )
    assert wrong.returncode == 2
    assert "UKREP5_RUN_SECONDS: the value is missing or has the wrong form" in wrong.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        used = subprocess.run(
            [*command, "--port", port],
            cwd=ROOT,
            env=os.environ | {"UKREP5_DATA_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert used.returncode == 2
    assert f"127.0.0.1:{port} cannot be listened on; choose another --port." in used.stderr
