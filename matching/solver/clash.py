"""A smallest set of obliged scholars who cannot all have a contract, by a deletion filter."""

import numpy as np

from matching.solver.climb import climb
from matching.solver.problem import BoolArray, IntArray, Problem
from matching.solver.result import NoChoiceError
from matching.solver.stage import Gain, Stage


def clashing(problem: Problem) -> IntArray:
    """Scholars (indices) whose obligations clash: all together fail, any fewer of them hold."""
    clash = problem.obliged.copy()
    for scholar in np.flatnonzero(problem.obliged):
        clash[scholar] = False
        if _possible(problem, clash):
            clash[scholar] = True
    return np.flatnonzero(clash).astype(np.int64)


def _possible(problem: Problem, obliged: BoolArray) -> bool:
    """Whether these scholars, and nobody else, can all have one of their contracts."""
    stage = Stage(
        problem=problem,
        free=np.flatnonzero(obliged[problem.scholar]).astype(np.int64),
        obliged=obliged,
    )
    nothing = Gain(
        contracts=np.zeros(problem.contracts, dtype=np.int64),
        needs=np.zeros_like(problem.weight),
    )
    try:
        climb(stage, nothing, None, None)
    except NoChoiceError:
        return False
    return True
