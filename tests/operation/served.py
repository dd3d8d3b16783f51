"""The service as it is started: real processes on a free port of the loopback address."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import httpx
from sqlalchemy import make_url

from api.identity.officers import add_officer
from api.identity.roles import Scope
from api.identity.tokens import TokenAsked, make_token
from api.store.names import SERVICE
from api.store.persons import Described
from api.store.store import Store, open_store

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A service that runs, what it printed, and a client with a token for everything."""

    process: subprocess.Popen[str]
    url: str
    said: list[str]
    log: Path
    client: httpx.Client

    def workers(self) -> list[int]:
        """Processes of workers that it has started."""
        return children(self.process.pid)


def environment_of(database: str) -> dict[str, str]:
    """The settings that lead to a database."""
    place = make_url(database)
    own = {k: v for k, v in os.environ.items() if not k.startswith("UKREP5_")}
    settings = {"UKREP5_REQUESTS_A_MINUTE": "1000000", "UKREP5_LEASE_SECONDS": "1"}
    if place.get_backend_name() == "sqlite":
        assert place.database is not None
        settings["UKREP5_DATA_DIR"] = str(Path(place.database).parent)
    else:
        settings["UKREP5_DATABASE_URL"] = database.replace("+psycopg", "")
    return own | settings


def a_token(store: Store) -> str:
    """The secret of a token for everything, of an officer who is new."""
    now = datetime.now(UTC)
    with store.writing(SERVICE, now) as work:
        made = add_officer(work, "tanja", Described(name="Tanja"))
        asked = TokenAsked(officer=made.officer_id, label="tests", scopes=frozenset(Scope))
        return make_token(work, asked)[1]


def token_for(database: str) -> str:
    """A token, made before the service starts."""
    store = open_store(database)
    secret = a_token(store)
    store.close()
    return secret


@contextmanager
def served(database: str, token: str, log: Path, **settings: str) -> Iterator[Served]:
    """The service on a database; whatever of it still runs at the end is ended."""
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--lang", "en"]
    with (
        log.open("a") as lines,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment_of(database) | settings,
            stdin=subprocess.DEVNULL,
            stdout=lines,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://[0-9.:]+", first)
        assert found, first + process.stderr.read()
        said = [first]
        reader = Thread(target=lambda: said.extend(process.stderr or ()))
        reader.start()
        client = httpx.Client(
            base_url=found[0], headers={"authorization": f"Bearer {token}"}, timeout=60
        )
        try:
            with client:
                yield Served(process=process, url=found[0], said=said, log=log, client=client)
        finally:
            if process.poll() is None:
                process.terminate()
            process.wait(30)
            reader.join()


def children(pid: int) -> list[int]:
    """Child processes, the oldest first."""
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return sorted(int(each) for path in found for each in path.read_text().split())


def kill(pid: int) -> None:
    """The end without warning."""
    os.kill(pid, signal.SIGKILL)
