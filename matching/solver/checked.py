"""Nothing is believed unchecked: a result passes here before anyone sees it."""

import numpy as np

from matching.errors import CheckError
from matching.solver.blocking import blocks
from matching.solver.check import check
from matching.solver.confirm import confirm
from matching.solver.problem import Problem
from matching.solver.recount import recount_blocks
from matching.solver.result import SolveResult
from matching.words import text


def checked(problem: Problem, result: SolveResult) -> SolveResult:
    """The same result, recounted and its bounds confirmed without a solver.

    Raises
    ------
    CheckError
        If anything does not agree: a defect of the program, never of the case.
    """
    check(problem, result)
    confirm(problem, result)
    _recounted(problem, result)
    return result


def _recounted(problem: Problem, result: SolveResult) -> None:
    """Blocking pairs are the same in both ways of counting, and as many as are said to be."""
    chosen = np.array(result.chosen, dtype=np.int64)
    found = recount_blocks(problem, chosen)
    if found != blocks(problem, chosen):
        raise CheckError(text("the blocking pairs do not agree with their recount"))
    blocking = sum(block.missing == 0 for block in found)
    if result.fewest is not None and not result.fewest.bound <= blocking == result.fewest.value:
        raise CheckError(
            text(
                "blocking pairs: said to be {said}, recounted {value}",
                said=result.fewest.value,
                value=blocking,
            )
        )
