"""The service under load, side by side with the least one could write.

``python -m benchmarks.service_bench [--seconds 60] [--runs 3]`` prints the figures of the issue: 30
submissions a second for 60 s with p95 under 100 ms on two cores, 200 at once within 10 s with none
lost, and a stored velenje-100 run from POST to outcome at most 1.5 times the command line's match.
"""

import argparse
import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

import httpx

from api.identity.officers import add_officer
from api.identity.roles import Scope
from api.identity.sessions import open_session
from api.identity.tokens import TokenAsked, make_token
from api.settings import Settings
from api.store.cases import create_case, put_into
from api.store.decided import record_seed
from api.store.names import SERVICE, CaseId
from api.store.parties import parties
from api.store.persons import Described
from api.store.states import CallState, PartyRole
from api.store.store import Store, open_store
from benchmarks.load import Load, load
from matching.domain import Case, ScholarId
from matching.read import read_case

ROOT: Final = Path(__file__).parents[1]
CASES: Final = ROOT / "scenarios/cases"
VELENJE: Final = CASES / "velenje-100"
SCHOLARS: Final = 200
A_SECOND: Final = 30
WISHES: Final = "/v1/me/submissions/wishes"


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        _bare(Path(folder), asked.seconds)
        _ours(Path(folder), asked.seconds, asked.runs)


def _bare(folder: Path, seconds: int) -> None:
    command = ["-m", "uvicorn", "--factory", "benchmarks.peers.one_row:create_app", "--port", "0"]
    with _server(command, {"ONE_ROW": str(folder / "one.sqlite")}) as url:
        asyncio.run(_bare_load(url, seconds))


async def _bare_load(url: str, seconds: int) -> None:
    async with _client(url) as client:

        async def send(_: int) -> bool:
            answer = await client.put("/row", json={"ranked": ["P-1"]})
            return answer.status_code == 200

        await load(send, number=20, a_second=A_SECOND)
        _tell("one bare row", await load(send, number=seconds * A_SECOND, a_second=A_SECOND))
        _tell("one bare row, at once", await load(send, number=SCHOLARS, a_second=None))


def _ours(folder: Path, seconds: int, runs: int) -> None:
    store = open_store(Settings(data_dir=folder).store_url)
    sessions, token = (
        _sessions(store, _call(store, _many_scholars(), CallState.OPEN)),
        _token(store),
    )
    call = _call(store, read_case(VELENJE), CallState.CLOSED)
    with store.writing(SERVICE, datetime.now(UTC)) as work:
        record_seed(work, call, "07 12 23", "draw")
    store.close()
    settings = {"UKREP5_DATA_DIR": str(folder), "UKREP5_REQUESTS_A_MINUTE": "1000000"}
    with _server(["-m", "api.cli", "serve", "--port", "0"], settings) as url:
        asyncio.run(_our_load(url, sessions, seconds))
        _runs(url, token, call, runs, folder)


async def _our_load(url: str, sessions: Sequence[str], seconds: int) -> None:
    versions = dict.fromkeys(sessions, "")
    async with _client(url) as client:

        async def send(number: int) -> bool:
            who = sessions[number % len(sessions)]
            before = versions[who]
            condition = {"if-match": before} if before else {"if-none-match": "*"}
            headers = {"authorization": f"Bearer {who}"} | condition
            answer = await client.put(WISHES, json={"ranked": ["P-1"]}, headers=headers)
            versions[who] = answer.headers.get("etag", "")
            return answer.status_code == 200

        await load(send, number=20, a_second=A_SECOND)
        _tell("a submission", await load(send, number=seconds * A_SECOND, a_second=A_SECOND))
        _tell("submissions, at once", await load(send, number=SCHOLARS, a_second=None))


def _runs(url: str, token: str, call: CaseId, number: int, folder: Path) -> None:
    """A stored run from POST to outcome, and the same match by the command line, in turn."""
    stored, command = [], []
    with httpx.Client(base_url=url, headers={"authorization": f"Bearer {token}"}) as client:
        for each in range(number):
            stored.append(_seconds_of_run(client, call))
            begun = time.perf_counter()
            match = [sys.executable, "-m", "api.cli", "match", str(VELENJE)]
            out = ["--out", str(folder / f"out{each}")]
            subprocess.run([*match, *out], cwd=ROOT, check=True, capture_output=True)
            command.append(time.perf_counter() - begun)
    ratio = median(stored) / median(command)
    print(
        f"velenje-100 stored, POST to outcome: {median(stored):.2f} s; "
        f"command line: {median(command):.2f} s; ratio {ratio:.2f} (asked: 1.50)"
    )


def _seconds_of_run(client: httpx.Client, call: CaseId) -> float:
    begun = time.perf_counter()
    made = client.post(f"/v1/cases/{call}/runs", json={"kind": "match"}).raise_for_status().json()
    while client.get(f"/v1/runs/{made['run_id']}").json()["state"] != "done":
        time.sleep(0.05)
    client.get(f"/v1/runs/{made['run_id']}/files/outcome.json").raise_for_status()
    return time.perf_counter() - begun


@contextmanager
def _server(arguments: Sequence[str], settings: dict[str, str]) -> Iterator[str]:
    """A server in a process of its own; gives its address once it answers."""
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        url = next(found[0] for line in lines if (found := re.search(r"http://[\d.]+:\d+", line)))
        with httpx.Client(base_url=url, timeout=60) as client:
            while client.get("/healthz").json() not in _READY:
                time.sleep(0.1)
        try:
            yield url
        finally:
            process.terminate()


_READY: Final = ("ok", {"status": "ok", "worker": "alive"})


def _client(url: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=SCHOLARS, max_keepalive_connections=SCHOLARS)
    return httpx.AsyncClient(base_url=url, timeout=60, limits=limits)


def _many_scholars() -> Case:
    """The smallest case with as many scholars as send something."""
    case = read_case(CASES / "tiny")
    scholars = tuple(
        replace(case.scholars[0], scholar_id=ScholarId(f"S-{n}"), application_no=n)
        for n in range(1, SCHOLARS + 1)
    )
    return replace(
        case,
        scholars=scholars,
        scholar_preferences=(),
        position_preferences=(),
        stays=(),
        stay_wishes=(),
    )


def _call(store: Store, case: Case, state: CallState) -> CaseId:
    with store.writing(SERVICE, datetime.now(UTC)) as work:
        made = create_case(work, case)
        for each in (CallState.OPEN, CallState.CLOSED):
            if made.state is not state:
                put_into(work, made.case_id, each, made.version)
    return made.case_id


def _sessions(store: Store, call: CaseId) -> list[str]:
    with store.writing(SERVICE, datetime.now(UTC)) as work:
        scholars = parties(work.db, call, PartyRole.SCHOLAR)
        hour = timedelta(hours=1)
        return [open_session(work, hour, party=each.party_id).secret for each in scholars]


def _token(store: Store) -> str:
    with store.writing(SERVICE, datetime.now(UTC)) as work:
        made = add_officer(work, "bench", Described())
        asked = TokenAsked(officer=made.officer_id, label="bench", scopes=frozenset(Scope))
        return make_token(work, asked)[1]


def _tell(what: str, found: Load) -> None:
    print(
        f"{what}: {len(found.seconds)} in {found.whole:.1f} s, lost {found.lost}; "
        f"p50 {1000 * found.percentile(50):.0f} ms, p95 {1000 * found.percentile(95):.0f} ms, "
        f"worst {1000 * found.seconds[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
