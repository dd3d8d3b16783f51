"""A good choice in one goal without a search: what the relaxation and flows show at once.

The relaxation splits only few scholars, so that a choice near it is near the best one; where the
goals before leave it no room, flows choose anew who sits where. The bound is the relaxation's.
"""

from matching.domain import Goal
from matching.solver.bound import price
from matching.solver.climb import FEW, Peak, better, peak_of, worth
from matching.solver.problem import IntArray
from matching.solver.relaxation import integral, relaxed_of, rounded
from matching.solver.reseat import reseated
from matching.solver.stage import Gain, Stage, rows_of

WHO = frozenset({Goal.KEPT_AWARDS, Goal.CO_FUNDED_AWARDS, Goal.AWARDS, Goal.POINTS})
"""Goals that decide who has an award: these are searched where that is small."""


def is_glanced(stage: Stage, goal: Goal) -> bool:
    """Whether a goal is only glanced at, where an answer is wanted at once."""
    return goal not in WHO or len(stage.free) > FEW


def glance(stage: Stage, gain: Gain, start: IntArray | None) -> Peak | None:
    """The best choice in sight, with the relaxation's bound; None if none is.

    Parameters
    ----------
    start : a choice that satisfies the stage, if one is in hand.

    Raises
    ------
    NoChoiceError
        If no choice satisfies the stage.
    """
    rows = rows_of(stage)
    relaxed = relaxed_of(stage, rows, gain, start, None)
    priced = price(stage, rows, gain, relaxed.duals)
    best = better(stage, gain, start, integral(stage, rows, relaxed.x))
    if best is None or worth(stage.problem, gain, best) < priced.bound:
        best = better(stage, gain, best, rounded(stage, gain, priced, relaxed.x, None))
    if best is None:
        return None
    for other in reseated(stage, rows, gain, best):
        best = better(stage, gain, best, other)
    return peak_of(stage.problem, gain, best, priced, bound=priced.bound)
