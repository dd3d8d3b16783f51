"""The `optimal` mechanism: the goals of policy one after the other, each proven.

After a goal is reached, contracts whose slack is too large for its value are out for good, so that
each later question is smaller than the one before. The last goal, the draw, is asked in rounds of
20 bits until a solve shows that no other choice is equal in every goal.
"""

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from matching.domain import Goal
from matching.solver.apart import Limit, Summit, summit
from matching.solver.bound import Priced
from matching.solver.climb import Peak, Seek, Tell, climb, settled, worth
from matching.solver.coarse import MANY, filled_up, gap_only
from matching.solver.glance import glance, is_glanced
from matching.solver.hard_stop import make_ready
from matching.solver.level_leasts import Leasts, by_flow, least_numbers, subject_to
from matching.solver.problem import IntArray, Problem
from matching.solver.result import (
    Effort,
    GoalResult,
    Multipliers,
    Progress,
    Proof,
    SolveResult,
    Watch,
)
from matching.solver.stable import by_points
from matching.solver.stage import Gain, Reached, Stage, after, gain_of, only

MOST_ROUNDS = 12
"""SHA-256 holds twelve rounds of 20 bits."""
NOT_APART = 2_000
"""Scholars above whom taking apart did not end within its time (5,000: 180 s)."""
LONGEST = 300.0
"""Seconds after which taking apart is given up for a search over all."""
LATE = frozenset({Goal.POSITION_RANKS, Goal.PUBLIC_COST, Goal.DRAW})
"""Goals at which so few choices are left that asking for another one costs little."""


def solve_optimal(
    problem: Problem, seconds: float | None, watch: Watch, inside: Watch, effort: Effort
) -> SolveResult:
    """Choose contracts by the goals in their order.

    Parameters
    ----------
    seconds : limit of each question. watch, inside : hear of goals reached, and on the way there.
    effort : whether every goal is proven.

    Raises
    ------
    NoChoiceError
        If the obliged scholars cannot all have a contract.
    """
    if seconds is not None:
        make_ready()
    nothing = Gain(
        contracts=np.zeros(problem.contracts, dtype=np.int64),
        needs=np.zeros_like(problem.weight),
    )
    stage = Stage(problem=problem, free=np.arange(problem.contracts, dtype=np.int64))
    start = np.empty(0, dtype=np.int64)
    if problem.obliged.any():
        start = climb(stage, nothing, None, None).chosen
    elif seconds is not None and len(problem.scholars) <= MANY:
        start = by_points(problem)
    ascent = _Ascent(stage=stage, chosen=start, seconds=seconds, inside=inside, effort=effort)
    keeps = problem.goals[:1] == (Goal.KEPT_AWARDS,)
    for goal in problem.goals[:keeps]:  # an earlier award never makes way for a least number
        ascent.take(goal, gain_of(problem, goal))
        watch(ascent.progress())
    leasts = least_numbers(ascent.stage, ascent.chosen, seconds)
    ascent.subject_to(leasts)
    for goal in problem.goals[keeps:]:
        ascent.take(goal, gain_of(problem, goal))
        watch(ascent.progress())
    rounds = ascent.draw_to_the_end()
    return SolveResult(
        chosen=tuple(int(c) for c in np.sort(ascent.chosen)),
        goals=tuple(ascent.as_they_end()),
        multipliers=tuple(ascent.multipliers),
        leasts=leasts.leasts,
        draw_rounds=rounds,
        unique=ascent.alone,
    )


class _Ascent:
    """The stage as it narrows, the choice in hand, and the goals reached so far.

    From the goals of `LATE` on, a search also asks for another choice as good; once there is none,
    the goals that follow are settled: their value is that of the only choice left.
    """

    def __init__(
        self,
        *,
        stage: Stage,
        chosen: IntArray,
        seconds: float | None,
        inside: Watch,
        effort: Effort,
    ) -> None:
        self.stage = stage
        self.chosen = chosen
        self.seconds = seconds
        self.inside = inside
        self.effort = effort
        self.known: Peak | None = None
        self.alone = False
        self.summit: Summit | None = None
        self.tried_apart = False
        self.goals: list[GoalResult] = []
        self.multipliers: list[Multipliers] = []

    def take(self, goal: Goal, gain: Gain) -> None:
        """Reach one goal, keep the choice, and drop contracts that can no longer be part of one."""

        def tell(value: int, bound: int) -> None:
            self.inside(Progress(goal=goal, value=value, bound=bound))

        known, self.known = self.known, None
        seek = Seek.OTHER_IF_SEARCHING if goal in LATE else Seek.BEST
        if goal is Goal.CO_FUNDED_AWARDS and (known := known or by_flow(self.stage, gain)):
            peak = self._keep(known, gain)
            if len(self.stage.problem.scholars) > MANY:
                self.chosen = filled_up(self.stage.problem, peak.chosen)
        else:
            peak = self._glance(goal, gain) or self._climb(gain, seek, tell)
        self.multipliers.append(peak.priced.multipliers)
        self.goals.append(
            GoalResult(goal=goal, value=peak.value, bound=peak.bound, proof=peak.proof)
        )

    def subject_to(self, found: Leasts) -> None:
        """Least numbers hold from here on, and the choice keeps them; those before need none."""
        self.stage = subject_to(self.stage, found.leasts)
        self.chosen = found.start
        self.known = found.peak
        without = (0,) * len(found.leasts)
        self.multipliers = [replace(each, least=without) for each in self.multipliers]

    def draw_to_the_end(self) -> int:
        """Further rounds of the draw until no other choice is equal; how many there were."""
        if Goal.DRAW not in self.stage.problem.goals:
            return 0
        if self.effort is Effort.AT_ONCE:
            return 1
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

    def as_they_end(self) -> Iterator[GoalResult]:
        """The goals; one left open may have gained by a later choice."""
        for goal in self.goals:
            gain = gain_of(self.stage.problem, goal.goal)
            value = goal.value if goal.proven else worth(self.stage.problem, gain, self.chosen)
            if value < goal.bound or goal.proven:
                yield replace(goal, value=value)
            else:
                yield replace(goal, value=value, bound=value, proof=Proof.SEARCH)

    def progress(self) -> Progress:
        """The goal reached last."""
        last = self.goals[-1]
        return Progress(goal=last.goal, value=last.value, bound=last.bound)

    def _glance(self, goal: Goal, gain: Gain) -> Peak | None:
        """The goal without a search, where an answer is wanted at once and one is in sight."""
        large = len(self.stage.problem.scholars) > MANY
        if self.effort is Effort.PROOF or large or not is_glanced(self.stage, goal):
            return None
        peak = glance(self.stage, gain, self.chosen)
        return peak and self._keep(peak, gain)

    def _climb(self, gain: Gain, seek: Seek, tell: Tell | None = None) -> Peak:
        if self.alone:
            peak = settled(self.stage, gain, self.chosen, self.seconds)
        elif len(self.stage.problem.scholars) > MANY:
            peak = gap_only(self.stage, gain, self.chosen)
        else:
            peak = climb(
                self.stage,
                gain,
                self.chosen,
                self.seconds,
                seek=seek,
                elsewhere=self._apart,
                tell=tell,
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
        limit = self._limit_apart(len(left))
        begun = time.monotonic()
        gains = [gain_of(problem, goal) for goal in left]
        in_hand = worth(problem, gains[0], self.chosen) if floor is None else floor
        near = Progress(goal=left[0], value=in_hand, bound=priced.bound)
        self.summit = summit(stage, priced, gains, floor, limit, lambda: self.inside(near))
        if self.summit is None and self.seconds is not None and len(left) > 1:
            taken = (time.monotonic() - begun) / (len(left) - 1)
            self.seconds = max(0.0, self.seconds - taken)
        if self.summit is None:
            return None
        self.alone = True
        return self.summit.chosen

    def _limit_apart(self, goals: int) -> Limit:
        """Half of what the goals after this one have; they have the less if this finds nothing."""
        if self.seconds is None:
            return Limit(seconds=LONGEST, hard=False)
        return Limit(seconds=min(LONGEST, self.seconds * (goals - 1) / 2), hard=True)

    def _keep(self, peak: Peak, gain: Gain) -> Peak:
        self.alone = self.alone or peak.alone
        self.chosen = peak.chosen
        reached = Reached(gain=gain, value=peak.value, proven=peak.proof is not Proof.OPEN)
        self.stage = after(only(self.stage, peak.priced.within(peak.value)), reached)
        return peak
