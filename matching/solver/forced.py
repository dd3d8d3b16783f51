"""What becomes of the goals if a contract is forced: the honest answer to "why not I"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from matching.domain import Goal
from matching.solver.climb import NoChoiceError, climb
from matching.solver.confirm import bound
from matching.solver.goals import reported
from matching.solver.problem import IntArray, Problem
from matching.solver.result import SolveResult
from matching.solver.stage import Gain, Reached, Stage, gain_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """The first goal that gets worse, and the value that it falls to (as people read it).

    ``value`` None: with the contract forced nothing is possible at all.
    """

    goal: Goal
    value: int | None


class Forcing:
    """Asks, for one solved problem, what forcing a contract would cost.

    The stages of the solve are rebuilt from the certificate's multipliers: a contract that an
    earlier goal has ruled out need not be tried again.
    """

    def __init__(self, problem: Problem, result: SolveResult) -> None:
        self.problem = problem
        self.stages = list(_stages(problem, result))

    def fall(self, contracts: IntArray) -> Fall | None:
        """The first goal that falls if one of these contracts (of one scholar) must be chosen.

        None: every goal keeps its value, so that only the draw stands against them.
        """
        problem = self.problem
        scholar = problem.scholar[contracts[0]]
        must = problem.obliged.copy()
        must[scholar] = True
        others = np.flatnonzero(problem.scholar == scholar)
        out = np.setdiff1d(others, contracts)
        for goal, gain, value, stage in self.stages:
            forced = replace(stage, free=np.setdiff1d(stage.free, out), obliged=must)
            try:
                peak = climb(forced, gain, None, None)
            except NoChoiceError:
                return Fall(goal=goal, value=None)
            if peak.value < value:
                return Fall(goal=goal, value=reported(goal, peak.value))
        return None


def _stages(
    problem: Problem, result: SolveResult
) -> Iterator[tuple[Goal, Gain, int, Stage]]:
    """Each goal but the draw, with its value, and the stage in which it was reached."""
    live = np.ones(problem.contracts, dtype=np.bool_)
    reached: tuple[Reached, ...] = ()
    leasts = tuple((least.level, least.least) for least in result.leasts)
    for j, goal in enumerate(result.goals):
        if goal.goal is Goal.DRAW:
            return
        gain = gain_of(problem, goal.goal)
        free = np.flatnonzero(live).astype(np.int64)
        stage = Stage(problem=problem, free=free, leasts=leasts, reached=reached)
        yield goal.goal, gain, goal.value, stage
        total, slack = bound(problem, result, j, result.multipliers[j], live)
        live = live & (slack <= total - goal.value * result.multipliers[j].denominator)
        reached = (*reached, Reached(gain=gain, value=goal.value, proven=goal.proven))
