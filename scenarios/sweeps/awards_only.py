"""The first goal alone, for all limits of one line at once.

Where nothing but one line is short, the staircase knows the most co-funded awards at every limit,
and a flow names a cheapest choice of so many. That is what `solve` finds for the first goal (a test
holds both against each other), in a twentieth of the time.
"""

from dataclasses import dataclass

from matching.domain import Goal, Level, Mechanism
from matching.money import WHOLE
from matching.solver.flow import cheapest_with
from matching.solver.least_numbers import LeastNumbers
from matching.solver.problem import IntArray, Problem
from matching.solver.result import (
    GoalResult,
    LevelLeast,
    Multipliers,
    NoChoiceError,
    Proof,
    SolveResult,
)
from matching.solver.staircase import Staircase, is_exact, staircase


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A staircase over the only line, with the least numbers of the levels."""

    stairs: Staircase
    numbers: LeastNumbers


def is_awards_only(problem: Problem) -> bool:
    """Whether nothing but the most co-funded awards is asked."""
    return problem.goals == (Goal.CO_FUNDED_AWARDS,) and problem.mechanism is Mechanism.OPTIMAL


def curve_of(problem: Problem) -> Curve | None:
    """The curve of a problem with one line; None where it is not exact or no choice is possible."""
    if len(problem.lines) != 1 or not is_exact(problem, 0):
        return None
    try:
        return Curve(stairs=staircase(problem, 0), numbers=LeastNumbers(problem, 0))
    except NoChoiceError:
        return None


def solved(curve: Curve, problem: Problem) -> SolveResult | None:
    """The result of a problem that `is_awards_only`; None where `solve` has to be asked.

    It is asked where money is too short for the least numbers, or for those who must be awarded.
    """
    left = int(problem.line_limit[0])
    step, awards = curve.stairs.at(left), curve.numbers.most(curve.stairs, left)
    if step is None or awards is None:
        return None
    leasts = _leasts(curve.numbers, problem, step.awards)
    wanted = [
        max(0, each.least - int(own)) for each, own in zip(leasts, curve.numbers.base, strict=True)
    ]
    if sum(wanted) + curve.numbers.obliged > awards:
        return None
    flow = cheapest_with(curve.numbers.network, [*wanted, curve.numbers.obliged], awards)
    if flow is None or flow.cost > left:
        return None
    return _result(problem, _with_unfunded(curve.stairs, problem, flow.chosen), awards, leasts)


def _leasts(numbers: LeastNumbers, problem: Problem, most: int) -> tuple[LevelLeast, ...]:
    """Least numbers as the solver has them, while money is enough for them."""
    share = problem.least_share_of_level
    every = max(1, sum(numbers.placeable))
    return tuple(
        LevelLeast(
            level=level, least=most * placeable * share // (WHOLE * every), placeable=placeable
        )
        for level, placeable in zip(Level, numbers.placeable, strict=True)
    )


def _with_unfunded(stairs: Staircase, problem: Problem, funded: IntArray) -> tuple[int, ...]:
    """Those who must be awarded and got no money keep their place without."""
    has = {int(problem.scholar[c]): int(c) for c in stairs.unfunded}
    has |= {int(problem.scholar[c]): int(c) for c in funded}
    return tuple(sorted(has.values()))


def _result(
    problem: Problem, chosen: tuple[int, ...], awards: int, leasts: tuple[LevelLeast, ...]
) -> SolveResult:
    goal = Goal.CO_FUNDED_AWARDS
    return SolveResult(
        chosen=chosen,
        goals=(GoalResult(goal=goal, value=awards, bound=awards, proof=Proof.SEARCH),),
        multipliers=(_without_price(problem, len(leasts)),),
        leasts=leasts if problem.least_share_of_level else (),
        draw_rounds=0,
        unique=False,
    )


def _without_price(problem: Problem, leasts: int) -> Multipliers:
    """Multipliers that claim nothing: the staircase is the proof."""
    return Multipliers(
        denominator=1,
        position=(0,) * len(problem.positions),
        employer=(0,) * len(problem.employers),
        line=(0,) * len(problem.lines),
        least=(0,) * (leasts if problem.least_share_of_level else 0),
        need=(0,) * len(problem.needs),
        reached=(),
    )
