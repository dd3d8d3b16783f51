"""Cases: their parties follow the facts, and what officers decide before a run."""

from collections import Counter
from dataclasses import replace

import pytest

from api.store.cases import (
    create_case,
    facts_json,
    facts_of,
    put_into,
    replace_facts,
    stored_case,
)
from api.store.decided import (
    FactOf,
    confirm_fact,
    confirmed_facts,
    pins,
    record_seed,
    remove_pin,
    seed_of_run,
    set_pin,
    withdraw_fact,
)
from api.store.errors import NotFoundError, SeedError, StaleVersionError, StateError
from api.store.names import CaseId
from api.store.parties import parties, party_of, representative_of
from api.store.persons import persons_of
from api.store.states import CallState, PartyRole
from api.store.store import Store
from matching.domain import Person, Pin, PinKind, PositionId, ScholarId
from matching.write import case_to_json
from tests.store.rooms import NOON, OFFICER, a_call, later, tiny

ANA = Person(
    scholar_id=ScholarId("S-1"),
    name="Ana",
    contact="ana@example.si",
    legal_representative="Mother",
)


def a_draft(store: Store) -> CaseId:
    with store.writing(OFFICER, NOON) as work:
        return create_case(work, tiny(), [ANA]).case_id


def test_the_facts_come_back_as_they_were_given_byte_for_byte(store: Store) -> None:
    case_id = a_draft(store)
    with store.reading() as db:
        assert facts_of(db, case_id) == tiny()
        assert facts_json(db, case_id) == case_to_json(tiny())


def test_a_case_has_a_party_for_each_employer_scholar_and_known_representative(
    store: Store,
) -> None:
    case_id = a_draft(store)
    with store.reading() as db:
        found = Counter(each.role for each in parties(db, case_id))
        ana = party_of(db, case_id, PartyRole.SCHOLAR, "S-1")
        mother = representative_of(db, ana.party_id)
        who = persons_of(db, case_id)
    assert found == {PartyRole.EMPLOYER: 3, PartyRole.SCHOLAR: 6, PartyRole.REPRESENTATIVE: 1}
    assert mother is not None
    assert (who[ana.party_id].name, who[mother.party_id].name) == ("Ana", "Mother")
    assert who[ana.party_id].adult_on == tiny().scholars[0].adult_on


def test_whoever_is_gone_from_the_facts_of_a_draft_is_gone_from_the_store(store: Store) -> None:
    case_id = a_draft(store)
    case = tiny()
    fewer = replace(
        case,
        scholars=case.scholars[1:],
        stays=(),
        scholar_preferences=(),
        position_preferences=(),
        stay_wishes=(),
    )
    with store.writing(OFFICER, NOON) as work:
        replace_facts(work, case_id, fewer, 1)
    with store.reading() as db:
        keys = {(each.role, each.case_key) for each in parties(db, case_id)}
        assert (PartyRole.SCHOLAR, "S-1") not in keys
        assert (PartyRole.REPRESENTATIVE, "S-1") not in keys
        assert len(persons_of(db, case_id)) == len(keys) == 8


def test_of_two_changes_of_the_facts_one_wins(store: Store) -> None:
    case_id = a_draft(store)
    with store.writing(OFFICER, NOON) as work:
        assert replace_facts(work, case_id, replace(tiny(), target=5), 1).version == 2
    with pytest.raises(StaleVersionError), store.writing(OFFICER, NOON) as work:
        replace_facts(work, case_id, replace(tiny(), target=6), 1)
    with store.reading() as db:
        assert facts_of(db, case_id).target == 5


def test_an_open_call_keeps_its_people_and_a_run_one_its_facts(store: Store) -> None:
    case_id = a_call(store, CallState.OPEN)
    fewer = replace(tiny(), employers=tiny().employers[:2])
    with pytest.raises(StateError, match="stay the same"), store.writing(OFFICER, NOON) as work:
        replace_facts(work, case_id, fewer, 2)
    with store.writing(OFFICER, NOON) as work:
        replace_facts(work, case_id, replace(tiny(), target=5), 2)
    done = a_call(store, CallState.RUN)
    with pytest.raises(StateError, match="once a run"), store.writing(OFFICER, NOON) as work:
        replace_facts(work, done, tiny(), 4)


def test_an_unknown_case_is_not_found(store: Store) -> None:
    with store.reading() as db, pytest.raises(NotFoundError):
        stored_case(db, CaseId("case_0"))


def test_a_seed_recorded_before_closing_is_refused_for_the_run(store: Store) -> None:
    case_id = a_call(store, CallState.OPEN)
    with store.writing(OFFICER, NOON) as work:
        record_seed(work, case_id, "0707", "known beforehand")
    with store.writing(OFFICER, later(hours=1)) as work:
        put_into(work, case_id, CallState.CLOSED, 2)
    with store.reading() as db, pytest.raises(SeedError, match="before the call closed"):
        seed_of_run(db, case_id)


def test_the_seed_that_came_with_the_case_is_refused_for_the_run(store: Store) -> None:
    assert tiny().seed
    with store.reading() as db, pytest.raises(SeedError, match="before the call closed"):
        seed_of_run(db, a_call(store, CallState.CLOSED))


def test_a_run_without_any_seed_is_refused(store: Store) -> None:
    with store.writing(OFFICER, NOON) as work:
        case_id = create_case(work, replace(tiny(), seed="", seed_source="")).case_id
    with store.reading() as db, pytest.raises(SeedError, match="first"):
        seed_of_run(db, case_id)


def test_the_first_seed_after_closing_counts_and_no_other_is_taken(store: Store) -> None:
    case_id = a_call(store, CallState.CLOSED)
    with store.writing(OFFICER, later(hours=1)) as work:
        record_seed(work, case_id, "0707", "lottery of 1. 9. 2026")
    with pytest.raises(SeedError, match="stays"), store.writing(OFFICER, later(hours=2)) as work:
        record_seed(work, case_id, "0808", "a nicer one")
    with store.reading() as db:
        assert seed_of_run(db, case_id).seed == "0707"


ABOUT = ("S-1", "municipality")


def test_a_confirmed_fact_tells_who_when_and_by_which_document(store: Store) -> None:
    about = FactOf(case_id=a_draft(store), scholar_id="S-1", fact="municipality")
    with store.writing(OFFICER, later(hours=1)) as work:
        confirm_fact(work, about, "403-12/2026-7")
    with store.reading() as db:
        (found,) = confirmed_facts(db, about.case_id)
    assert (found.scholar_id, found.fact) == ABOUT
    assert (found.confirmed_by, found.confirmed_at, found.document) == (
        OFFICER,
        later(hours=1),
        "403-12/2026-7",
    )


def test_of_two_officers_who_change_a_confirmation_one_wins(store: Store) -> None:
    about = FactOf(case_id=a_draft(store), scholar_id="S-1", fact="municipality")
    with store.writing(OFFICER, NOON) as work:
        confirm_fact(work, about, "1")
    with store.writing(OFFICER, NOON) as work:
        confirm_fact(work, about, "2", expected=1)
    with pytest.raises(StaleVersionError), store.writing(OFFICER, NOON) as work:
        withdraw_fact(work, about, 1)
    with store.writing(OFFICER, NOON) as work:
        withdraw_fact(work, about, 2)
    with store.reading() as db:
        assert confirmed_facts(db, about.case_id) == []


def test_a_pin_is_set_changed_and_removed_until_a_run_is_made(store: Store) -> None:
    case_id = a_call(store, CallState.CLOSED)
    must = Pin(
        scholar_id=ScholarId("S-1"),
        position_id=PositionId("P-1"),
        decision=PinKind.MUST,
        reason="appeal 7",
    )
    with store.writing(OFFICER, NOON) as work:
        set_pin(work, case_id, must)
        set_pin(work, case_id, replace(must, decision=PinKind.NEVER), expected=1)
    with store.reading() as db:
        assert [each.decision for each in pins(db, case_id)] == [PinKind.NEVER]
    with store.writing(OFFICER, NOON) as work:
        remove_pin(work, case_id, scholar_id="S-1", position_id="P-1", expected=2)
        put_into(work, case_id, CallState.RUN, 3)
    with pytest.raises(StateError), store.writing(OFFICER, NOON) as work:
        set_pin(work, case_id, must)
