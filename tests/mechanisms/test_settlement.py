"""What employers owe each other at completion, reckoned by hand; the scholar is never charged."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matching.domain import (
    Case,
    EmployerId,
    Level,
    OccupationId,
    PolicyChange,
    RunningAward,
    ScholarId,
)
from matching.engine import match
from matching.money import Cents
from matching.outcome import Outcome
from matching.read import read_case
from matching.rules.book import policy_book
from matching.rules.policy import Settlement
from matching.rules.settlement import settled

CASES = Path(__file__).parents[2] / "scenarios" / "cases"


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(CASES / "velenje-completion")


@pytest.fixture(scope="module")
def outcome(case: Case) -> Outcome:
    return match(case, policy_book())


def test_the_granting_employer_paid_the_amounts_less_their_co_funding(case: Case) -> None:
    """A pupil with 150 EUR: 110 a month, the cap of 40 taken off; 12 + 10 months to June."""
    award = RunningAward(
        scholar_id=ScholarId("S-0001"),
        employer_id=EmployerId("E-02"),
        occupation=OccupationId("strojni tehnik"),
        level=Level.SECONDARY,
        monthly_amount=Cents(150_00),
        paid_from=date(2023, 9, 1),
        completes_on=date(2025, 6, 30),
    )
    policy = policy_book().on(case.on)
    one = replace(case, running_awards=(award,))
    (row,) = settled(one, policy, {ScholarId("S-0001"): EmployerId("E-05")})
    assert (row.months, row.paid) == (22, 22 * 110_00)
    assert [row.repaid(rule) for rule in Settlement] == [0, 22 * 110_00, 22 * 110_00]
    (stays,) = settled(one, policy, {ScholarId("S-0001"): EmployerId("E-02")})
    assert [stays.repaid(rule) for rule in Settlement] == [0, 0, 0]
    (without,) = settled(one, policy, {})
    assert (without.chosen, without.moved) == (None, False)


def test_everyone_ends_at_the_held_position_or_at_a_preferred_one(
    case: Case, outcome: Outcome
) -> None:
    ranks = {(w.scholar_id, w.position_id): w.rank for w in case.scholar_preferences}
    award = {each.scholar_id: each for each in outcome.awards}
    for scholar in case.scholars:
        assert scholar.held_position is not None
        got = award[scholar.scholar_id]
        at_held = got.position_id == scholar.held_position
        held = ranks.get((scholar.scholar_id, scholar.held_position))
        assert at_held or held is None or got.scholar_rank < held
    assert outcome.blocking == ()


def test_every_completing_scholar_is_settled_and_the_sums_agree(
    case: Case, outcome: Outcome
) -> None:
    assert {each.scholar_id for each in outcome.settled} == {s.scholar_id for s in case.scholars}
    moved = [each for each in outcome.settled if each.moved]
    assert moved
    assert all(each.chosen != each.granted_by and each.paid > 0 for each in moved)
    assert outcome.settlement is Settlement.NONE


def test_the_settlement_in_force_is_a_parameter_of_policy(case: Case) -> None:
    change = PolicyChange(parameter="settlement", value="pool", begins=case.on)
    outcome = match(replace(case, changes=(change,)), policy_book())
    assert outcome.settlement is Settlement.POOL
    assert all(each.repaid(Settlement.POOL) == each.paid for each in outcome.settled if each.moved)


def test_a_call_settles_nothing() -> None:
    assert match(read_case(CASES / "tiny"), policy_book()).settled == ()
