"""Bounds from integers alone: true whatever the multipliers are, and no fault passes as a proof."""

from dataclasses import fields, replace
from random import Random
from typing import Any

import numpy as np
import pytest

from matching.domain import Goal, Mechanism
from matching.errors import CheckError, ClashError
from matching.solver.confirm import bound, bounds_confirmed, confirm
from matching.solver.problem import Problem
from matching.solver.result import GoalResult, Multipliers, Proof, SolveResult
from matching.solver.solve import solve
from tests.solver.made import EUR, a_problem, offer
from tests.solver.small import best_by_looking, random_problem

FAMILIES = tuple(field.name for field in fields(Multipliers) if field.name != "denominator")


def solved(seed: int) -> tuple[Problem, SolveResult] | None:
    problem = random_problem(seed)
    try:
        return problem, solve(problem)
    except ClashError:
        return None


def some(random: Random, count: int) -> tuple[int, ...]:
    """Multipliers of many sizes, many of them 0."""
    return tuple(random.choice([0, 0, 1, random.randint(0, 9), 7**6]) for _ in range(count))


def at_random(random: Random, problem: Problem, result: SolveResult, j: int) -> Multipliers:
    return Multipliers(
        denominator=random.choice([1, 2, 3, 1000, 1 << 30]),
        position=some(random, len(problem.positions)),
        employer=some(random, len(problem.employers)),
        line=some(random, len(problem.lines)),
        least=some(random, len(result.leasts)),
        need=some(random, len(problem.needed)),
        reached=some(random, j),
    )


def test_no_multipliers_whatsoever_prove_a_bound_below_the_best_value() -> None:
    random, tried = Random(1), 0
    for seed in range(4_000, 4_080):
        found = solved(seed)
        if found is None:
            continue
        problem, result = found
        best = best_by_looking(problem)
        assert best is not None
        assert [goal.value for goal in result.goals] == best[1]
        everything = np.ones(problem.contracts, dtype=np.bool_)
        for j in range(len(result.goals)):
            for _ in range(4):
                multipliers = at_random(random, problem, result, j)
                total, slack = bound(problem, result, j, multipliers, everything)
                assert total // multipliers.denominator >= best[1][j], (seed, j)
                within = slack <= total - best[1][j] * multipliers.denominator
                assert within[list(best[0])].all(), (seed, j)
                tried += 1
    assert tried > 2_000


def test_the_bound_of_a_hand_made_line_is_its_quotient() -> None:
    """Three at 480 EUR on 1,439 EUR: 1 for each 480 EUR spent proves 2.99, that is 2."""
    problem = a_problem([offer(name) for name in "ABC"], places={"P": 3}, lines=[1439 * EUR])
    result = solve(problem)
    by_price = Multipliers(
        denominator=480 * EUR,
        position=(0,),
        employer=(0,),
        line=(1,),
        least=(),
        need=(),
        reached=(),
    )
    everything = np.ones(3, dtype=np.bool_)
    total, slack = bound(problem, result, 0, by_price, everything)
    assert (total, total // by_price.denominator) == (1439 * EUR, 2)
    assert slack.tolist() == [0, 0, 0]


def with_multipliers(result: SolveResult, j: int, multipliers: Multipliers) -> SolveResult:
    altered = (*result.multipliers[:j], multipliers, *result.multipliers[j + 1 :])
    return replace(result, multipliers=altered)


def with_family(multipliers: Multipliers, family: str, numbers: tuple[int, ...]) -> Multipliers:
    """The multipliers with those of one family replaced."""
    values: dict[str, Any] = {family: numbers}
    return replace(multipliers, **values)


def test_a_multiplier_altered_by_one_proves_the_same_or_is_rejected() -> None:
    """Never does an alteration prove a bound below the value that is known to be reached."""
    random, tried = Random(2), 0
    for seed in range(5_000, 5_060):
        found = solved(seed)
        if found is None:
            continue
        problem, result = found
        everything = np.ones(problem.contracts, dtype=np.bool_)
        for j, multipliers in enumerate(result.multipliers):
            family = random.choice(FAMILIES)
            numbers: tuple[int, ...] = getattr(multipliers, family)
            if not numbers:
                continue
            at, by = random.randrange(len(numbers)), random.choice([-1, 1])
            moved = (*numbers[:at], numbers[at] + by, *numbers[at + 1 :])
            altered = with_multipliers(result, j, with_family(multipliers, family, moved))
            tried += 1
            if moved[at] < 0:
                with pytest.raises(CheckError, match="negative"):
                    confirm(problem, altered)
                continue
            total, _ = bound(problem, altered, j, altered.multipliers[j], everything)
            assert total // multipliers.denominator >= result.goals[j].value
            for said in bounds_confirmed(problem, altered):
                assert said.facts["bound"] != said.facts["value"]
    assert tried > 150


@pytest.fixture
def proven() -> tuple[Problem, SolveResult]:
    """Two of three awards, a need and a line; all families have multipliers."""
    offers = [
        offer("A", "P"),
        offer("B", "P", place=2),
        offer("C", "Q", costs=(960 * EUR,)),
        offer("A", "Q", rank=2, costs=(960 * EUR,)),
    ]
    problem = a_problem(
        offers,
        places={"P": 2, "Q": 1},
        lines=[1440 * EUR],
        least_share=5_000,
        needed={"o": (3, 100)},
    )
    result = solve(problem)
    confirm(problem, result)
    assert result.goals[0].proof is Proof.DUALITY
    return problem, result


@pytest.mark.parametrize("family", FAMILIES)
def test_a_negative_multiplier_proves_nothing(
    proven: tuple[Problem, SolveResult], family: str
) -> None:
    problem, result = proven
    numbers = getattr(result.multipliers[-1], family)
    assert numbers
    altered = with_family(result.multipliers[-1], family, (-1, *numbers[1:]))
    with pytest.raises(CheckError, match="negative"):
        confirm(problem, with_multipliers(result, len(result.goals) - 1, altered))


@pytest.mark.parametrize("denominator", [0, -1])
def test_a_denominator_of_0_or_less_proves_nothing(
    proven: tuple[Problem, SolveResult], denominator: int
) -> None:
    problem, result = proven
    altered = replace(result.multipliers[0], denominator=denominator)
    with pytest.raises(CheckError):
        confirm(problem, with_multipliers(result, 0, altered))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_that_is_too_short_or_too_long_proves_nothing(
    proven: tuple[Problem, SolveResult], family: str
) -> None:
    problem, result = proven
    last = len(result.goals) - 1
    numbers = getattr(result.multipliers[last], family)
    for wrong in (numbers[1:], (*numbers, 0), ()):
        altered = with_family(result.multipliers[last], family, wrong)
        with pytest.raises(CheckError):
            confirm(problem, with_multipliers(result, last, altered))


def test_multipliers_that_are_missing_prove_nothing(proven: tuple[Problem, SolveResult]) -> None:
    problem, result = proven
    for left in (result.multipliers[1:], result.multipliers[:-1], ()):
        with pytest.raises(CheckError):
            confirm(problem, replace(result, multipliers=left))


def test_a_huge_multiplier_is_reckoned_exactly(proven: tuple[Problem, SolveResult]) -> None:
    problem, result = proven
    huge = replace(result.multipliers[0], line=(10**400,))
    with pytest.raises(CheckError, match="the multipliers prove"):
        confirm(problem, with_multipliers(result, 0, huge))


def test_a_bound_may_not_lean_on_a_goal_that_comes_later() -> None:
    """A at the cheap place or B at the dear one: more points must not pass for the most awards."""
    offers = [offer("A"), offer("B"), offer("C", "Q", costs=(960 * EUR,))]
    problem = a_problem(
        offers,
        places={"P": 2},
        lines=[960 * EUR],
        points={"C": 900},
        goals=(Goal.CO_FUNDED_AWARDS, Goal.POINTS),
    )
    result = solve(problem)
    assert [goal.value for goal in result.goals] == [2, 200]
    worse = replace(
        result,
        chosen=(2,),
        goals=tuple(
            GoalResult(goal=goal, value=worth, bound=worth, proof=Proof.DUALITY)
            for goal, worth in ((Goal.CO_FUNDED_AWARDS, 1), (Goal.POINTS, 900))
        ),
        multipliers=(
            of_line(48_000, line=101, reached=(0, 48_000)),
            of_line(480, line=1, reached=(0,)),
        ),
    )
    with pytest.raises(CheckError, match="not as many multipliers as rows"):
        confirm(problem, worse)


def of_line(denominator: int, *, line: int, reached: tuple[int, ...]) -> Multipliers:
    """Multipliers of two positions and one line; those of places are 0."""
    return Multipliers(
        denominator=denominator,
        position=(0, 0),
        employer=(0, 0),
        line=(line,),
        least=(),
        need=(),
        reached=reached,
    )


def test_a_goal_that_the_mechanism_aims_at_cannot_be_called_not_aimed_at(
    proven: tuple[Problem, SolveResult],
) -> None:
    problem, result = proven
    unaimed = tuple(replace(goal, proof=Proof.NONE) for goal in result.goals)
    with pytest.raises(CheckError):
        confirm(problem, replace(result, goals=unaimed, multipliers=()))


def test_a_mechanism_without_goals_cannot_claim_a_proof() -> None:
    problem = a_problem([offer("A")], mechanism=Mechanism.SINGLE_EMPLOYER)
    result = solve(problem)
    confirm(problem, result)
    claimed = tuple(replace(goal, proof=Proof.DUALITY) for goal in result.goals)
    with pytest.raises(CheckError):
        confirm(problem, replace(result, goals=claimed))


def test_sums_beyond_64_bits_are_the_same_as_in_small() -> None:
    """The same multipliers a thousand million times over prove the same bound."""
    for seed in range(6_000, 6_030):
        found = solved(seed)
        if found is None:
            continue
        problem, result = found
        everything = np.ones(problem.contracts, dtype=np.bool_)
        for j, multipliers in enumerate(result.multipliers):
            times: dict[str, Any] = {
                name: _times(getattr(multipliers, name)) for name in ("denominator", *FAMILIES)
            }
            plain, slack = bound(problem, result, j, multipliers, everything)
            large, wide = bound(problem, result, j, replace(multipliers, **times), everything)
            assert large == plain * 10**12
            assert [int(each) for each in wide] == [int(each) * 10**12 for each in slack]


def _times(number: int | tuple[int, ...]) -> int | tuple[int, ...]:
    if isinstance(number, int):
        return number * 10**12
    return tuple(each * 10**12 for each in number)
