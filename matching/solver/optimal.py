"""The `optimal` mechanism: the goals of policy one after the other, each proven.

After a goal is reached, contracts whose slack is too large for its value are out for good, so that
each later question is smaller than the one before. The last goal, the draw, is asked in rounds of
20 bits until a solve shows that no other choice is equal in every goal.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matching.domain import Goal, Level
from matching.solver.apart import Summit, summit
from matching.solver.bound import Priced
from matching.solver.climb import FEW, Peak, Seek, climb, settled
from matching.solver.coarse import MANY, filled_up, gap_only
from matching.solver.parametric import is_parametric, most_awards
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
from matching.solver.stage import Gain, Reached, Stage, after, gain_of, only

MOST_ROUNDS = 12
"""SHA-256 holds twelve rounds of 20 bits."""
NOT_APART = 2_000
"""Scholars above whom taking apart did not end within its time (5,000: 180 s)."""
LONGEST = 300.0
"""Seconds after which taking apart is given up for a search over all."""
LATE = frozenset({Goal.POSITION_RANKS, Goal.PUBLIC_COST, Goal.DRAW})
"""Goals at which so few choices are left that asking for another one costs little."""


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
    start = np.empty(0, dtype=np.int64)
    if problem.obliged.any():
        start = climb(stage, nothing, None, None).chosen
    ascent = _Ascent(stage=stage, chosen=start, seconds=seconds)
    keeps = problem.goals[:1] == (Goal.KEPT_AWARDS,)
    for goal in problem.goals[:keeps]:  # an earlier award never makes way for a least number
        ascent.take(goal, gain_of(problem, goal))
        watch(ascent.progress())
    leasts, start = _leasts(ascent.stage, ascent.chosen, seconds)
    ascent.subject_to(leasts, start)
    for goal in problem.goals[keeps:]:
        ascent.take(goal, gain_of(problem, goal))
        watch(ascent.progress())
    rounds = ascent.draw_to_the_end()
    return SolveResult(
        chosen=tuple(int(c) for c in np.sort(ascent.chosen)),
        goals=tuple(ascent.goals),
        multipliers=tuple(ascent.multipliers),
        leasts=leasts,
        draw_rounds=rounds,
        unique=ascent.alone,
    )


class _Ascent:
    """The stage as it narrows, the choice in hand, and the goals reached so far.

    From the goals of `LATE` on, a search also asks for another choice as good; once there is none,
    the goals that follow are settled: their value is that of the only choice left.
    """

    def __init__(self, *, stage: Stage, chosen: IntArray, seconds: float | None) -> None:
        self.stage = stage
        self.chosen = chosen
        self.seconds = seconds
        self.alone = False
        self.summit: Summit | None = None
        self.tried_apart = False
        self.goals: list[GoalResult] = []
        self.multipliers: list[Multipliers] = []

    def take(self, goal: Goal, gain: Gain) -> None:
        """Reach one goal, keep the choice, and drop contracts that can no longer be part of one."""
        by_flow = _by_flow(self.stage, gain) if goal is Goal.CO_FUNDED_AWARDS else None
        seek = Seek.OTHER_IF_SEARCHING if goal in LATE else Seek.BEST
        if by_flow:
            peak = self._keep(by_flow, gain)
            if len(self.stage.problem.scholars) > MANY:
                self.chosen = filled_up(self.stage.problem, peak.chosen)
        else:
            peak = self._climb(gain, seek)
        self.multipliers.append(peak.priced.multipliers)
        self.goals.append(
            GoalResult(goal=goal, value=peak.value, bound=peak.bound, proof=peak.proof)
        )

    def subject_to(self, leasts: Sequence[LevelLeast], start: IntArray) -> None:
        """Least numbers hold from here on, and ``start`` keeps them; those before need none."""
        self.stage = replace(
            self.stage, leasts=tuple((least.level, least.least) for least in leasts)
        )
        self.chosen = start
        without = (0,) * len(leasts)
        self.multipliers = [replace(each, least=without) for each in self.multipliers]

    def draw_to_the_end(self) -> int:
        """Further rounds of the draw until no other choice is equal; how many there were."""
        if Goal.DRAW not in self.stage.problem.goals:
            return 0
        if self.summit is not None:
            return self.summit.rounds
        for round_no in range(MOST_ROUNDS):
            gain = Gain(
                contracts=self.stage.problem.draw(round_no),
                needs=np.zeros_like(self.stage.problem.weight),
            )
            if round_no > 0:
                self._climb(gain, Seek.OTHER_IF_SEARCHING)
            if not self.alone:
                self._climb(gain, Seek.OTHER)
            if self.alone or not all(goal.proven for goal in self.goals):
                return round_no + 1
        return MOST_ROUNDS

    def progress(self) -> Progress:
        """The goal reached last."""
        last = self.goals[-1]
        return Progress(goal=last.goal, value=last.value, bound=last.bound)

    def _climb(self, gain: Gain, seek: Seek) -> Peak:
        if self.alone:
            peak = settled(self.stage, gain, self.chosen)
        elif len(self.stage.problem.scholars) > MANY:
            peak = gap_only(self.stage, gain, self.chosen)
        else:
            peak = climb(
                self.stage, gain, self.chosen, self.seconds, seek=seek, elsewhere=self._apart
            )
        return self._keep(peak, gain)

    def _apart(self, stage: Stage, priced: Priced, floor: int | None) -> IntArray | None:
        """The best choice in this and all later goals at once, where parts alone decide it."""
        problem = stage.problem
        left = problem.goals[len(self.goals) :]
        if self.tried_apart or not left or left[-1] is not Goal.DRAW:
            return None
        if len(problem.scholars) > NOT_APART:
            return None
        self.tried_apart = True
        self.summit = summit(
            stage,
            priced,
            [gain_of(problem, goal) for goal in left],
            floor,
            LONGEST if self.seconds is None else min(LONGEST, self.seconds * len(left) / 2),
        )
        if self.summit is None:
            return None
        self.alone = True
        return self.summit.chosen

    def _keep(self, peak: Peak, gain: Gain) -> Peak:
        self.alone = self.alone or peak.alone
        self.chosen = peak.chosen
        reached = Reached(gain=gain, value=peak.value, proven=peak.proof is not Proof.OPEN)
        self.stage = after(only(self.stage, peak.priced.within(peak.value)), reached)
        return peak


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
    unbound = _by_flow(stage, co_funded) or climb(stage, co_funded, start, seconds)
    most = unbound.value
    placeable = [_placeable(stage, level, start, seconds) for level in Level]
    leasts: list[LevelLeast] = []
    for level, of_level in zip(Level, placeable, strict=True):
        share = problem.least_share_of_level
        wanted = most * of_level * share // (10_000 * max(1, sum(placeable)))
        held = replace(stage, leasts=tuple((each.level, each.least) for each in leasts))
        asked = replace(held, leasts=(*held.leasts, (level, wanted)))
        peak = _by_flow(asked, co_funded)
        least = wanted
        if peak is None:
            peak = climb(held, _co_funded_of(problem, level), start, seconds)
            least = min(wanted, peak.value)
        leasts.append(LevelLeast(level=level, least=least, placeable=of_level))
        start = peak.chosen
    keeps = all(_co_funded_in(problem, unbound.chosen, each.level) >= each.least for each in leasts)
    if keeps and unbound.value > int(problem.funded[start].sum()):
        start = unbound.chosen
    return tuple(leasts), start


def _co_funded_in(problem: Problem, chosen: IntArray, level: Level) -> int:
    return int(_co_funded_of(problem, level).contracts[chosen].sum())


def _by_flow(stage: Stage, gain: Gain) -> Peak | None:
    """The most awards by flows alone, where the stage is large and of the kind."""
    if len(stage.free) <= FEW or not is_parametric(stage):
        return None
    return most_awards(stage, gain)


def _placeable(stage: Stage, level: Level, start: IntArray, seconds: float | None) -> int:
    """Most co-funded awards of a level if there were no lines."""
    without = replace(stage, with_lines=False)
    gain = _co_funded_of(stage.problem, level)
    return (_by_flow(without, gain) or climb(without, gain, start, seconds)).value


def _co_funded_of(problem: Problem, level: Level) -> Gain:
    of_level = problem.level[problem.scholar] == LEVELS.index(level)
    return Gain(
        contracts=(of_level & problem.funded).astype(np.int64),
        needs=np.zeros_like(problem.weight),
    )
