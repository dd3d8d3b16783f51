"""Small problems with earlier awards, and the best choice of each by looking at every one."""

from dataclasses import replace
from random import Random

import numpy as np

from matching.domain import Goal
from matching.solver.goals import value_of
from matching.solver.problem import LEVELS, NOBODY, BoolArray, IntArray, Problem
from tests.solver.small import co_funded, every_choice, random_problem


def problem_to_repair(seed: int) -> Problem:
    """A small problem in which most scholars had an award, some where they now may have none."""
    problem = random_problem(seed)
    random = Random(f"earlier {seed}")
    places = range(len(problem.positions))
    had = [random.choice([NOBODY, *places, *places]) for _ in problem.scholars]
    funded = [random.random() < 0.7 for _ in problem.scholars]
    return replace(
        problem,
        earlier=np.array(had, dtype=np.int64),
        earlier_funded=np.array(funded, dtype=np.bool_),
        goals=(Goal.KEPT_AWARDS, *problem.goals),
    )


def kept_in(problem: Problem, choices: BoolArray) -> IntArray:
    """Earlier awards that stay in each choice, counted scholar by scholar: shape (choices,)."""
    stays = np.zeros(problem.contracts, dtype=np.int64)
    for c in range(problem.contracts):
        scholar = problem.scholar[c]
        same = problem.earlier[scholar] == problem.position[c]
        loses_money = problem.earlier_funded[scholar] and not problem.funded[c]
        stays[c] = int(same and not loses_money)
    kept: IntArray = choices.astype(np.int64) @ stays
    return kept


def best_repair(problem: Problem) -> tuple[list[int], list[int]] | None:
    """Contracts and goal values; None if there is no choice at all.

    Most earlier awards first, whatever the levels; the least numbers among what that leaves.
    """
    choices = every_choice(problem)
    if len(choices) == 0:
        return None
    kept = kept_in(problem, choices)
    most = int(kept.max())
    choices = choices[kept == most]
    choices = choices[_leasts_hold(problem, choices, most)]
    values = [most]
    for goal in problem.goals[1:]:
        value = np.array([value_of(problem, goal, np.flatnonzero(c)) for c in choices])
        values.append(int(value.max()))
        choices = choices[value == value.max()]
    round_no = 1
    while len(choices) > 1:
        weight = choices @ problem.draw(round_no)
        choices = choices[weight == weight.max()]
        round_no += 1
    return [int(c) for c in np.flatnonzero(choices[0])], values


def _leasts_hold(problem: Problem, choices: BoolArray, most_kept: int) -> BoolArray:
    holds = np.ones(len(choices), dtype=np.bool_)
    if not problem.least_share_of_level:
        return holds
    most = int(co_funded(problem, choices).max())
    unlimited = every_choice(problem, with_lines=False)
    unlimited = unlimited[kept_in(problem, unlimited) >= most_kept]
    placeable = [int(co_funded(problem, unlimited, level).max()) for level in LEVELS]
    for level, of_level in zip(LEVELS, placeable, strict=True):
        wanted = most * of_level * problem.least_share_of_level // (10_000 * max(1, sum(placeable)))
        reached = co_funded(problem, choices, level)
        holds &= reached >= min(wanted, int(reached[holds].max()))
    return holds
