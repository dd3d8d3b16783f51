"""The `optimal` mechanism: the goals of policy one after the other, each proven.

After a goal is reached, contracts whose slack is too large for its value are out for good, so that
each later question is smaller than the one before. The last goal, the draw, is asked in rounds of
20 bits until a solve shows that no other choice is equal in every goal.
"""

import numpy as np

from matching.domain import Goal, Level
from matching.solver.climb import Peak, climb
from matching.solver.problem import LEVELS, IntArray, Problem
from matching.solver.result import (
    GoalResult,
    LevelLeast,
    Multipliers,
    Progress,
    Proof,
    SolveResult,
    Watch,
)
from matching.solver.stage import Gain, Stage, after, gain_of, only

MOST_ROUNDS = 12
"""SHA-256 holds twelve rounds of 20 bits."""


def solve_optimal(problem: Problem, seconds: float | None, watch: Watch) -> SolveResult:
    """Choose contracts by the goals in their order.

    Raises
    ------
    NoChoiceError
        If the obliged scholars cannot all have a contract.
    """
    nothing = Gain(
        contracts=np.zeros(problem.contracts, dtype=np.int64),
        needs=np.zeros_like(problem.weight),
    )
    stage = Stage(problem=problem, free=np.arange(problem.contracts, dtype=np.int64))
    start = climb(stage, nothing, None, None).chosen
    leasts, start = _leasts(stage, start, seconds)
    stage = Stage(
        problem=problem,
        free=stage.free,
        leasts=tuple((least.level, least.least) for least in leasts),
    )
    ascent = _Ascent(stage=stage, chosen=start)
    for goal in problem.goals:
        if goal is not Goal.DRAW:
            ascent.take(goal, gain_of(problem, goal), seconds)
            watch(ascent.progress())
    rounds, unique = _draw(problem, ascent, seconds, watch)
    return SolveResult(
        chosen=tuple(int(c) for c in np.sort(ascent.chosen)),
        goals=tuple(ascent.goals),
        multipliers=tuple(ascent.multipliers),
        leasts=leasts,
        draw_rounds=rounds,
        unique=unique,
    )


class _Ascent:
    """The stage as it narrows, the choice in hand, and the goals reached so far."""

    def __init__(self, *, stage: Stage, chosen: IntArray) -> None:
        self.stage = stage
        self.chosen = chosen
        self.goals: list[GoalResult] = []
        self.multipliers: list[Multipliers] = []

    def take(self, goal: Goal, gain: Gain, seconds: float | None) -> None:
        """Reach one goal, keep the choice, and drop contracts that can no longer be part of one."""
        peak = climb(self.stage, gain, self.chosen, seconds)
        self.keep(peak, gain)
        self.multipliers.append(peak.priced.multipliers)
        self.goals.append(
            GoalResult(goal=goal, value=peak.value, bound=peak.bound, proof=peak.proof)
        )

    def keep(self, peak: Peak, gain: Gain) -> None:
        """Go on from a peak: no later choice falls below it."""
        self.chosen = peak.chosen
        self.stage = after(only(self.stage, peak.priced.within(peak.value)), gain, peak.value)

    def progress(self) -> Progress:
        last = self.goals[-1]
        return Progress(goal=last.goal, value=last.value, bound=last.bound)


def _draw(
    problem: Problem, ascent: _Ascent, seconds: float | None, watch: Watch
) -> tuple[int, bool]:
    """Rounds of the draw until no other choice is equal; how many, and whether that is shown."""
    if Goal.DRAW not in problem.goals:
        return 0, False
    no_needs = np.zeros_like(problem.weight)
    for round_no in range(MOST_ROUNDS):
        gain = Gain(contracts=problem.draw(round_no), needs=no_needs)
        if round_no == 0:
            ascent.take(Goal.DRAW, gain, seconds)
            watch(ascent.progress())
        else:
            ascent.keep(climb(ascent.stage, gain, ascent.chosen, seconds), gain)
        different = np.zeros(problem.contracts, dtype=np.int64)
        different[ascent.chosen] = -1
        other = climb(
            ascent.stage, Gain(contracts=different, needs=no_needs), ascent.chosen, seconds
        )
        if other.proof is Proof.OPEN or ascent.goals[-1].proof is Proof.OPEN:
            return round_no + 1, False
        if other.value == -len(ascent.chosen):
            return round_no + 1, True
    return MOST_ROUNDS, False


def _leasts(
    stage: Stage, start: IntArray, seconds: float | None
) -> tuple[tuple[LevelLeast, ...], IntArray]:
    """Least numbers per level, and a choice that reaches them.

    With A the most co-funded awards under the lines and P the placeable ones of each level without
    them, a level gets at least floor(A x P_level x share / sum of P), or the most that the lines
    leave it after the levels before.
    """
    problem = stage.problem
    co_funded = gain_of(problem, Goal.CO_FUNDED_AWARDS)
    if not problem.least_share_of_level or Goal.CO_FUNDED_AWARDS not in problem.goals:
        return (), start
    most = climb(stage, co_funded, start, seconds).value
    placeable = [_placeable(stage, level, start, seconds) for level in Level]
    leasts: list[LevelLeast] = []
    for level, of_level in zip(Level, placeable, strict=True):
        share = problem.least_share_of_level
        wanted = most * of_level * share // (10_000 * max(1, sum(placeable)))
        held = Stage(
            problem=problem,
            free=stage.free,
            leasts=tuple((earlier.level, earlier.least) for earlier in leasts),
        )
        peak = climb(held, _co_funded_of(problem, level), start, seconds)
        least = min(wanted, peak.value)
        leasts.append(LevelLeast(level=level, least=least, placeable=of_level))
        start = peak.chosen
    return tuple(leasts), start


def _placeable(stage: Stage, level: Level, start: IntArray, seconds: float | None) -> int:
    """Most co-funded awards of a level if there were no lines."""
    without = Stage(problem=stage.problem, free=stage.free, with_lines=False)
    return climb(without, _co_funded_of(stage.problem, level), start, seconds).value


def _co_funded_of(problem: Problem, level: Level) -> Gain:
    of_level = problem.level[problem.scholar] == LEVELS.index(level)
    return Gain(
        contracts=(of_level & problem.funded).astype(np.int64),
        needs=np.zeros_like(problem.weight),
    )
