"""A town whose parties use the service, each with a session of its own."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from api.identity.sessions import open_session
from api.store import cases, decisions, persons, runs
from api.store.names import Actor, CaseId, PartyId
from api.store.parties import add_representative, party, party_of
from api.store.persons import Described
from api.store.run_files import FileLeft
from api.store.states import Answer, CallState, OfferKind, PartyRole, RunKind
from api.store.store import Store
from api.store.tables.decisions import Offer
from matching.engine import run
from matching.explain import explain_match
from matching.report.results import FILE, results_json
from matching.rules.book import policy_book
from tests.api.client import TestClient
from tests.store.rooms import NOON, OFFICER, tiny

JSON: Final = {"content-type": "application/json"}
ANSWER_BY: Final = date(2026, 9, 20)


@dataclass(slots=True)
class Clock:
    """The hour of the service, which a test sets."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at


@dataclass(slots=True, kw_only=True)
class Guest:
    """Somebody who has signed in."""

    client: TestClient
    party_id: PartyId
    headers: dict[str, str] = field(repr=False)

    def get(self, path: str, **query: str | int) -> Any:
        """The answer to a question about oneself."""
        return self.client.get(f"/v1/me{path}", headers=self.headers, params=query)

    def put(self, part: str, body: object, version: int = 0) -> Any:
        """The answer to a draft; version 0: there is none yet."""
        match = {"if-match": f'"{version}"'} if version else {"if-none-match": "*"}
        path = f"/v1/me/submissions/{part}"
        headers = {**self.headers, **JSON, **match}
        return self.client.put(path, content=json.dumps(body), headers=headers)

    def post(self, path: str, version: int | None = None) -> Any:
        """The answer to a step."""
        match = {} if version is None else {"if-match": f'"{version}"'}
        return self.client.post(f"/v1/me{path}", headers={**self.headers, **match})


@dataclass(slots=True, kw_only=True)
class Town:
    """A call, and whoever takes part in it."""

    store: Store
    client: TestClient
    clock: Clock
    case_id: CaseId
    by: Actor = OFFICER
    """Whoever publishes."""

    def guest(self, role: PartyRole, key: str) -> Guest:
        """A party that has signed in."""
        with self.store.writing(OFFICER, self.clock.at) as work:
            who = party_of(work.db, self.case_id, role, key).party_id
            secret = open_session(work, timedelta(days=60), party=who).secret
        headers = {"authorization": f"Bearer {secret}"}
        return Guest(client=self.client, party_id=who, headers=headers)

    def employer(self, key: str) -> Guest:
        return self.guest(PartyRole.EMPLOYER, key)

    def scholar(self, key: str) -> Guest:
        return self.guest(PartyRole.SCHOLAR, key)

    def under_age(self, key: str) -> Guest:
        """The scholar becomes a minor, with a legal representative, who has signed in."""
        with self.store.writing(OFFICER, self.clock.at) as work:
            scholar = party_of(work.db, self.case_id, PartyRole.SCHOLAR, key)
            about = persons.person(work.db, scholar.person_id)
            adult_on = date(2030, 1, 1)
            described = Described(name=about.name, contact=about.contact, adult_on=adult_on)
            persons.change_person(work, about.person_id, described, about.version)
            add_representative(work, scholar, Described(name="Zastopnik"))
        return self.guest(PartyRole.REPRESENTATIVE, key)

    def name(self, guest: Guest, described: Described) -> None:
        """Somebody gets a name."""
        with self.store.writing(OFFICER, self.clock.at) as work:
            about = persons.person(work.db, party(work.db, guest.party_id).person_id)
            persons.change_person(work, about.person_id, described, about.version)

    def moved(self, state: CallState) -> None:
        """The call in another state."""
        with self.store.writing(OFFICER, self.clock.at) as work:
            found = cases.stored_case(work.db, self.case_id)
            cases.put_into(work, self.case_id, state, found.version)

    def published(
        self, *, without: frozenset[str] = frozenset(), files: Sequence[FileLeft] = ()
    ) -> list[Offer]:
        """A match of the facts is published, and everyone in it asked for an answer.

        Parameters
        ----------
        without : scholars whose wishes are not looked at.
        files : what else the run left.
        """
        case = tiny()
        wishes = [e for e in case.scholar_preferences if e.scholar_id not in without]
        case = replace(case, scholar_preferences=tuple(wishes))
        made = run(case, policy_book())
        results = results_json(case, made, explain_match(made))
        with self.store.writing(self.by, self.clock.at) as work:
            asked = runs.RunAsked(
                case_id=self.case_id,
                kind=RunKind.MATCH,
                snapshot=cases.freeze(work, case).sha256,
                time_limit=60,
            )
            queued = runs.ask_run(work, asked)
            held = runs.Held(run_id=queued.run_id, worker="w")
            runs.lease_next(work, "w", lease=timedelta(minutes=1), most_attempts=1)
            left = FileLeft(name=FILE, media_type="application/json", body=results)
            done = runs.finish(work, held, [left, *files])
            announced = decisions.publish(work, done, "0" * 64)
            known = {
                (e.scholar_id, e.position_id)
                for e in decisions.offers(work.db, self.case_id)
                if e.answer is not Answer.DECLINED
            }
            offered = [
                decisions.Offered(scholar_id=e.scholar_id, position_id=e.position_id)
                for e in made.outcome.awards
                if (e.scholar_id, e.position_id) not in known
            ]
            offers = decisions.offer_places(
                work, announced, OfferKind.ACCEPTANCE, offered, ANSWER_BY
            )
        self.moved(CallState.ACCEPTING)
        return offers
