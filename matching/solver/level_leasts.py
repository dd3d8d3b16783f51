"""Least numbers of co-funded awards per level, and a choice that reaches them.

With A the most co-funded awards under the lines and P the placeable ones of each level without
them, a level gets at least floor(A x P_level x share / sum of P), or the most that the lines leave
it after the levels before. All are asked for at once; only where the lines do not leave them all,
level by level.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.domain import Goal, Level
from matching.solver.climb import FEW, Peak, climb
from matching.solver.most_awards import is_parametric, most_awards
from matching.solver.problem import LEVELS, IntArray, Problem
from matching.solver.result import LevelLeast, Proof
from matching.solver.stage import Gain, Stage, gain_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Leasts:
    """Least numbers, and a choice that keeps them.

    Parameters
    ----------
    peak : the most co-funded awards under them, where finding them has proven it.
    """

    leasts: tuple[LevelLeast, ...]
    start: IntArray
    peak: Peak | None = None


def least_numbers(stage: Stage, start: IntArray, seconds: float | None) -> Leasts:
    """Least numbers of a problem that asks for them; none of one that does not."""
    problem = stage.problem
    if not problem.least_share_of_level or Goal.CO_FUNDED_AWARDS not in problem.goals:
        return Leasts(leasts=(), start=start)
    co_funded = gain_of(problem, Goal.CO_FUNDED_AWARDS)
    unbound = by_flow(stage, co_funded) or climb(stage, co_funded, start, seconds)
    placeable = [_placeable(stage, level, start, seconds) for level in Level]
    leasts = tuple(
        LevelLeast(
            level=level,
            least=unbound.value
            * of_level
            * problem.least_share_of_level
            // (10_000 * max(1, sum(placeable))),
            placeable=of_level,
        )
        for level, of_level in zip(Level, placeable, strict=True)
    )
    peak = _all_at_once(stage, co_funded, leasts, unbound)
    if peak is not None:
        proven = peak.proof is not Proof.OPEN
        return Leasts(leasts=leasts, start=peak.chosen, peak=peak if proven else None)
    return _level_by_level(stage, leasts, unbound, seconds)


def by_flow(stage: Stage, gain: Gain, near: IntArray | None = None) -> Peak | None:
    """The most awards by flows alone, where the stage is large and of the kind.

    Parameters
    ----------
    near : the most awards without the stage's least numbers, if they are known.
    """
    if len(stage.free) <= FEW or not is_parametric(stage):
        return None
    return most_awards(stage, gain, near)


def subject_to(stage: Stage, leasts: Sequence[LevelLeast]) -> Stage:
    """The stage under least numbers."""
    return replace(stage, leasts=tuple((each.level, each.least) for each in leasts))


def _all_at_once(
    stage: Stage, co_funded: Gain, leasts: Sequence[LevelLeast], unbound: Peak
) -> Peak | None:
    """The most awards under all least numbers; None where flows do not show it."""
    if _keeps(stage.problem, unbound.chosen, leasts):
        free = replace(unbound.priced.multipliers, least=(0,) * len(leasts))
        return replace(unbound, priced=replace(unbound.priced, multipliers=free))
    return by_flow(subject_to(stage, leasts), co_funded, unbound.chosen)


def _level_by_level(
    stage: Stage, wanted: Sequence[LevelLeast], unbound: Peak, seconds: float | None
) -> Leasts:
    """What the lines leave each level of what it should have, after the levels before."""
    problem = stage.problem
    co_funded = gain_of(problem, Goal.CO_FUNDED_AWARDS)
    start = unbound.chosen
    leasts: tuple[LevelLeast, ...] = ()
    for each in wanted:
        held = subject_to(stage, leasts)
        peak = by_flow(subject_to(stage, (*leasts, each)), co_funded, unbound.chosen)
        found = each
        if peak is None:
            peak = climb(held, _co_funded_of(problem, each.level), start, seconds)
            found = replace(each, least=min(each.least, peak.value))
        leasts, start = (*leasts, found), peak.chosen
    if _keeps(problem, unbound.chosen, leasts) and unbound.value > problem.funded[start].sum():
        start = unbound.chosen
    return Leasts(leasts=leasts, start=start)


def _keeps(problem: Problem, chosen: IntArray, leasts: Sequence[LevelLeast]) -> bool:
    return all(
        int(_co_funded_of(problem, each.level).contracts[chosen].sum()) >= each.least
        for each in leasts
    )


def _placeable(stage: Stage, level: Level, start: IntArray, seconds: float | None) -> int:
    """Most co-funded awards of a level if there were no lines."""
    without = replace(stage, with_lines=False)
    gain = _co_funded_of(stage.problem, level)
    return (by_flow(without, gain) or climb(without, gain, start, seconds)).value


def _co_funded_of(problem: Problem, level: Level) -> Gain:
    of_level = problem.level[problem.scholar] == LEVELS.index(level)
    return Gain(
        contracts=(of_level & problem.funded).astype(np.int64),
        needs=np.zeros_like(problem.weight),
    )
