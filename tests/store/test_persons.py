"""Persons: no personal number, no name outside of one table, access and erasure."""

import json

import pytest
from sqlalchemy import text

from api.identity.invitations import invite, use_invitation
from api.identity.officers import add_officer, remove_officer
from api.store.cases import create_case, freeze, put_into, stored_case
from api.store.decisions import Offered, answer_offer, awards, offer_places, publish, put_award
from api.store.erasure import erase_person
from api.store.errors import PersonalNumberError
from api.store.names import Actor, CaseId, PartyId, PersonId
from api.store.own_data import export_person
from api.store.parties import party, party_of
from api.store.persons import Described, add_person, change_person, person
from api.store.purposes import purposes
from api.store.retention import purge
from api.store.runs import RunAsked, ask_run
from api.store.schema import schema
from api.store.states import (
    Answer,
    AwardState,
    CallState,
    OfferKind,
    Part,
    PartyRole,
    RunKind,
)
from api.store.store import Store
from api.store.submissions import confirm, confirmations, save_draft, submission
from matching.domain import Person, ScholarId
from tests.store.rooms import NOON, OFFICER, later, tiny

CANARY = "Kanarček"
CANARIES = Person(
    scholar_id=ScholarId("S-1"),
    name=f"{CANARY} Ana",
    contact=f"{CANARY}@example.si",
    legal_representative=f"{CANARY} Oče",
)
KEPT = (5 * 12 + 2) * 31
"""Days after which the time of keeping has passed."""


@pytest.mark.parametrize("number", ["0101006500006", "010100 6500006", "EMŠO:0101006-500006."])
def test_thirteen_digits_are_refused_where_a_person_is_described(store: Store, number: str) -> None:
    fields = (Described(name=number), Described(contact=number), Described(address=number))
    with store.writing(OFFICER, NOON) as work:
        there = add_person(work, Described(name="Ana"))
        for about in fields:
            with pytest.raises(PersonalNumberError):
                add_person(work, about)
            with pytest.raises(PersonalNumberError):
                change_person(work, there.person_id, about, 1)


@pytest.mark.parametrize(
    "contact", ["+386 41 234 567", "00386 41 234 567", "ana.2005@example.si", "12345678901234"]
)
def test_telephones_and_mail_are_no_personal_numbers(store: Store, contact: str) -> None:
    with store.writing(OFFICER, NOON) as work:
        assert add_person(work, Described(contact=contact)).contact == contact


def test_the_spelling_of_a_person_tells_nobody(store: Store) -> None:
    about = Described(name=CANARY, contact=CANARY, address=CANARY)
    with store.writing(OFFICER, NOON) as work:
        assert CANARY not in repr(add_person(work, about)) + repr(about)


def a_case(store: Store) -> tuple[CaseId, PartyId, PersonId]:
    with store.writing(OFFICER, NOON) as work:
        made = create_case(work, tiny(), [CANARIES])
        put_into(work, made.case_id, CallState.OPEN, 1)
        scholar = party_of(work.db, made.case_id, PartyRole.SCHOLAR, "S-1")
    return made.case_id, scholar.party_id, scholar.person_id


def hand_in(store: Store, who: PartyId) -> None:
    with store.writing(Actor(who), NOON) as work:
        use_invitation(work, invite(work, who, later(days=1) - NOON), later(hours=1) - NOON)
        save_draft(work, who, Part.WISHES, b'["P-1"]', None)
        confirm(work, who, Part.WISHES, 1)
        save_draft(work, who, Part.STAYS, b"[]", None)


def move(store: Store, case_id: CaseId, state: CallState) -> None:
    with store.writing(OFFICER, NOON) as work:
        put_into(work, case_id, state, stored_case(work.db, case_id).version)


def award_to_ana(store: Store, case_id: CaseId) -> None:
    with store.writing(OFFICER, NOON) as work:
        snapshot = freeze(work, tiny()).sha256
        asked = RunAsked(case_id=case_id, kind=RunKind.MATCH, snapshot=snapshot, time_limit=60)
        made = publish(work, ask_run(work, asked), "0" * 64)
        place = Offered(scholar_id="S-1", position_id="P-1")
        (offer,) = offer_places(work, made, OfferKind.ACCEPTANCE, [place], later(days=9).date())
        answer_offer(work, offer.offer_id, Answer.ACCEPTED, 1)


def everywhere(store: Store) -> dict[str, str]:
    """Each table as one text."""
    with store.reading() as db:
        return {
            name: str([tuple(row) for row in db.execute(text(f"SELECT * FROM {name}"))])
            for name in schema().tables
        }


def test_a_name_stands_in_the_table_of_persons_and_nowhere_else(store: Store) -> None:
    case_id, who, person_id = a_case(store)
    hand_in(store, who)
    award_to_ana(store, case_id)
    with store.writing(OFFICER, NOON) as work:
        change_person(work, person_id, Described(name=CANARY, address=CANARY), 1)
    assert {name for name, all_of_it in everywhere(store).items() if CANARY in all_of_it} == {
        "persons"
    }


def test_a_person_gets_everything_that_is_stored_about_her_and_no_secret(store: Store) -> None:
    case_id, who, person_id = a_case(store)
    hand_in(store, who)
    award_to_ana(store, case_id)
    with store.reading() as db:
        export = json.loads(export_person(db, person_id))
    assert export["persons"][0]["name"] == f"{CANARY} Ana"
    drafts = {row["part"]: row["body"] for row in export["submissions"]}
    assert drafts == {Part.WISHES: ["P-1"], Part.STAYS: []}
    assert len(export["confirmations"]) == 1
    assert export["awards"][0]["position_id"] == "P-1"
    assert export["facts"][0]["scholars"][0]["scholar_id"] == "S-1"
    assert {row["scholar_id"] for row in export["facts"][0]["stays"]} == {"S-1"}
    assert any(entry["actor"] == who for entry in export["audit_log"])
    assert "hash" not in json.dumps(export)


def test_before_the_run_an_erasure_takes_everything(store: Store) -> None:
    _, who, person_id = a_case(store)
    hand_in(store, who)
    with store.writing(OFFICER, later(days=1)) as work:
        assert erase_person(work, person_id).whole
    with store.reading() as db:
        found = person(db, person_id)
        assert (found.name, found.contact, found.adult_on) == (None, None, None)
        assert found.erased_at == later(days=1)
        assert submission(db, who, Part.WISHES) is None
        assert confirmations(db, who, Part.WISHES) == []
    held = everywhere(store)
    assert who not in held["sessions"] + held["invitations"]


def test_after_the_run_the_name_and_what_was_confirmed_stay_and_the_rest_goes(
    store: Store,
) -> None:
    case_id, who, person_id = a_case(store)
    hand_in(store, who)
    move(store, case_id, CallState.RUN)
    with store.writing(OFFICER, later(days=1)) as work:
        left = erase_person(work, person_id)
    assert (left.whole, left.until) == (False, None)
    with store.reading() as db:
        found = person(db, person_id)
        assert (found.name, found.contact, found.erased_at) == (f"{CANARY} Ana", None, None)
        assert len(confirmations(db, who, Part.WISHES)) == 1
        assert submission(db, who, Part.STAYS) is None


def test_of_a_settled_case_one_is_told_until_when_the_name_stays(store: Store) -> None:
    case_id, _, person_id = a_case(store)
    move(store, case_id, CallState.SETTLED)
    with store.writing(OFFICER, later(days=1)) as work:
        left = erase_person(work, person_id)
    assert left.until is not None
    assert left.until.isoformat() == "2031-10-01"


def test_when_the_time_of_keeping_has_passed_everybody_is_erased_and_not_before(
    store: Store,
) -> None:
    case_id, _, _ = a_case(store)
    move(store, case_id, CallState.SETTLED)
    with store.writing(OFFICER, later(days=365)) as work:
        assert purge(work).persons == 0
    with store.writing(OFFICER, later(days=KEPT)) as work:
        assert purge(work).persons == 3 + 6 + 1
    assert CANARY not in everywhere(store)["persons"]
    with store.writing(OFFICER, later(days=KEPT)) as work:
        assert purge(work).persons == 0


def test_nobody_with_a_running_award_is_erased_by_time(store: Store) -> None:
    case_id, _, person_id = a_case(store)
    award_to_ana(store, case_id)
    move(store, case_id, CallState.SETTLED)
    with store.writing(OFFICER, later(days=KEPT)) as work:
        purge(work)
        assert person(work.db, person_id).name == f"{CANARY} Ana"
        (award,) = awards(work.db, case_id)
        put_award(work, award.award_id, AwardState.LEFT, 1)
        assert purge(work).persons > 0
        assert person(work.db, person_id).name is None


def test_of_a_case_that_goes_on_nobody_is_erased_by_time(store: Store) -> None:
    _, _, person_id = a_case(store)
    with store.writing(OFFICER, later(days=KEPT)) as work:
        assert purge(work).persons == 0
        assert [each.kept_until for each in purposes(work.db, person_id)] == [None]


def test_old_sessions_and_links_are_dropped(store: Store) -> None:
    _, who, _ = a_case(store)
    hand_in(store, who)
    with store.writing(OFFICER, later(days=30)) as work:
        purge(work)
        assert party(work.db, who).party_id == who
    assert who in everywhere(store)["invitations"]
    with store.writing(OFFICER, later(days=32)) as work:
        purge(work)
    held = everywhere(store)
    assert who not in held["sessions"] + held["invitations"]


def test_a_draft_that_was_never_confirmed_ends_with_its_call(store: Store) -> None:
    case_id, who, _ = a_case(store)
    hand_in(store, who)
    for state, left in ((CallState.ACCEPTING, 2), (CallState.SETTLED, 1)):
        move(store, case_id, state)
        with store.writing(OFFICER, NOON) as work:
            purge(work)
            found = [submission(work.db, who, part) for part in (Part.WISHES, Part.STAYS)]
        assert len([each for each in found if each is not None]) == left


def test_the_name_of_an_officer_stays_as_long_as_what_the_officer_signed(store: Store) -> None:
    with store.writing(OFFICER, NOON) as work:
        made = add_officer(work, "ana", Described(name=CANARY))
        remove_officer(work, made.officer_id)
        left = erase_person(work, made.person_id)
    assert (left.kept, str(left.until)) == (("name", "address", "adult_on"), "2031-10-01")
    with store.writing(OFFICER, later(days=KEPT)) as work:
        assert purge(work).persons == 1
    assert CANARY not in everywhere(store)["persons"]
