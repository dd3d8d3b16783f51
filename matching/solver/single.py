"""`single_employer`: today's practice, as the baseline of every comparison.

Each scholar applies to the first choice only; each position takes its best applicants; co-funding
then goes by application number while the lines last.
"""

import numpy as np

from matching.solver.choice import can_be_unfunded, deferred_acceptance
from matching.solver.problem import BoolArray, IntArray, Problem


def solve_single_employer(problem: Problem) -> list[int]:
    """Contracts of today's practice, rising indices."""
    placed = deferred_acceptance(problem, _first_choices(problem))
    return sorted(_funded_in_turn(problem, placed))


def _first_choices(problem: Problem) -> BoolArray:
    """Contracts at the first choice of each scholar among those that the rules leave open.

    Whoever holds a place falls back on it.
    """
    best = np.full(len(problem.scholars), np.iinfo(np.int64).max)
    np.minimum.at(best, problem.scholar, problem.scholar_rank)
    held = problem.held[problem.scholar] == problem.position
    first: BoolArray = (problem.scholar_rank == best[problem.scholar]) | held
    return first


def _funded_in_turn(problem: Problem, placed: list[int]) -> list[int]:
    """By application number (the obliged first): funded where the lines still pay it."""
    frugal = can_be_unfunded(problem)
    left = problem.line_limit.copy()
    chosen: list[int] = []
    for c in sorted(placed, key=lambda c: _turn(problem, c, frugal)):
        funded, unfunded = _twins(problem, c)
        if funded is not None and _lasts(left, problem.cost[funded]):
            left -= problem.cost[funded]
            chosen.append(funded)
        elif unfunded is not None:
            chosen.append(unfunded)
    return chosen


def _turn(problem: Problem, c: int, frugal: BoolArray) -> tuple[bool, bool, int]:
    scholar = problem.scholar[c]
    number = int(problem.application_no[scholar])
    return not problem.obliged[scholar], bool(frugal[scholar]), number


def _lasts(left: IntArray, cost: IntArray) -> bool:
    return bool((cost <= left).all())


def _twins(problem: Problem, c: int) -> tuple[int | None, int | None]:
    """The funded and the unfunded contract of the pair of ``c``; they stand side by side."""
    near = range(max(0, c - 1), min(problem.contracts, c + 2))
    pair = [
        twin
        for twin in near
        if problem.scholar[twin] == problem.scholar[c]
        and problem.position[twin] == problem.position[c]
    ]
    funded = next((twin for twin in pair if problem.funded[twin]), None)
    unfunded = next((twin for twin in pair if not problem.funded[twin]), None)
    return funded, unfunded
