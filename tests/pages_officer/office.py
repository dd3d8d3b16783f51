"""The officer's pages in one process: forms are sent as they stand on the page."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from httpx import Response

from api.http.asking import COOKIE
from api.identity.officers import add_officer
from api.identity.secret import Secret, form_token
from api.identity.sessions import open_session
from api.lifecycle.perform import perform
from api.lifecycle.steps import run_has_ended
from api.settings import Settings
from api.site import create_site
from api.store import cases, runs
from api.store.names import SERVICE, Actor, CaseId, OfficerId, PartyId
from api.store.parties import party_of
from api.store.persons import Described
from api.store.runs import Held
from api.store.states import PartyRole
from api.store.store import Store
from tests.api.client import TestClient
from tests.store.rooms import CASES, NOON

LONG = timedelta(days=10_000)


@dataclass(slots=True)
class Office:
    """The site, the hour in it, and a browser of somebody."""

    store: Store
    browser: TestClient
    officer_id: OfficerId
    secret: Secret
    now: datetime = NOON

    def pass_time(self, **by: float) -> None:
        """Let time go by."""
        self.now += timedelta(**by)

    def see(self, path: str, status: int = 200) -> str:
        """The words of a page."""
        answer = self.browser.get(path, follow_redirects=False)
        assert answer.status_code == status, (answer.status_code, path, words(answer.text))
        return str(answer.text)

    def send(self, path: str, status: int = 303, /, **fields: str) -> Response:
        """Send a form of this session."""
        form = {"form_token": form_token(self.secret), **fields}
        answer: Response = self.browser.post(path, data=form, follow_redirects=False)
        assert answer.status_code == status, (answer.status_code, path, words(answer.text))
        return answer

    def drop(self, path: str, data: bytes, name: str = "case.zip", **fields: str) -> Response:
        """Drop a file in."""
        form = {"form_token": form_token(self.secret), **fields}
        answer: Response = self.browser.post(
            path, data=form, files={"file": (name, data)}, follow_redirects=False
        )
        return answer

    def version(self, case_id: str) -> str:
        """The version of a case."""
        with self.store.reading() as db:
            return str(cases.stored_case(db, CaseId(case_id)).version)

    def move(self, case_id: str, to: str) -> None:
        """Press the button of the next step."""
        self.send(f"/officer/cases/{case_id}/state", to=to, version=self.version(case_id))

    def a_case(self, name: str = "tiny") -> str:
        """A case taken from a file, through the pages."""
        page = self.drop("/officer/new", zipped(CASES / name)).text
        answer = self.send("/officer/new/confirm", **hidden(page, "/officer/new/confirm"))
        return answer.headers["location"].rsplit("/", 1)[1]

    def sign_in(self, *, party: PartyId | None = None, officer: OfficerId | None = None) -> None:
        """Somebody else sits down at the browser."""
        with self.store.writing(Actor(officer or party or ""), self.now) as work:
            self.secret = open_session(work, LONG, officer=officer, party=party).secret
        self.browser.cookies.set(COOKIE, self.secret)

    def party(self, case_id: str, role: PartyRole, case_key: str) -> PartyId:
        """A party of a case."""
        with self.store.reading() as db:
            return party_of(db, CaseId(case_id), role, case_key).party_id

    def work_off(self) -> None:
        """Do every run that waits, as the worker does."""
        while (run := self._leased()) is not None:
            held = Held(run_id=run.run_id, worker="worker_1")
            with self.store.reading() as db:
                snapshot = cases.frozen(db, run.snapshot)
            left = perform(run.kind, snapshot, json.loads(run.asked), lambda _done, _of: None)
            with self.store.writing(SERVICE, self.now) as work:
                run_has_ended(work, runs.finish(work, held, left))

    def _leased(self) -> Any:
        with self.store.writing(SERVICE, self.now) as work:
            return runs.lease_next(work, "worker_1", lease=LONG, most_attempts=3)


@contextmanager
def office_of(store: Store, settings: Settings | None = None) -> Iterator[Office]:
    """The site on a store, with a named officer at the browser."""
    with store.writing(SERVICE, NOON) as work:
        made = add_officer(work, "officer1", Described(name="Ana Novak"))
    site = create_site(settings or Settings(), store, lambda: office.now)
    browser = TestClient(site, headers={"accept-language": "en"})
    office = Office(store=store, browser=browser, officer_id=made.officer_id, secret=Secret(""))
    office.sign_in(officer=made.officer_id)
    with browser:
        yield office


def hidden(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form of a page that goes to an address."""
    form = page.split(f'action="{action}"', 1)[1].split("</form>", 1)[0]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found if name != "form_token"}


def words(page: str) -> str:
    """What is read of a page."""
    body = page.split("<main", 1)[-1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip()


def zipped(folder: Path) -> bytes:
    """A case folder as a zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return packed.getvalue()
