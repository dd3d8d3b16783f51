"""The checker against planted faults of every kind, and against the solver's own results."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from matching.domain import Level
from matching.errors import CheckError, ClashError
from matching.solver.check import check, recount
from matching.solver.checked import checked
from matching.solver.goals import value_of
from matching.solver.problem import Problem
from matching.solver.result import GoalResult, LevelLeast, Proof, SolveResult
from matching.solver.solve import solve
from tests.solver.made import EUR, GOALS, a_problem, offer
from tests.solver.small import random_problem

OFFERS = (
    offer("A", "P"),
    offer("A", "Q", rank=2, costs=(432 * EUR,)),
    offer("B", "P", place=2),
    offer("B", "Q", costs=(432 * EUR,)),
    offer("C", "P", costs=(480 * EUR,)),
)
"""Contracts 0 to 4, in this order."""


def said(problem: Problem, *contracts: int) -> SolveResult:
    """A result that says these contracts, with their true values and no proof."""
    kept = np.array(contracts, dtype=np.int64)
    values = [(goal, value_of(problem, goal, kept)) for goal in problem.goals]
    return SolveResult(
        chosen=contracts,
        goals=tuple(
            GoalResult(goal=goal, value=value, bound=value, proof=Proof.NONE)
            for goal, value in values
        ),
        multipliers=(),
        leasts=(),
        draw_rounds=1,
        unique=True,
    )


def test_what_keeps_everything_passes() -> None:
    problem = a_problem(OFFERS, places={"P": 1, "Q": 1}, lines=[912 * EUR])
    check(problem, said(problem, 0, 3))


def test_an_award_too_many_at_a_position() -> None:
    problem = a_problem(OFFERS, places={"P": 1})
    with pytest.raises(CheckError, match="P has 2 awards and 1 places"):
        check(problem, said(problem, 0, 2))


def test_an_award_too_many_at_an_employer() -> None:
    problem = a_problem(OFFERS, employer={"P": "E", "Q": "E"}, limits={"E": 1})
    with pytest.raises(CheckError, match="E has 2 awards, at most 1"):
        check(problem, said(problem, 0, 3))


def test_a_line_passed_by_one_cent() -> None:
    problem = a_problem(OFFERS, lines=[10**9, 912 * EUR - 1][1:])
    with pytest.raises(CheckError, match=r"line L0: 912\.00 EUR spent, 911\.99 EUR allowed"):
        check(problem, said(problem, 0, 3))


def test_any_of_several_lines_passed() -> None:
    offers = [offer("A", costs=(1, 2)), offer("B", costs=(1, 2))]
    problem = a_problem(offers, places={"P": 2}, lines=[2, 3])
    with pytest.raises(CheckError, match="line L1"):
        check(problem, said(problem, 0, 1))


def test_a_scholar_with_two_awards() -> None:
    problem = a_problem(OFFERS)
    with pytest.raises(CheckError, match="A has more than one award"):
        check(problem, said(problem, 0, 1))


@pytest.mark.parametrize("contracts", [(5,), (-1,), (0, 0), (3, 0), (0, 99)])
def test_contracts_that_do_not_exist_or_stand_twice_or_out_of_order(
    contracts: tuple[int, ...],
) -> None:
    problem = a_problem(OFFERS)
    result = replace(said(problem, 0), chosen=contracts)
    with pytest.raises(CheckError, match="does not exist or is chosen twice"):
        check(problem, result)


def test_one_who_must_have_an_award_and_has_none() -> None:
    problem = a_problem(OFFERS, obliged="C")
    with pytest.raises(CheckError, match="C must have an award"):
        check(problem, said(problem, 0))


def test_a_holder_below_the_held_place() -> None:
    problem = a_problem(OFFERS, held={"A": "P"})
    with pytest.raises(CheckError, match="A ends below the held place"):
        check(problem, said(problem, 1))
    check(problem, said(problem, 0))


def test_a_least_number_missed() -> None:
    problem = a_problem(OFFERS, places={"P": 3})
    asked = (
        LevelLeast(level=Level.SECONDARY, least=3, placeable=3),
        LevelLeast(level=Level.TERTIARY, least=0, placeable=0),
    )
    with pytest.raises(CheckError, match="secondary has 2 co-funded awards, at least 3"):
        check(problem, replace(said(problem, 0, 3), leasts=asked))


def test_an_unfunded_award_counts_for_no_least_number() -> None:
    problem = a_problem([offer("A", funded=False)])
    asked = (
        LevelLeast(level=Level.SECONDARY, least=1, placeable=1),
        LevelLeast(level=Level.TERTIARY, least=0, placeable=0),
    )
    with pytest.raises(CheckError, match="0 co-funded"):
        check(problem, replace(said(problem, 0), leasts=asked))


def with_goal(result: SolveResult, j: int, goal: GoalResult) -> SolveResult:
    return replace(result, goals=(*result.goals[:j], goal, *result.goals[j + 1 :]))


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("j", range(len(GOALS)))
def test_each_goal_value_off_by_one(j: int, by: int) -> None:
    problem = a_problem(OFFERS, needed={"o": (2, 150)})
    result = said(problem, 0, 3)
    goal = result.goals[j]
    wrong = replace(goal, value=goal.value + by, bound=goal.bound + by)
    with pytest.raises(CheckError, match="recounted"):
        check(problem, with_goal(result, j, wrong))


@pytest.mark.parametrize("j", range(len(GOALS)))
def test_a_bound_below_the_value(j: int) -> None:
    problem = a_problem(OFFERS)
    result = said(problem, 0, 3)
    wrong = replace(result.goals[j], bound=result.goals[j].value - 1, proof=Proof.OPEN)
    with pytest.raises(CheckError, match="bound does not agree"):
        check(problem, with_goal(result, j, wrong))


@pytest.mark.parametrize("proof", [Proof.SEARCH, Proof.DUALITY])
def test_proven_with_a_bound_above_the_value(proof: Proof) -> None:
    problem = a_problem(OFFERS)
    result = said(problem, 0, 3)
    wrong = replace(result.goals[0], bound=result.goals[0].value + 1, proof=proof)
    with pytest.raises(CheckError, match="bound does not agree"):
        check(problem, with_goal(result, 0, wrong))


def test_goals_in_another_order_or_one_of_them_missing() -> None:
    problem = a_problem(OFFERS)
    result = said(problem, 0, 3)
    for goals in (result.goals[::-1], result.goals[1:], ()):
        with pytest.raises(CheckError, match="goals are not those of the policy"):
            check(problem, replace(result, goals=goals))


def solved(seeds: range) -> Iterator[tuple[Problem, SolveResult]]:
    for seed in seeds:
        problem = random_problem(seed)
        try:
            yield problem, solve(problem)
        except ClashError:
            continue


def altered(random: Random, problem: Problem, result: SolveResult) -> tuple[int, ...]:
    """Chosen contracts with one taken, added or exchanged."""
    kept, others = set(result.chosen), set(range(problem.contracts)) - set(result.chosen)
    if kept and random.random() < 0.7:
        kept.remove(random.choice(sorted(kept)))
    if others and (len(kept) == len(result.chosen) or random.random() < 0.7):
        kept.add(random.choice(sorted(others)))
    return tuple(sorted(kept))


def test_an_altered_choice_with_the_old_values_fails() -> None:
    """With all goals, the draw among them, another choice has another value somewhere."""
    random, tried = Random(1), 0
    for problem, result in solved(range(2_000, 2_080)):
        for _ in range(5):
            contracts = altered(random, problem, result)
            if contracts != result.chosen:
                tried += 1
                with pytest.raises(CheckError):
                    check(problem, replace(result, chosen=contracts))
    assert tried > 200


def test_an_altered_choice_with_its_own_values_fails_where_a_goal_was_proven_by_duality() -> None:
    """Values counted anew and all proofs kept: a worse goal is below what the multipliers prove."""
    random, tried = Random(2), 0
    for problem, result in solved(range(3_000, 3_080)):
        for _ in range(5):
            contracts = altered(random, problem, result)
            kept = np.array(contracts, dtype=np.int64)
            values = [recount(problem, goal.goal, kept) for goal in result.goals]
            first = next(
                (j for j, goal in enumerate(result.goals) if values[j] != goal.value), None
            )
            if first is None or result.goals[first].proof is not Proof.DUALITY:
                continue
            tried += 1
            forged = replace(
                result,
                chosen=contracts,
                goals=tuple(
                    replace(goal, value=value, bound=value)
                    for goal, value in zip(result.goals, values, strict=True)
                ),
            )
            with pytest.raises(CheckError):
                checked(problem, forged)
    assert tried > 150
