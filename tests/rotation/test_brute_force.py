"""Plans and repairs of small cases are those that trying everything finds."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from typing import Final

import pytest

from matching.domain import Case
from matching.rotation.outcome import PlannedStay, Road, RotationGoal, RotationPlan
from matching.rotation.plan import plan
from matching.rotation.problem import Stand
from matching.rotation.repair import repair
from matching.rules.book import policy_book
from tests.rotation.small import (
    admissible_of,
    best,
    small_case,
    some_plan,
    stands,
    without_largest_host,
)

COUNTED = (
    RotationGoal.KEPT,
    RotationGoal.ENOUGH_FIRMS,
    RotationGoal.STAYS,
    RotationGoal.WISHES,
    RotationGoal.EVENNESS,
)


def reached(found: RotationPlan) -> tuple[int, ...]:
    """The goals before the draw, more is better; nothing kept where there was no earlier plan."""
    values = {goal.goal: goal.value for goal in found.goals}
    assert all(goal.proven for goal in found.goals)
    return tuple(
        -values[goal] if goal is RotationGoal.EVENNESS else values.get(goal, 0) for goal in COUNTED
    )


@pytest.mark.parametrize("seed", range(0, 160, 10))
def test_a_plan_is_the_best_of_all_in_every_goal_and_by_the_draw(seed: int) -> None:
    for n in range(seed, seed + 10):
        case = small_case(n, twice=n % 5 == 0, overlap=n % 3 != 0, firms=2 + n % 2)
        found = plan(case, policy_book())
        values, stays = best(admissible_of(case), case.seed)
        assert reached(found) == values
        if found.road is Road.FLOW:
            assert _pairs(stands(found.stays)) == _pairs(stays)
        else:
            assert stands(found.stays) == stays


def _pairs(stays: set[Stand]) -> list[tuple[str, str]]:
    return sorted((scholar, host) for scholar, host, _ in stays)


REPAIRS: Final = 320


def broken_cases() -> Iterator[tuple[Case, list[PlannedStay]]]:
    """Cases without the host that had most stays in an earlier plan, and that plan."""
    for n in count(1_000):
        case = small_case(n, overlap=n % 3 != 0)
        earlier = some_plan(admissible_of(case), n)
        broken = without_largest_host(case, earlier) if earlier else case
        if earlier and broken.host_places:
            yield broken, earlier


@pytest.mark.parametrize("part", range(8))
def test_a_repair_after_the_largest_host_cancels_drops_as_few_stays_as_can_be(part: int) -> None:
    for broken, earlier in islice(broken_cases(), part, REPAIRS, 8):
        repaired = repair(broken, policy_book(), earlier)
        values, stays = best(admissible_of(broken), broken.seed, stands(earlier))
        assert reached(repaired.plan) == values
        assert stands(repaired.plan.stays) == stays or repaired.plan.road is Road.FLOW
        assert len(repaired.kept) == values[0]
        assert repaired.fallen == len(earlier) - values[0]
        assert all(change.forced for change in repaired.changes if change.was)


@pytest.mark.parametrize("part", range(4))
def test_where_not_all_can_stay_the_fewest_fall(part: int) -> None:
    """Half of the mentors are gone: which stays fall is a choice."""
    for n in range(2_000 + part, 2_080, 4):
        case = small_case(n, overlap=n % 3 != 0)
        earlier = some_plan(admissible_of(case), n)
        fewer = replace(
            case,
            host_places=tuple(replace(h, mentors=h.mentors // 2) for h in case.host_places),
            scholars=tuple(
                replace(each, stays_wanted=min(1, each.stays_wanted or 2)) for each in case.scholars
            ),
        )
        repaired = repair(fewer, policy_book(), earlier)
        values, _ = best(admissible_of(fewer), fewer.seed, stands(earlier))
        assert reached(repaired.plan) == values
        assert repaired.fallen == len(earlier) - values[0]
