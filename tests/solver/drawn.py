"""Random problems of every sort that the solver takes: lines by level or group, goals in any order.

A small problem is drawn first (unfunded twins, limits of employers, pins, least numbers); then who
is on which line, and which goals are asked for.
"""

from dataclasses import replace
from random import Random

import numpy as np

from matching.domain import Goal
from matching.money import BasisPoints
from matching.solver.problem import LEVELS, Problem
from tests.solver.small import GOALS, random_problem

ALL_GOALS = 0.02
"""Share of problems with every goal in the usual order; the others have a few in any order."""


def drawn_problem(seed: int, *, scholars: tuple[int, int], positions: tuple[int, int]) -> Problem:
    """A problem with so many scholars and positions, from the least to the most."""
    problem = random_problem(seed, scholars=scholars, positions=positions)
    random = Random(f"drawn {seed}")
    return _with_goals(_with_lines_apart(problem, random), random)


def _with_lines_apart(problem: Problem, random: Random) -> Problem:
    """Each line for all, for a level, or for a group of scholars."""
    cost = problem.cost.copy()
    group = np.array([random.randint(0, 1) for _ in problem.scholars], dtype=np.int64)
    for line in range(len(problem.lines)):
        of_scholar = random.choice([np.zeros_like(group), problem.level, group])
        cost[of_scholar[problem.scholar] == random.choice(range(1, len(LEVELS) + 1)), line] = 0
    return replace(problem, cost=cost)


def _with_goals(problem: Problem, random: Random) -> Problem:
    """One to three goals in any order; least numbers only where co-funded awards are one."""
    goals = GOALS
    if random.random() > ALL_GOALS:
        goals = tuple(random.sample(goals, random.choice([1, 1, 2, 3])))
    if Goal.CO_FUNDED_AWARDS in goals:
        return replace(problem, goals=goals)
    return replace(problem, goals=goals, least_share_of_level=BasisPoints(0))


def kinds_of(problem: Problem) -> set[str]:
    """What the problem has that others lack."""
    unpaid = (problem.cost[problem.funded] == 0).all(axis=1)
    found = {
        "several lines": len(problem.lines) > 1,
        "lines apart": bool(problem.lines) and bool(unpaid.any()),
        "employer limit": bool((problem.employer_limit < problem.capacity.sum()).any()),
        "least numbers": problem.least_share_of_level > 0,
        "unfunded twins": bool(problem.funded.any()) and not problem.funded.all(),
        "pins": bool(problem.obliged.any()),
        "every goal": problem.goals == GOALS,
    }
    return {kind for kind, holds in found.items() if holds}
