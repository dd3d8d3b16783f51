"""The most co-funded awards by the engine's flows alone: the same number, a few times as fast.

The engine takes this road for large problems, where all goals follow. Here there is only the one
goal, so that it pays for small ones too; the checker confirms the proof as it does the engine's.
Among equally many awards, points are sought as the engine's later goals do, but not proven.
"""

from dataclasses import replace

import numpy as np

from matching.domain import Goal, Level, Mechanism
from matching.money import WHOLE
from matching.solver.climb import Peak
from matching.solver.flow import Network, cheapest_with
from matching.solver.most_awards import is_parametric, most_awards
from matching.solver.problem import LEVELS, IntArray, Problem
from matching.solver.result import GoalResult, LevelLeast, SolveResult
from matching.solver.stage import Gain, Stage, gain_of
from scenarios.cohorts.town import FIRST_GOAL

STEPS = 14
"""Prices of a point that are told apart: each twice the one before."""
PARTS = 16
"""Parts of a cent that the least price counts."""


def most_by_flows(problem: Problem) -> SolveResult | None:
    """The choice, proven by duality; None where flows do not decide it."""
    stage = Stage(problem=problem, free=np.arange(problem.contracts, dtype=np.int64))
    if problem.mechanism is not Mechanism.OPTIMAL or not is_parametric(stage):
        return None
    if problem.goals != FIRST_GOAL or problem.obliged.any():
        return None
    gain = gain_of(problem, Goal.CO_FUNDED_AWARDS)
    unbound = _most(stage, gain)
    leasts = None if unbound is None else _leasts(stage, unbound.value)
    if leasts is None:
        return None
    held = replace(stage, leasts=tuple((each.level, each.least) for each in leasts))
    peak = _most(held, gain)
    return None if peak is None else _result(problem, peak, leasts, _best(problem, peak, leasts))


def _most(stage: Stage, gain: Gain) -> Peak | None:
    """The most under the lines; where the lines have room for the most of all, that."""
    free = most_awards(replace(stage, with_lines=False), gain)
    if free is not None:
        spent = stage.problem.cost[free.chosen].sum(axis=0)
        if (spent <= stage.problem.line_limit).all():
            return free
    return most_awards(stage, gain)


def _best(problem: Problem, peak: Peak, leasts: tuple[LevelLeast, ...]) -> IntArray:
    """As many awards, with as many points as a price of points finds within the lines.

    The engine's later goals ask for points too; without them, a choice of flows is the cheapest.
    """
    contracts = np.flatnonzero(problem.funded)
    points = problem.points[problem.scholar[contracts]]
    cost = PARTS * problem.cost[contracts].sum(axis=1)

    def chosen(costs: IntArray) -> IntArray | None:
        groups = problem.level if leasts else np.zeros_like(problem.level)
        network = Network(problem=problem, contracts=contracts, cost=costs, groups=groups)
        flow = cheapest_with(network, [each.least for each in leasts] or [0], peak.value)
        return flow.chosen if flow is not None and _holds(problem, flow.chosen) else None

    found = chosen(-points)
    if found is not None:
        return found
    best, low, high = peak.chosen, 0, STEPS
    while low < high:
        step = (low + high) // 2
        found = chosen(cost - 2**step * points)
        best = best if found is None else found
        low, high = (low, step) if found is None else (step + 1, high)
    return best


def _holds(problem: Problem, chosen: IntArray) -> bool:
    return bool((problem.cost[chosen].sum(axis=0) <= problem.line_limit).all())


def _leasts(stage: Stage, most: int) -> tuple[LevelLeast, ...] | None:
    """Least numbers as the engine has them, if they can all be reached under the lines."""
    share = stage.problem.least_share_of_level
    if not share:
        return ()
    peaks = [most_awards(replace(stage, with_lines=False), _of(stage, level)) for level in Level]
    placeable = [peak.value for peak in peaks if peak is not None]
    if len(placeable) < len(peaks):
        return None
    return tuple(
        LevelLeast(
            level=level,
            least=most * of_level * share // (WHOLE * max(1, sum(placeable))),
            placeable=of_level,
        )
        for level, of_level in zip(Level, placeable, strict=True)
    )


def _of(stage: Stage, level: Level) -> Gain:
    problem = stage.problem
    of_level = problem.level[problem.scholar] == LEVELS.index(level)
    return Gain(
        contracts=(of_level & problem.funded).astype(np.int64),
        needs=np.zeros_like(problem.weight),
    )


def _result(
    problem: Problem, peak: Peak, leasts: tuple[LevelLeast, ...], chosen: IntArray
) -> SolveResult:
    """The result; lines with room for the most of all have no price."""
    multipliers = peak.priced.multipliers
    lines = multipliers.line or (0,) * len(problem.lines)
    goal = GoalResult(
        goal=Goal.CO_FUNDED_AWARDS, value=peak.value, bound=peak.bound, proof=peak.proof
    )
    return SolveResult(
        chosen=tuple(int(c) for c in np.sort(chosen)),
        goals=(goal,),
        multipliers=(replace(multipliers, line=lines),),
        leasts=leasts,
        draw_rounds=0,
        unique=False,
    )
