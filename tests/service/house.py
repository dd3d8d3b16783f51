"""The service in one process: its clock, its people, its worker."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from httpx import Response

from api.http.app import create_app
from api.identity.officers import add_officer
from api.identity.sessions import open_session
from api.lifecycle.perform import perform
from api.lifecycle.steps import run_has_ended
from api.settings import Settings
from api.store import cases, runs
from api.store.names import SERVICE, Actor, CaseId, OfficerId, PartyId, RunId
from api.store.parties import party_of
from api.store.persons import Described
from api.store.runs import Held
from api.store.states import PartyRole
from api.store.store import Store
from tests.api.client import TestClient
from tests.store.rooms import CASES, NOON

LONG = timedelta(days=10_000)
BUSY = Settings(requests_a_minute=1_000_000, sign_ins_a_minute=1_000_000)
"""A whole town comes from one address."""
ZIP = {"content-type": "application/octet-stream"}


@dataclass(slots=True)
class House:
    """The service, the hour in it, and clients of its people."""

    store: Store
    client: TestClient
    now: datetime = NOON
    officer_id: OfficerId | None = None
    officer: "Guest" = None  # type: ignore[assignment]

    def pass_time(self, **by: float) -> None:
        """Let time go by."""
        self.now += timedelta(**by)

    def party(self, case_id: str, role: PartyRole, case_key: str) -> "Guest":
        """A party of a case, signed in."""
        with self.store.reading() as db:
            found = party_of(db, CaseId(case_id), role, case_key)
        return self.signed_in(party=found.party_id)

    def signed_in(
        self, *, officer: OfficerId | None = None, party: PartyId | None = None
    ) -> "Guest":
        """Somebody with a session."""
        with self.store.writing(Actor(officer or party or ""), self.now) as work:
            session = open_session(work, LONG, officer=officer, party=party)
        return Guest(client=self.client, headers={"authorization": f"Bearer {session.secret}"})

    def anyone(self) -> "Guest":
        """Somebody whom nobody knows."""
        return Guest(client=self.client, headers={})

    def invited(self, case_id: str, role: PartyRole) -> "dict[str, Guest]":
        """Every party of a role, signed in by the link of its letter; by its id in the case."""
        wanted = {"roles": [role]}
        told = self.officer.ask("POST", f"/cases/{case_id}/invitations", 200, json=wanted).json()
        return {
            letter["case_key"]: self.with_link(letter["link"])
            for letter in told["letters"]
            if letter["role"] == role
        }

    def with_link(self, link: str) -> "Guest":
        """Somebody who presses the button behind a link."""
        opened = self.anyone().ask("POST", f"/invitations/{link.rpartition('/')[2]}", 200).json()
        return Guest(client=self.client, headers={"authorization": f"Bearer {opened['secret']}"})

    def work_off(self) -> list[RunId]:
        """Do every run that waits, as the worker does."""
        done = []
        while (run := self._leased()) is not None:
            held = Held(run_id=run.run_id, worker="worker_1")
            with self.store.reading() as db:
                snapshot = cases.frozen(db, run.snapshot)
            left = perform(run.kind, snapshot, json.loads(run.asked), lambda _done, _of: None)
            with self.store.writing(SERVICE, self.now) as work:
                run_has_ended(work, runs.finish(work, held, left))
            done.append(run.run_id)
        return done

    def _leased(self) -> Any:
        with self.store.writing(SERVICE, self.now) as work:
            return runs.lease_next(work, "worker_1", lease=LONG, most_attempts=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who asks."""

    client: TestClient
    headers: dict[str, str]

    def ask(self, method: str, path: str, status: int, **how: Any) -> Response:
        """An answer that has this status."""
        headers = {**self.headers, **how.pop("headers", {})}
        answer: Response = self.client.request(method, f"/v1{path}", headers=headers, **how)
        self.client.cookies.clear()  # each guest comes with the own secret only
        assert answer.status_code == status, answer.text
        if status >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
        return answer

    def get(self, path: str, status: int = 200, **how: Any) -> Any:
        """What stands at a path."""
        return self.ask("GET", path, status, **how).json()

    def change(self, method: str, path: str, version: int | None, body: Any) -> Any:
        """A change on a version; None for what is not there yet."""
        headers = {"if-none-match": "*"} if version is None else {"if-match": f'"{version}"'}
        return self.ask(method, path, 200, headers=headers, json=body).json()

    def upload(self, path: str, body: bytes, status: int = 201, key: str = "") -> Any:
        """The answer to an upload; ``key`` is its Idempotency-Key."""
        headers = {**ZIP, "idempotency-key": key} if key else ZIP
        return self.ask("POST", path, status, content=body, headers=headers).json()

    def move(self, case_id: str, to: str) -> Any:
        """Take a case on, from the version that it has now."""
        version = self.get(f"/cases/{case_id}")["version"]
        return self.change("POST", f"/cases/{case_id}/state", version, {"to": to})


@contextmanager
def house_of(store: Store) -> Iterator[House]:
    """A house on a store."""
    house = House(store=store, client=None)  # type: ignore[arg-type]
    app = create_app(BUSY, store, lambda: house.now)
    with TestClient(app, raise_server_exceptions=False) as client:
        house.client = client
        with store.writing(SERVICE, house.now) as work:
            house.officer_id = add_officer(work, "one", Described(name="Ana Uradnica")).officer_id
        house.officer = house.signed_in(officer=house.officer_id)
        yield house


def zipped(folder: Path, inside: str = "") -> bytes:
    """A case folder as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(folder.iterdir()):
            package.write(path, f"{inside}{path.name}")
    return made.getvalue()


def case_zip(name: str) -> bytes:
    """A case of the library as a zip."""
    return zipped(CASES / name)
