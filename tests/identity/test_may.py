"""Who may do what."""

from itertools import product

import pytest

from api.identity.errors import ForbiddenError, NotSignedInError
from api.identity.may import NOTHING, TABLE, Action, Resource, may, must
from api.identity.roles import DEMONSTRATION, NOBODY_KNOWN, Identity, Role, Scope
from api.store.names import CaseId, PartyId

CASE, OTHER_CASE = CaseId("case_1"), CaseId("case_2")
EMPLOYER, SCHOLAR, MOTHER = PartyId("party_e"), PartyId("party_s"), PartyId("party_m")

OFFICER = Identity(role=Role.OFFICER)
AN_EMPLOYER = Identity(role=Role.EMPLOYER, case=CASE, party=EMPLOYER)
A_SCHOLAR = Identity(role=Role.SCHOLAR, case=CASE, party=SCHOLAR)
A_MOTHER = Identity(role=Role.REPRESENTATIVE, case=CASE, party=MOTHER, represents=SCHOLAR)
EVERYBODY = (OFFICER, AN_EMPLOYER, A_SCHOLAR, A_MOTHER, DEMONSTRATION, NOBODY_KNOWN)

OF_EMPLOYER = Resource(case=CASE, owner=EMPLOYER)
OF_SCHOLAR = Resource(case=CASE, owner=SCHOLAR)
OF_MOTHER = Resource(case=CASE, owner=MOTHER)
DEMO_CASE = Resource(case=OTHER_CASE, demonstration=True)
PUBLIC = {Action.READ_POLICY, Action.VERIFY, Action.READ_HEALTH}


def allowed(action: Action, resource: Resource) -> set[Role]:
    return {each.role for each in EVERYBODY if may(each, action, resource)}


def test_every_action_has_its_row() -> None:
    assert set(TABLE) == set(Action)


def test_anyone_reads_policy_verifies_and_asks_for_health_and_nothing_else() -> None:
    assert {action for action in Action if may(NOBODY_KNOWN, action)} == PUBLIC


def test_the_demonstration_reads_and_evaluates_and_changes_nothing() -> None:
    assert {action for action in Action if may(DEMONSTRATION, action, DEMO_CASE)} == PUBLIC | {
        Action.EVALUATE,
        Action.READ_CASE,
        Action.READ_CALL,
        Action.READ_RUN,
        Action.READ_PUBLICATION,
        Action.EXPORT,
    }
    of_others = {action for action in Action if may(DEMONSTRATION, action, OF_SCHOLAR)}
    assert of_others == PUBLIC | {Action.EVALUATE}


@pytest.mark.parametrize(
    ("action", "of_employer", "of_scholar"),
    [
        (
            Action.READ_SUBMISSION,
            {Role.OFFICER, Role.EMPLOYER},
            {Role.OFFICER, Role.SCHOLAR, Role.REPRESENTATIVE},
        ),
        (Action.EDIT_SUBMISSION, {Role.EMPLOYER}, {Role.SCHOLAR}),
        (Action.CONFIRM_SUBMISSION, {Role.EMPLOYER}, {Role.SCHOLAR}),
        (Action.COUNTERSIGN, set(), {Role.REPRESENTATIVE}),
        (Action.ANSWER_OFFER, set(), {Role.SCHOLAR}),
        (
            Action.READ_RESULT,
            {Role.OFFICER, Role.EMPLOYER},
            {Role.OFFICER, Role.SCHOLAR, Role.REPRESENTATIVE},
        ),
    ],
)
def test_what_a_party_hands_in_is_its_own(
    action: Action, of_employer: set[Role], of_scholar: set[Role]
) -> None:
    assert allowed(action, OF_EMPLOYER) == of_employer
    assert allowed(action, OF_SCHOLAR) == of_scholar


def test_no_party_reads_what_another_one_handed_in() -> None:
    for identity, resource in (
        (AN_EMPLOYER, OF_SCHOLAR),
        (A_SCHOLAR, OF_EMPLOYER),
        (A_MOTHER, OF_EMPLOYER),
        (A_SCHOLAR, OF_MOTHER),
    ):
        assert not may(identity, Action.READ_SUBMISSION, resource)


def test_not_even_an_officer_ranks_in_the_place_of_a_party() -> None:
    for action, resource in product(
        (Action.EDIT_SUBMISSION, Action.CONFIRM_SUBMISSION, Action.COUNTERSIGN),
        (OF_EMPLOYER, OF_SCHOLAR),
    ):
        assert not may(OFFICER, action, resource)


def test_parties_read_the_call_of_their_own_case_only() -> None:
    everyone = {Role.OFFICER, Role.EMPLOYER, Role.SCHOLAR, Role.REPRESENTATIVE}
    assert allowed(Action.READ_CALL, Resource(case=CASE)) == everyone
    assert allowed(Action.READ_CALL, Resource(case=OTHER_CASE)) == {Role.OFFICER}


def test_about_nothing_in_particular_parties_may_only_what_anyone_may() -> None:
    for identity in (AN_EMPLOYER, A_SCHOLAR, A_MOTHER):
        assert {action for action in Action if may(identity, action, NOTHING)} == PUBLIC


@pytest.mark.parametrize("scope", Scope)
def test_without_a_scope_nothing_that_asks_for_it_is_open(scope: Scope) -> None:
    without = Identity(role=Role.OFFICER, scopes=frozenset(Scope) - {scope})
    asking = {action for action, row in TABLE.items() if row.scope is scope}
    assert asking
    assert not any(may(without, action, OF_SCHOLAR) for action in asking)


def test_who_is_not_signed_in_is_asked_to_and_who_may_not_is_told_so() -> None:
    must(OFFICER, Action.PUBLISH)
    for identity in (NOBODY_KNOWN, DEMONSTRATION):
        with pytest.raises(NotSignedInError):
            must(identity, Action.PUBLISH)
    with pytest.raises(ForbiddenError):
        must(A_SCHOLAR, Action.PUBLISH)
