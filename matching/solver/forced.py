"""What becomes of the goals if a contract is forced: the honest answer to "why not I"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.domain import Goal, Level
from matching.solver.climb import Peak, climb
from matching.solver.goals import reported
from matching.solver.problem import IntArray, Problem
from matching.solver.result import NoChoiceError
from matching.solver.stage import Gain, Reached, Stage, after, gain_of


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
        self.likely = next((j for j, r in enumerate(self.rungs) if r.goal is Goal.POINTS), 0)

    def fall(self, contracts: IntArray) -> Fall | None:
        """The first goal that falls if one of these contracts (of one scholar) must be chosen.

        None: every goal keeps its value, so that only the draw stands against them.
        """
        for j, peak in self._peaks(contracts):
            rung = self.rungs[j]
            if peak is None:
                return Fall(goal=rung.goal, value=None)
            falls = peak.value < rung.value
            self.met.append((peak.chosen, j if falls else j + 1))
            if falls:
                self.likely = j
                return Fall(goal=rung.goal, value=reported(rung.goal, peak.value))
        return None

    def _peaks(self, contracts: IntArray) -> Iterator[tuple[int, Peak | None]]:
        """The peak of each goal not yet known to be kept, one after the other.

        A peak keeps all goals before its own. So the goal at which the last answer fell is tried
        first: where it has a peak, those before it need not be asked.
        """
        kept = self._reached_by_met(contracts)
        likely = self.likely  # questions run side by side, and another one may move it
        if kept < likely:
            peak = self._climb(self.rungs[likely], contracts)
            if peak is not None:
                yield likely, peak
                kept = likely + 1
        for j in range(kept, len(self.rungs)):
            yield j, self._climb(self.rungs[j], contracts)

    def _reached_by_met(self, contracts: IntArray) -> int:
        """How many of the first goals a choice met before reaches with one of the contracts."""
        with_one = [goals for chosen, goals in self.met if np.isin(contracts, chosen).any()]
        return max(with_one, default=0)

    def _climb(self, rung: "Rung", contracts: IntArray) -> Peak | None:
        problem = self.problem
        scholar = problem.scholar[contracts[0]]
        must = problem.obliged.copy()
        must[scholar] = True
        out = np.setdiff1d(np.flatnonzero(problem.scholar == scholar), contracts)
        free = np.setdiff1d(rung.stage.free, out)
        try:
            return climb(replace(rung.stage, free=free, obliged=must), rung.gain, None, None)
        except NoChoiceError:
            return None


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
