"""A plan that was altered does not pass the recount."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest

from matching.domain import Case
from matching.errors import CheckError
from matching.rotation.check import checked
from matching.rotation.outcome import PlannedStay, RotationGoal, RotationPlan
from matching.rotation.plan import plan
from matching.rules.book import policy_book
from tests.rotation.small import small_case

CASE: Final = small_case(5)
POLICY: Final = policy_book().on(CASE.on)
PLAN: Final = plan(CASE, policy_book())


def with_first(**differs: Any) -> RotationPlan:
    """The plan with its first stay altered."""
    first, *rest = PLAN.stays
    return replace(PLAN, stays=(replace(first, **differs), *rest))


def more(stay: PlannedStay) -> RotationPlan:
    return replace(PLAN, stays=tuple(sorted((*PLAN.stays, stay))))


def with_goal(goal: RotationGoal, **differs: Any) -> RotationPlan:
    return replace(
        PLAN,
        goals=tuple(replace(each, **differs) if each.goal is goal else each for each in PLAN.goals),
    )


def test_the_plan_that_all_these_alter_is_good() -> None:
    assert len(PLAN.stays) >= 2
    assert checked(CASE, POLICY, PLAN) is PLAN


FIRST: Final = PLAN.stays[0]


@pytest.mark.parametrize(
    ("altered", "problem"),
    [
        (with_first(scholar_id="S-9"), "is not one of the case"),
        (with_first(period_id="T-9"), "is not one of the case"),
        (with_first(occupation="zidar"), "is not one of the case"),
        (with_first(begins=FIRST.begins - timedelta(days=1)), "is not one of the case"),
        (with_first(employer_id="E-9"), "and not so many places and mentors"),
        (more(FIRST), "and not so many places and mentors|two stays at once"),
        (with_first(hours=159), "has 159 h"),
        (with_first(hours=400), "has 400 h"),
        (replace(PLAN, on=FIRST.begins), "outside the school calendar"),
        (replace(PLAN, stays=PLAN.stays[1:]), "recounted"),
        (with_goal(RotationGoal.STAYS, value=99), "said to be 99"),
        (with_goal(RotationGoal.STAYS, bound=99), "goal stays"),
        (with_goal(RotationGoal.WISHES, value=-1), "said to be -1"),
        (with_goal(RotationGoal.EVENNESS, bound=0), "goal evenness"),
        (with_goal(RotationGoal.DRAW, value=1), "goal draw"),
    ],
)
def test_an_altered_plan_is_refused(altered: RotationPlan, problem: str) -> None:
    with pytest.raises(CheckError, match=problem):
        checked(CASE, POLICY, altered)


def fewer_wanted(case: Case) -> Case:
    return replace(case, scholars=tuple(replace(each, stays_wanted=0) for each in case.scholars))


def one_firm(case: Case) -> Case:
    firm = case.employers[0].firm
    return replace(case, employers=tuple(replace(each, firm=firm) for each in case.employers))


def no_mentors(case: Case) -> Case:
    return replace(case, host_places=tuple(replace(each, mentors=0) for each in case.host_places))


def finished(case: Case) -> Case:
    return replace(
        case,
        scholars=tuple(replace(each, completes_on=date(2024, 2, 1)) for each in case.scholars),
    )


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        (fewer_wanted, "more stays than wanted"),
        (one_firm, "comes to a firm twice"),
        (no_mentors, "not so many places and mentors"),
        (finished, "outside the school calendar"),
    ],
)
def test_a_plan_for_other_facts_is_refused(other: Callable[[Case], Case], problem: str) -> None:
    with pytest.raises(CheckError, match=problem):
        checked(other(CASE), POLICY, PLAN)


def test_kept_stays_are_counted_against_the_earlier_plan() -> None:
    kept = replace(PLAN.goals[0], goal=RotationGoal.KEPT, value=1, bound=1)
    repaired = replace(PLAN, goals=(kept, *PLAN.goals))
    stand = (FIRST.scholar_id, FIRST.employer_id, FIRST.period_id)
    assert checked(CASE, POLICY, repaired, earlier={stand}) is repaired
    with pytest.raises(CheckError, match="goal kept"):
        checked(CASE, POLICY, repaired)
