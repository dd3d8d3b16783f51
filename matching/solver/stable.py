"""`stable`: deferred acceptance under a funding cutoff in the public order of points."""

import numpy as np

from matching.solver.choice import deferred_acceptance, lottery
from matching.solver.problem import BoolArray, IntArray, Problem


def solve_stable(problem: Problem) -> list[int]:
    """Contracts of the stable matching, rising indices.

    The first t scholars in the order of points are fundable; t rises from 0 until the spend would
    pass a line (cutoff ``spend``). Without lines everyone is fundable.
    """
    place = np.empty(len(problem.scholars), dtype=np.int64)
    place[public_order(problem)] = np.arange(len(problem.scholars))
    if not problem.cost.any():
        return deferred_acceptance(problem, np.ones(problem.contracts, dtype=np.bool_))
    chosen = deferred_acceptance(problem, _fundable(problem, place, 0))
    for t in range(1, len(problem.scholars) + 1):
        more = deferred_acceptance(problem, _fundable(problem, place, t))
        if (problem.cost[more].sum(axis=0) > problem.line_limit).any():
            break
        chosen = more
    return chosen


def public_order(problem: Problem) -> IntArray:
    """Scholars by points, most first, then by the draw: shape (scholars,)."""
    return np.lexsort((lottery(problem), -problem.points, ~problem.obliged)).astype(np.int64)


def _fundable(problem: Problem, place: IntArray, t: int) -> BoolArray:
    allowed: BoolArray = ~problem.funded | (place[problem.scholar] < t)
    return allowed
