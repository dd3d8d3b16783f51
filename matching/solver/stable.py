"""`stable`: deferred acceptance under a funding cutoff in the public order of points."""

import numpy as np

from matching.solver.choice import deferred_acceptance, public_order
from matching.solver.problem import BoolArray, IntArray, Problem


def solve_stable(problem: Problem) -> tuple[list[int], int | None]:
    """Contracts of the stable matching, rising indices, and the funding cutoff t if there is one.

    The first t scholars in the order of points are fundable; t rises from 0 until the spend would
    pass a line (cutoff ``spend``). Without lines everyone is fundable.
    """
    place = np.empty(len(problem.scholars), dtype=np.int64)
    place[public_order(problem)] = np.arange(len(problem.scholars))
    if not problem.cost.any():
        return deferred_acceptance(problem, np.ones(problem.contracts, dtype=np.bool_)), None
    chosen, cutoff = deferred_acceptance(problem, _fundable(problem, place, 0)), 0
    for t in range(1, len(problem.scholars) + 1):
        more = deferred_acceptance(problem, _fundable(problem, place, t))
        if (problem.cost[more].sum(axis=0) > problem.line_limit).any():
            break
        chosen, cutoff = more, t
    return chosen, cutoff


def _fundable(problem: Problem, place: IntArray, t: int) -> BoolArray:
    allowed: BoolArray = ~problem.funded | (place[problem.scholar] < t)
    return allowed
