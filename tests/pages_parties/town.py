"""A town with an open call, and browsers of its people."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape

from fastapi import FastAPI
from httpx import Response

from api.identity.invitations import invite
from api.lifecycle.ask import Question, ask
from api.lifecycle.perform import perform
from api.lifecycle.steps import ask_for_answers, close_call, publish_run, run_has_ended
from api.settings import Settings
from api.site import create_site
from api.store import cases, decided, runs
from api.store.decisions import Offered, publications
from api.store.names import SERVICE, CaseId, PartyId
from api.store.parties import add_representative, parties, party, party_of
from api.store.persons import Described, change_person, person
from api.store.run_files import run_file
from api.store.runs import Held
from api.store.states import CallState, PartyRole, RunKind
from api.store.store import Store
from api.store.work import Work
from matching.domain import Case
from matching.report.results import FILE, read_results
from tests.api.client import TestClient
from tests.pages_parties.forms import form_to
from tests.store.rooms import NOON, OFFICER, tiny

DAYS = timedelta(days=1)
Fields = Mapping[str, str]


@dataclass(slots=True)
class Browser:
    """Somebody's browser; it presses buttons as they stand on the page."""

    client: TestClient
    page: str = ""

    def see(self, path: str, status: int = 200) -> str:
        """Open an address; what is read there."""
        return self._read(self.client.get(path), status)

    def press(
        self, action: str, button: str = "", fields: Fields | None = None, status: int = 200
    ) -> str:
        """Press a button ``name=value`` of the form that goes to an address."""
        form = form_to(self.page, action)
        name, _, value = button.partition("=")
        if name:
            assert (name, value) in form.buttons, (button, form.buttons)
        sent = {**form.fields, **(fields or {}), **({name: value} if name else {})}
        return self._read(self.client.post(action, data=sent), status)

    def _read(self, answer: Response, status: int) -> str:
        assert answer.status_code == status, (answer.status_code, words(answer.text))
        self.page = answer.text
        return words(self.page)


@dataclass(slots=True)
class Town:
    """The site on a store with the tiny call."""

    store: Store
    site: FastAPI
    case_id: CaseId
    now: datetime = NOON
    lang: str = "en"

    def party(self, role: PartyRole, case_key: str) -> PartyId:
        """A party of the call."""
        with self.store.reading() as db:
            return party_of(db, self.case_id, role, case_key).party_id

    def link(self, party_id: PartyId) -> str:
        """A new link of a party."""
        with self.store.writing(OFFICER, self.now) as work:
            return f"/in/{invite(work, party_id, 30 * DAYS)}"

    def nobody(self) -> Browser:
        """The browser of somebody who has not signed in."""
        return Browser(client=TestClient(self.site, headers={"accept-language": self.lang}))

    def browser(self, party_id: PartyId) -> Browser:
        """The browser of a party who has opened the link and pressed the button."""
        browser, link = self.nobody(), self.link(party_id)
        browser.see(link)
        browser.press(link)
        return browser

    def employer(self, case_key: str = "E-1") -> Browser:
        """The browser of an employer."""
        return self.browser(self.party(PartyRole.EMPLOYER, case_key))

    def scholar(self, case_key: str = "S-1") -> Browser:
        """The browser of a scholar."""
        return self.browser(self.party(PartyRole.SCHOLAR, case_key))

    def under_age(self, case_key: str) -> Browser:
        """A scholar becomes a minor; the browser of the legal representative."""
        with self.store.writing(OFFICER, self.now) as work:
            who = party(work.db, self.party(PartyRole.SCHOLAR, case_key))
            about = person(work.db, who.person_id)
            minor = Described(name=about.name, adult_on=date(2030, 1, 1))
            change_person(work, who.person_id, minor, about.version)
            added = add_representative(work, who, Described(name="Mati Primer"))
        return self.browser(added.party_id)

    def publish(self) -> None:
        """Close the call, match it, publish the result and ask for answers."""
        with self.store.writing(OFFICER, self.now) as work:
            close_call(work, self.case_id, cases.stored_case(work.db, self.case_id).version)
        self.now += DAYS
        with self.store.writing(OFFICER, self.now) as work:
            decided.record_seed(work, self.case_id, "7", "loto")
        with self.store.writing(OFFICER, self.now) as work:
            ask(work, self.case_id, Question(kind=RunKind.MATCH, time_limit=60))
        self._work_off()
        self._announce()

    def _work_off(self) -> None:
        with self.store.writing(SERVICE, self.now) as work:
            run = runs.lease_next(work, "worker_1", lease=DAYS, most_attempts=3)
        assert run is not None
        with self.store.reading() as db:
            snapshot = cases.frozen(db, run.snapshot)
        left = perform(run.kind, snapshot, json.loads(run.asked), lambda _done, _of: None)
        with self.store.writing(SERVICE, self.now) as work:
            held = Held(run_id=run.run_id, worker="worker_1")
            run_has_ended(work, runs.finish(work, held, left))

    def _announce(self) -> None:
        with self.store.writing(OFFICER, self.now) as work:
            (run,) = runs.runs(work.db, self.case_id)
            version = cases.stored_case(work.db, self.case_id).version
            published = publish_run(work, run, "0" * 64, version)
            told = read_results(run_file(work.db, run.run_id, FILE).body)
            places = [
                Offered(scholar_id=each.scholar_id, position_id=each.award.position_id)
                for each in told.values()
                if each.award is not None
            ]
            ask_for_answers(work, published, places, (self.now + 14 * DAYS).date())

    def awarded(self) -> dict[str, str]:
        """The position of each scholar who got one."""
        with self.store.reading() as db:
            told = read_results(run_file(db, publications(db, self.case_id)[0].run_id, FILE).body)
        return {key: each.award.position_id for key, each in told.items() if each.award}


def town_of(store: Store, case: Case | None = None, lang: str = "en") -> Town:
    """A call that is open for six days and a bit."""
    with store.writing(OFFICER, NOON) as work:
        made = cases.create_case(work, case or tiny())
        cases.set_days(work, made.case_id, made.version, closes_at=NOON + 6 * DAYS, answer_by=None)
        cases.put_into(work, made.case_id, CallState.OPEN, made.version)
        _name_scholars(work, made.case_id)
    settings = Settings(requests_a_minute=100_000, sign_ins_a_minute=100_000, session_hours=10_000)
    site = create_site(settings, store, lambda: town.now)
    town = Town(store=store, site=site, case_id=made.case_id, lang=lang)
    return town


def _name_scholars(work: Work, case_id: CaseId) -> None:
    for each in parties(work.db, case_id, PartyRole.SCHOLAR):
        about = person(work.db, each.person_id)
        described = Described(name=f"Oseba {each.case_key}", adult_on=about.adult_on)
        change_person(work, each.person_id, described, about.version)


def words(page: str) -> str:
    """What is read of a page."""
    body = page.split("<main", 1)[-1].split("</main>", 1)[0].partition(">")[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip()
