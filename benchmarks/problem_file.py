"""A problem as an .npz of plain arrays, which peers read without our package."""

from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.instances import SHAPE
from matching.solver.choice import lottery
from matching.solver.goals import GAINS
from matching.solver.problem import IntArray, Problem

BUDGETS: Final = 50
"""Points of the frontier at which peers are asked."""


def write_for_peers(problem: Problem, file: Path) -> None:
    """What the peers need: the rows, the gains of all goals, an order without ties."""
    np.savez(
        file,
        scholar=problem.scholar,
        position=problem.position,
        funded=problem.funded,
        scholar_rank=problem.scholar_rank,
        strict_rank=strict_rank(problem),
        cost=problem.cost,
        line_limit=problem.line_limit,
        capacity=problem.capacity,
        employer=problem.employer,
        employer_limit=problem.employer_limit,
        need=problem.need,
        needed=problem.needed,
        weight=problem.weight,
        level=problem.level,
        obliged=problem.obliged,
        budgets=budgets(problem),
        goals=np.array([str(goal) for goal in problem.goals]),
        gain=np.array([GAINS[goal](problem) for goal in problem.goals]),
    )


def strict_rank(problem: Problem) -> IntArray:
    """Place of each contract where ties are broken by points and then by the public draw.

    Shape (contracts,), smaller is better.
    """
    order = np.lexsort(
        (
            lottery(problem)[problem.scholar],
            -problem.points[problem.scholar],
            problem.position_rank,
        )
    )
    place = np.empty(problem.contracts, dtype=np.int64)
    place[order] = np.arange(problem.contracts)
    return place


def budgets(problem: Problem) -> IntArray:
    """Even steps of the first line up to what would pay for all that can be placed, in cents."""
    if not problem.lines:
        return np.empty(0, dtype=np.int64)
    full = int(problem.line_limit[0]) * 100 // SHAPE.placed
    return np.arange(1, BUDGETS + 1, dtype=np.int64) * full // BUDGETS
