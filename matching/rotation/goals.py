"""What a choice of options reaches in each goal, by arrays; more is always better here."""

import numpy as np

from matching.rotation.outcome import RotationGoal
from matching.rotation.problem import IntArray, Problem


def value_of(problem: Problem, goal: RotationGoal, chosen: IntArray) -> int:
    """What the chosen options (their indices) reach; `EVENNESS` is negated."""
    if goal is RotationGoal.ENOUGH_FIRMS:
        return int((new_firms(problem, chosen) >= problem.need).sum())
    if goal is RotationGoal.EVENNESS:
        return -int((loads(problem, chosen) ** 2).sum())
    return int(gains(problem, goal, chosen).sum())


def gains(problem: Problem, goal: RotationGoal, options: IntArray, round_no: int = 0) -> IntArray:
    """What each option by itself adds to a goal; nothing where only all together do."""
    match goal:
        case RotationGoal.KEPT:
            return problem.kept[options].astype(np.int64)
        case RotationGoal.ENOUGH_FIRMS | RotationGoal.EVENNESS:
            return np.zeros_like(options)
        case RotationGoal.STAYS:
            return np.ones_like(options)
        case RotationGoal.WISHES:
            return problem.wish[options]
        case RotationGoal.DRAW:
            return problem.draw(options, round_no)
        case RotationGoal.PERIODS:
            return problem.period_draw(options, round_no)


def new_firms(problem: Problem, chosen: IntArray) -> IntArray:
    """Distinct firms new to each scholar, shape (scholars,)."""
    fresh = chosen[problem.fresh[chosen]]
    _, first = np.unique(problem.firm[fresh], return_index=True)
    return np.bincount(problem.scholar[fresh[first]], minlength=len(problem.scholars))


def loads(problem: Problem, chosen: IntArray) -> IntArray:
    """Stays of each host, shape (hosts,)."""
    return np.bincount(problem.host[problem.slot[chosen]], minlength=len(problem.hosts))
