"""The one door of the solver: a problem in, stays chosen and proven out."""

from matching.rotation.chosen import Solved
from matching.rotation.flow import OF_PAIRS, flow
from matching.rotation.outcome import Road, RotationGoal
from matching.rotation.problem import Problem
from matching.rotation.search import search
from matching.rotation.uniform import Pairs, pairs_of, spread

GOALS = (*OF_PAIRS, RotationGoal.PERIODS)


def solve(problem: Problem, seconds: float | None = None) -> Solved:
    """Choose stays by the goals in their order; in a repair, keep as many as can be first."""
    pairs = pairs_of(problem)
    if pairs is not None:
        return _without_periods(pairs, seconds)
    goals = (RotationGoal.KEPT, *GOALS) if problem.kept.any() else GOALS
    chosen = search(problem, goals, seconds)
    return Solved(
        options=chosen.options, goals=chosen.goals, road=Road.SEARCH, unique=chosen.unique
    )


def _without_periods(pairs: Pairs, seconds: float | None) -> Solved:
    """Pairs by flow, or by search where a flow is only a bound; then their periods."""
    flowed = flow(pairs.problem)
    chosen = flowed or search(pairs.problem, OF_PAIRS, seconds)
    return Solved(
        options=spread(pairs, chosen.options),
        goals=chosen.goals,
        road=Road.FLOW if flowed else Road.SEARCH,
        unique=chosen.unique,
    )
