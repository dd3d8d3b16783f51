"""The one door of the solver: a problem in, contracts chosen and proven out."""

from dataclasses import dataclass

import numpy as np

from matching.domain import Mechanism
from matching.solver.goals import value_of
from matching.solver.problem import Problem
from matching.solver.result import (
    Effort,
    GoalResult,
    NoChoiceError,
    Progress,
    Proof,
    SolveResult,
    Watch,
)
from matching.solver.single import solve_single_employer
from matching.solver.stable import solve_stable


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveParams:
    """How long a goal may take, and who watches.

    Parameters
    ----------
    seconds_per_goal : None is until it is proven. It holds for each question asked (the least
        numbers and further rounds of the draw are questions too), up to a second; then the best
        choice in hand stays, with its bound.
    watch : hears of each goal when it is reached.
    inside : hears, under `optimal`, what is in hand and what no choice can pass, while a goal is
        still sought, and again while nothing has changed. What it raises ends the solve.
    effort : whether `optimal` proves every goal, or gives a good choice at once.
    """

    seconds_per_goal: float | None = None
    watch: Watch | None = None
    inside: Watch | None = None
    effort: Effort = Effort.PROOF


def solve(problem: Problem, params: SolveParams = SolveParams()) -> SolveResult:
    """Choose contracts by the mechanism of the problem.

    Raises
    ------
    ClashError
        If the officer's decisions (or held places) cannot all hold; names a smallest set of
        demands that cannot, and the least repair of each.
    """
    try:
        return choose(problem, params)
    except NoChoiceError:
        from matching.solver.clash import clash_of  # loads OR-Tools

        raise clash_of(problem) from None


def choose(problem: Problem, params: SolveParams = SolveParams()) -> SolveResult:
    """Choose as `solve` does, without asking what clashes.

    Raises
    ------
    NoChoiceError
        If the obliged scholars cannot all have a contract.
    """
    watch = params.watch or _nobody
    match problem.mechanism:
        case Mechanism.OPTIMAL:
            from matching.solver.optimal import solve_optimal  # loads OR-Tools

            inside = params.inside or _nobody
            return solve_optimal(problem, params.seconds_per_goal, watch, inside, params.effort)
        case Mechanism.FEWEST_BLOCKING:
            from matching.solver.fewest import solve_fewest  # loads OR-Tools

            return solve_fewest(problem, params.seconds_per_goal, watch)
        case Mechanism.STABLE:
            return _reported(problem, *solve_stable(problem))
        case Mechanism.SINGLE_EMPLOYER:
            return _reported(problem, solve_single_employer(problem))


def _nobody(_: Progress) -> None:
    """Nobody watches."""


def _reported(problem: Problem, chosen: list[int], cutoff: int | None = None) -> SolveResult:
    """Contracts of a mechanism without goals, with the goals' values for comparison."""
    kept = np.array(chosen, dtype=np.int64)
    if not np.isin(np.flatnonzero(problem.obliged), problem.scholar[kept]).all():
        raise NoChoiceError
    values = [(goal, value_of(problem, goal, kept)) for goal in problem.goals]
    return SolveResult(
        chosen=tuple(chosen),
        goals=tuple(
            GoalResult(goal=goal, value=value, bound=value, proof=Proof.NONE)
            for goal, value in values
        ),
        multipliers=(),
        leasts=(),
        draw_rounds=1,
        unique=True,
        cutoff=cutoff,
    )
