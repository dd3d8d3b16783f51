"""What becomes of the goals if a contract is forced: the honest answer to "why not I"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.domain import Goal, Level
from matching.solver.climb import at_once, worth
from matching.solver.goals import reported
from matching.solver.problem import IntArray, Problem
from matching.solver.stage import Gain, Reached, Stage, after, gain_of

Best = tuple[IntArray, int]
"""A choice and its value."""
LIKELY = {False: Goal.POINTS, True: Goal.SCHOLAR_RANKS}
"""The goal to ask first: without an award points mostly fall, with one the wishes of others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """The first goal that gets worse, and the value that it falls to (as people read it).

    ``value`` None: with the contract forced nothing is possible at all.
    """

    goal: Goal
    value: int | None


class Forcing:
    """Asks, for one solved problem, what forcing a contract would cost.

    Choices met on the way are kept: one that holds a forced contract and reaches the first goals
    answers for those.

    Parameters
    ----------
    goals : each goal in order, with the value reached (more is better) and whether it is proven.
    leasts : least number of co-funded awards of each level.
    chosen : contracts of the result.
    """

    def __init__(
        self,
        problem: Problem,
        goals: Sequence[tuple[Goal, int, bool]],
        leasts: Sequence[tuple[Level, int]],
        chosen: IntArray,
    ) -> None:
        self.problem = problem
        self.rungs = list(_rungs(problem, goals, tuple(leasts)))
        self.met: list[tuple[IntArray, int]] = [(chosen, len(self.rungs))]
        self.awarded = np.isin(np.arange(len(problem.scholars)), problem.scholar[chosen])
        self.likely = {has: self._rung_of(goal) for has, goal in LIKELY.items()}

    def fall(self, contracts: IntArray) -> Fall | None:
        """The first goal that falls if one of these contracts (of one scholar) must be chosen.

        None: every goal keeps its value, so that only the draw stands against them.
        """
        for j, best in self._peaks(contracts):
            rung = self.rungs[j]
            if best is None:
                return Fall(goal=rung.goal, value=None)
            chosen, value = best
            falls = value < rung.value
            self.met.append((chosen, j if falls else j + 1))
            if falls:
                self.likely[self._has_award(contracts)] = j
                return Fall(goal=rung.goal, value=reported(rung.goal, value))
        return None

    def _peaks(self, contracts: IntArray) -> Iterator[tuple[int, "Best | None"]]:
        """The peak of each goal not yet known to be kept, one after the other.

        A peak keeps all goals before its own. So the goal at which the last answer fell is tried
        first: where it has a peak, those before it need not be asked.
        """
        kept = self._reached_by_met(contracts)
        likely = self.likely[
            self._has_award(contracts)
        ]  # questions run side by side, and another one may move it
        if kept < likely:
            best = self._best(self.rungs[likely], contracts)
            if best is not None:
                yield likely, best
                kept = likely + 1
        for j in range(kept, len(self.rungs)):
            yield j, self._best(self.rungs[j], contracts)

    def _has_award(self, contracts: IntArray) -> bool:
        return bool(self.awarded[self.problem.scholar[contracts[0]]])

    def _rung_of(self, goal: Goal) -> int:
        return next((j for j, rung in enumerate(self.rungs) if rung.goal is goal), 0)

    def _reached_by_met(self, contracts: IntArray) -> int:
        """How many of the first goals a choice met before reaches with one of the contracts."""
        with_one = [goals for chosen, goals in self.met if np.isin(contracts, chosen).any()]
        return max(with_one, default=0)

    def _best(self, rung: "Rung", contracts: IntArray) -> "Best | None":
        problem = self.problem
        scholar = problem.scholar[contracts[0]]
        must = problem.obliged.copy()
        must[scholar] = True
        out = np.setdiff1d(np.flatnonzero(problem.scholar == scholar), contracts)
        free = np.setdiff1d(rung.stage.free, out)
        chosen = at_once(replace(rung.stage, free=free, obliged=must), rung.gain)
        return None if chosen is None else (chosen, worth(problem, rung.gain, chosen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A goal, its value, and the stage in which it was reached."""

    goal: Goal
    gain: Gain
    value: int
    stage: Stage


def _rungs(
    problem: Problem,
    goals: Sequence[tuple[Goal, int, bool]],
    leasts: tuple[tuple[Level, int], ...],
) -> Iterator[Rung]:
    """Every goal but the draw."""
    free = np.arange(problem.contracts, dtype=np.int64)
    stage = Stage(problem=problem, free=free, leasts=leasts)
    for goal, value, proven in goals:
        if goal is Goal.DRAW:
            return
        gain = gain_of(problem, goal)
        yield Rung(goal=goal, gain=gain, value=value, stage=stage)
        stage = after(stage, Reached(gain=gain, value=value, proven=proven))
