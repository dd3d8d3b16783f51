"""The repair of the case of Velenje after its largest employer fails."""

from functools import cache

from matching.domain import Goal
from matching.engine import Match, match
from matching.outcome import Became, Cause
from matching.rules.book import policy_book
from matching.solver.result import Proof
from tests.engine.cases import case_of, matched
from tests.repair.events import insolvent, largest_employer, repair_of, repaired


@cache
def after_the_largest_failed() -> Match:
    """The case after its largest employer became insolvent."""
    return repaired("velenje-100", insolvent(largest_employer(matched("velenje-100"))))


def test_only_the_awards_of_the_failed_employer_end_and_that_is_proven() -> None:
    employer = largest_employer(matched("velenje-100"))
    made = after_the_largest_failed()
    repair = repair_of(made)
    there = [a for a in matched("velenje-100").outcome.awards if a.employer_id == employer]
    assert repair.earlier - repair.kept == len(there) > 10
    first = made.outcome.goals[0]
    assert (first.goal, first.proof) == (Goal.KEPT_AWARDS, Proof.DUALITY)
    lost = [c for c in repair.changes if c.became in {Became.ENDED, Became.MOVED}]
    assert {(c.cause, c.rule) for c in lost} == {(Cause.RULE, "employer_solvent")}
    assert {c.scholar_id for c in lost} == {a.scholar_id for a in there}


def test_released_money_is_used_again() -> None:
    made = after_the_largest_failed()
    (money,) = repair_of(made).money
    assert 0 < money.used <= money.released
    assert any(c.cause is Cause.MONEY_RELEASED for c in repair_of(made).changes)


def test_a_match_from_scratch_would_disturb_more_people() -> None:
    """Why there is a repair at all."""
    employer = largest_employer(matched("velenje-100"))
    anew = match(insolvent(employer)(case_of("velenje-100")), policy_book())
    has = {(a.scholar_id, a.position_id) for a in anew.awards}
    had = {(a.scholar_id, a.position_id) for a in matched("velenje-100").outcome.awards}
    assert len(had & has) < repair_of(after_the_largest_failed()).kept
