"""Three cases with people in them: the visitors' own, somebody else's, and the demonstration."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Final

from api.http.app import create_app
from api.identity.invitations import invite, revoke_invitation
from api.identity.officers import add_officer
from api.identity.roles import Scope
from api.identity.sessions import open_session
from api.identity.tokens import TokenAsked, make_token
from api.lifecycle.perform import perform
from api.settings import Settings
from api.store import cases, decisions, parties, persons, submissions
from api.store.names import Actor, CaseId, OfficerId, PartyId
from api.store.persons import Described
from api.store.run_files import FileLeft
from api.store.states import Answer, CallState, Part, PartyRole, RunKind
from api.store.store import Store
from matching.public_certificate import FILE as PUBLIC
from matching.report.results import FILE
from matching.write import case_to_json
from tests.api.client import TestClient
from tests.parties.town import Clock, Town
from tests.service_matrix.rows import TOKENS, Visitor
from tests.store.rooms import NOON, OFFICER, tiny

DAYS: Final = timedelta(days=1)
UNLIMITED: Final = 1_000_000
WISHES: Final = b'{"not_acceptable":[],"notes":{},"ranked":["P-1"]}'
PLACES: Final = b'{"positions":[]}'
SEATS: Final = {
    Visitor.EMPLOYER: (PartyRole.EMPLOYER, "E-1"),
    Visitor.SCHOLAR: (PartyRole.SCHOLAR, "S-1"),
    Visitor.REPRESENTATIVE: (PartyRole.REPRESENTATIVE, "S-1"),
}


@dataclass(kw_only=True)
class World:
    """The service with and without a demonstration, over one store."""

    store: Store
    client: TestClient
    demo: TestClient
    officer: OfficerId
    own: CaseId
    other: CaseId
    shown: CaseId
    _headers: dict[Visitor, dict[str, str]] = field(default_factory=dict)
    _names: "count[int]" = field(default_factory=count)

    def forget(self) -> None:
        """Everyone signs in anew."""
        self._headers.clear()

    def headers(self, visitor: Visitor) -> dict[str, str]:
        """How a visitor is known."""
        if visitor not in self._headers:
            self._headers[visitor] = self._known(visitor)
        return self._headers[visitor]

    def _known(self, visitor: Visitor) -> dict[str, str]:
        if visitor in {Visitor.ANYONE, Visitor.DEMO}:
            return {}
        with self.store.writing(OFFICER, NOON) as work:
            if visitor in TOKENS:
                scopes = {Scope(visitor)}
                asked = TokenAsked(officer=self.officer, label="matrix", scopes=scopes)
                _, secret = make_token(work, asked)
            elif visitor is Visitor.OFFICER:
                secret = open_session(work, DAYS, officer=self.officer).secret
            else:
                found = parties.party_of(work.db, self.own, *SEATS[visitor])
                secret = open_session(work, DAYS, party=found.party_id).secret
        return {"authorization": f"Bearer {secret}"}

    def case(self, visitor: Visitor, *, own: bool) -> CaseId:
        """The case that is a visitor's, or one that is not."""
        if visitor is Visitor.DEMO:
            return self.shown if own else self.own
        return self.own if own else self.other

    def value(self, mark: str, visitor: Visitor, *, own: bool) -> str:
        """What stands in a path for a mark."""
        match mark:
            case "name":
                return FILE
            case "scholar_id":
                return "S-1" if own else "S-3"
            case "part":
                mine = Part.PLACES if visitor is Visitor.EMPLOYER else Part.WISHES
                return mine if own else ({Part.PLACES, Part.WISHES} - {mine}).pop()
            case "officer_id" | "token_id" | "secret":
                return self._made(mark, own=own)
            case "offer_id" | "confirmation_id" | "person_id":
                return self._of_person(mark, visitor, own=own)
        return self._of_case(mark, self.case(visitor, own=own))

    def _of_case(self, mark: str, case_id: CaseId) -> str:
        with self.store.reading() as db:
            found: dict[str, Callable[[], str]] = {
                "case_id": lambda: case_id,
                "run_id": lambda: decisions.publications(db, case_id)[0].run_id,
                "publication_id": lambda: decisions.publications(db, case_id)[0].publication_id,
                "award_id": lambda: decisions.awards(db, case_id)[0].award_id,
                "party_id": lambda: (
                    parties.party_of(db, case_id, PartyRole.SCHOLAR, "S-5").party_id
                ),
            }
            return found[mark]()

    def _of_person(self, mark: str, visitor: Visitor, *, own: bool) -> str:
        key = "S-1" if own else "S-3"
        with self.store.reading() as db:
            if mark == "offer_id":
                return decisions.offers(db, self.own, key)[0].offer_id
            if mark == "confirmation_id":
                whose = self._party(PartyRole.SCHOLAR, key)
                return submissions.confirmations(db, whose, Part.WISHES)[0].confirmation_id
            seat = SEATS.get(visitor, (PartyRole.SCHOLAR, "S-4"))
            whose = self._party(*seat) if own else self._party(PartyRole.SCHOLAR, "S-5")
            return parties.party(db, whose).person_id

    def _party(self, role: PartyRole, key: str) -> PartyId:
        with self.store.reading() as db:
            return parties.party_of(db, self.own, role, key).party_id

    def _made(self, mark: str, *, own: bool) -> str:
        """What a route may use up is made for each request."""
        with self.store.writing(OFFICER, NOON) as work:
            if mark == "officer_id":
                return add_officer(work, f"spare {next(self._names)}", Described()).officer_id
            if mark == "token_id":
                asked = TokenAsked(officer=self.officer, label="x", scopes={Scope.READ})
                return make_token(work, asked)[0].token_id
            whose = parties.party_of(work.db, self.own, PartyRole.SCHOLAR, "S-6").party_id
            secret = invite(work, whose, DAYS)
            if not own:
                revoke_invitation(work, whose)
            return secret


def world(store: Store) -> World:
    """A world in which offers wait for answers."""
    settings = Settings(requests_a_minute=UNLIMITED, sign_ins_a_minute=UNLIMITED)
    demo = settings.model_copy(update={"demo": True})
    with store.writing(OFFICER, NOON) as work:
        officer = add_officer(work, "mira", Described(name="Mira")).officer_id
    return World(
        store=store,
        client=_client(settings, store),
        demo=_client(demo, store),
        officer=officer,
        own=_case(store, officer, demonstration=False),
        other=_case(store, officer, demonstration=False),
        shown=_case(store, officer, demonstration=True),
    )


@cache
def _files() -> tuple[FileLeft, ...]:
    """What a published match of the tiny case leaves, but the results, which the town has."""
    left = perform(RunKind.MATCH, case_to_json(tiny()), {}, lambda _done, _of: None)
    public = FileLeft(name=PUBLIC, media_type="application/json", body=b"{}")
    return (public, *(each for each in left if each.name != FILE))


def _client(settings: Settings, store: Store) -> TestClient:
    return TestClient(create_app(settings, store, Clock()), raise_server_exceptions=False)


def _case(store: Store, officer: OfficerId, *, demonstration: bool) -> CaseId:
    with store.writing(OFFICER, NOON) as work:
        made = cases.create_case(work, tiny(), demonstration=demonstration)
        cases.put_into(work, made.case_id, CallState.OPEN, made.version)
        for key in ("S-1", "S-3"):
            scholar = parties.party_of(work.db, made.case_id, PartyRole.SCHOLAR, key)
            about = persons.person(work.db, scholar.person_id)
            about.adult_on = NOON.date() + timedelta(days=365)
            parties.add_representative(work, scholar, Described(name="Zastopnik"))
            submissions.save_draft(work, scholar.party_id, Part.WISHES, WISHES, None)
            submissions.confirm(work, scholar.party_id, Part.WISHES, 1)
        employer = parties.party_of(work.db, made.case_id, PartyRole.EMPLOYER, "E-1")
        submissions.save_draft(work, employer.party_id, Part.PLACES, PLACES, None)
    with TestClient(create_app(Settings(), store, Clock())) as client:
        town = Town(
            store=store, client=client, clock=Clock(), case_id=made.case_id, by=Actor(officer)
        )
        offers = town.published(files=_files())
    first = next(each for each in offers if each.scholar_id == "S-2")
    with store.writing(OFFICER, NOON) as work:
        decisions.answer_offer(work, first.offer_id, Answer.ACCEPTED, 1)
    return made.case_id
