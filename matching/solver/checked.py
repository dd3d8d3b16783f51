"""Nothing is believed unchecked: a result passes here before anyone sees it."""

from matching.solver.check import check
from matching.solver.confirm import confirm
from matching.solver.problem import Problem
from matching.solver.result import SolveResult


def checked(problem: Problem, result: SolveResult) -> SolveResult:
    """The same result, recounted and its bounds confirmed without a solver.

    Raises
    ------
    CheckError
        If anything does not agree: a defect of the program, never of the case.
    """
    check(problem, result)
    confirm(problem, result)
    return result
