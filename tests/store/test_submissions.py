"""Drafts, confirmed versions and receipts."""

import pytest

from api.store.canonical import sha256
from api.store.cases import set_days, stored_case
from api.store.errors import NotFoundError, StaleVersionError, StateError
from api.store.names import Actor, PartyId
from api.store.parties import add_representative, party
from api.store.persons import Described, change_person
from api.store.states import CallState, Part, PartyRole
from api.store.store import Store
from api.store.submissions import (
    confirm,
    confirmations,
    countersign,
    in_force,
    save_draft,
    submission,
)
from api.store.tables.submissions import Confirmation, Submission
from tests.store.rooms import NOON, OFFICER, a_call, later, somebody

FIRST, SECOND = b'["P-1","P-2"]', b'["P-2","P-1"]'


def a_scholar(store: Store, state: CallState = CallState.OPEN) -> PartyId:
    return somebody(store, a_call(store, state), PartyRole.SCHOLAR, "S-1")


def save(store: Store, who: PartyId, body: bytes, expected: int | None) -> Submission:
    with store.writing(Actor(who), NOON) as work:
        return save_draft(work, who, Part.WISHES, body, expected)


def confirm_wishes(store: Store, who: PartyId, expected: int) -> Confirmation:
    with store.writing(Actor(who), NOON) as work:
        return confirm(work, who, Part.WISHES, expected)


def counted(store: Store, who: PartyId) -> bytes | None:
    """What would go into a run now."""
    with store.reading() as db:
        found = in_force(db, party(db, who).case_id).get((who, Part.WISHES))
    return found.body if found else None


def test_two_edits_of_the_same_ranking_and_one_wins(store: Store) -> None:
    who = a_scholar(store)
    save(store, who, FIRST, None)
    save(store, who, SECOND, 1)
    with pytest.raises(StaleVersionError) as stale:
        save(store, who, FIRST, 1)
    assert stale.value.found == 2
    with store.reading() as db:
        kept = submission(db, who, Part.WISHES)
    assert kept is not None
    assert kept.body == SECOND


def test_a_second_first_draft_is_refused(store: Store) -> None:
    who = a_scholar(store)
    save(store, who, FIRST, None)
    with pytest.raises(StaleVersionError):
        save(store, who, SECOND, None)


def test_a_draft_counts_for_nothing_until_it_is_confirmed(store: Store) -> None:
    who = a_scholar(store)
    save(store, who, FIRST, None)
    assert counted(store, who) is None
    receipt = confirm_wishes(store, who, 1)
    assert (receipt.number, receipt.sha256) == (1, sha256(FIRST))
    assert counted(store, who) == FIRST


def test_a_later_edit_leaves_the_confirmed_version_in_force_until_confirmed_again(
    store: Store,
) -> None:
    who = a_scholar(store)
    save(store, who, FIRST, None)
    confirm_wishes(store, who, 1)
    save(store, who, SECOND, 1)
    assert counted(store, who) == FIRST
    assert confirm_wishes(store, who, 2).number == 2
    assert counted(store, who) == SECOND
    with store.reading() as db:
        assert [each.body for each in confirmations(db, who, Part.WISHES)] == [SECOND, FIRST]


def test_the_same_draft_confirmed_twice_gives_the_same_receipt(store: Store) -> None:
    who = a_scholar(store)
    save(store, who, FIRST, None)
    once, again = (confirm_wishes(store, who, 1) for _ in range(2))
    assert once.confirmation_id == again.confirmation_id


def test_what_changed_since_it_was_read_is_not_confirmed(store: Store) -> None:
    who = a_scholar(store)
    save(store, who, FIRST, None)
    save(store, who, SECOND, 1)
    with pytest.raises(StaleVersionError):
        confirm_wishes(store, who, 1)


def test_a_confirmation_without_a_draft_is_refused(store: Store) -> None:
    with pytest.raises(StaleVersionError):
        confirm_wishes(store, a_scholar(store), 1)


@pytest.mark.parametrize("state", [CallState.DRAFT, CallState.CLOSED, CallState.SETTLED])
def test_nothing_is_handed_in_while_the_call_is_not_open(store: Store, state: CallState) -> None:
    with pytest.raises(StateError):
        save(store, a_scholar(store, state), FIRST, None)


def test_a_second_after_the_deadline_is_too_late_though_nobody_closed_the_call(
    store: Store,
) -> None:
    case_id = a_call(store)
    who = somebody(store, case_id, PartyRole.SCHOLAR, "S-1")
    with store.writing(OFFICER, NOON) as work:
        version = stored_case(work.db, case_id).version
        set_days(work, case_id, version, closes_at=later(hours=1), answer_by=None)
    with store.writing(Actor(who), later(hours=1)) as work:
        save_draft(work, who, Part.WISHES, FIRST, None)
    late = store.writing(Actor(who), later(hours=1, seconds=1))
    with pytest.raises(StateError, match="deadline"), late as work:
        confirm(work, who, Part.WISHES, 1)


def test_a_scholar_hands_in_no_places_and_an_employer_no_wishes(store: Store) -> None:
    case_id = a_call(store)
    for role, key, part in (
        (PartyRole.SCHOLAR, "S-1", Part.PLACES),
        (PartyRole.EMPLOYER, "E-1", Part.WISHES),
    ):
        who = somebody(store, case_id, role, key)
        with pytest.raises(NotFoundError), store.writing(Actor(who), NOON) as work:
            save_draft(work, who, part, FIRST, None)


def under_age_with_mother(store: Store) -> tuple[PartyId, PartyId]:
    who = a_scholar(store)
    with store.writing(OFFICER, NOON) as work:
        scholar = party(work.db, who)
        adult = Described(name="S", adult_on=later(days=1).date())
        change_person(work, scholar.person_id, adult, 1)
        mother = add_representative(work, scholar, Described(name="M"))
    return who, mother.party_id


def test_under_eighteen_the_ranking_counts_once_the_representative_countersigns(
    store: Store,
) -> None:
    who, mother = under_age_with_mother(store)
    save(store, who, FIRST, None)
    receipt = confirm_wishes(store, who, 1)
    assert receipt.countersign
    assert counted(store, who) is None
    with store.writing(Actor(mother), NOON) as work:
        countersign(work, receipt.confirmation_id, mother)
    assert counted(store, who) == FIRST


def test_until_the_countersignature_the_version_before_stays_in_force(store: Store) -> None:
    who, mother = under_age_with_mother(store)
    save(store, who, FIRST, None)
    receipt = confirm_wishes(store, who, 1)
    with store.writing(Actor(mother), NOON) as work:
        countersign(work, receipt.confirmation_id, mother)
    save(store, who, SECOND, 1)
    confirm_wishes(store, who, 2)
    assert counted(store, who) == FIRST


def test_from_the_eighteenth_birthday_nobody_countersigns(store: Store) -> None:
    who, _ = under_age_with_mother(store)
    with store.writing(Actor(who), later(days=1)) as work:
        save_draft(work, who, Part.WISHES, FIRST, None)
        assert confirm(work, who, Part.WISHES, 1).in_force


def test_nobody_countersigns_for_somebody_elses_child(store: Store) -> None:
    who, _ = under_age_with_mother(store)
    save(store, who, FIRST, None)
    receipt = confirm_wishes(store, who, 1)
    with store.reading() as db:
        case_id = party(db, who).case_id
    with store.writing(OFFICER, NOON) as work:
        other = party(work.db, somebody(store, case_id, PartyRole.SCHOLAR, "S-2"))
        father = add_representative(work, other, Described(name="F")).party_id
    with pytest.raises(NotFoundError), store.writing(Actor(father), NOON) as work:
        countersign(work, receipt.confirmation_id, father)
