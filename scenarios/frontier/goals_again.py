"""All goals chosen afresh: who loses by more money, and what nested sets cost."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from matching.domain import Goal, ScholarId
from matching.errors import ClashError
from matching.money import BasisPoints, Cents
from matching.solver.checked import checked
from matching.solver.goals import reported
from matching.solver.problem import IntArray, Problem
from matching.solver.result import SolveResult
from matching.solver.solve import solve
from matching.solver.staircase import staircase
from matching.words import text
from scenarios.frontier.found import Frontier, NestedGoal, Rise, Show
from scenarios.frontier.points import with_left

UP_TO_RANKS = frozenset(
    {
        Goal.CO_FUNDED_AWARDS,
        Goal.AWARDS,
        Goal.POINTS,
        Goal.NEED_COVERED,
        Goal.SCHOLAR_RANKS,
        Goal.POSITION_RANKS,
    }
)


def rises(problem: Problem, line: int, found: Frontier, steps: int, show: Show) -> tuple[Rise, ...]:
    """Match at the limits around the case's at which one more award is bought; compare neighbours.

    The match is `optimal` with every goal of the case, least numbers and draw included.
    """
    limits = _around(found, steps)
    results: list[tuple[Cents, SolveResult]] = []
    for no, limit in enumerate(limits, 1):
        show(text("Matching with budget {n} of {all}", n=no, all=len(limits)))
        asked = with_left(problem, line, max(0, limit - found.running))
        try:
            results.append((limit, checked(asked, solve(asked))))
        except ClashError:  # this limit does not pay those who must be awarded
            continue
    return tuple(_rise(problem, *lower, *upper) for lower, upper in pairwise(results))


def _around(found: Frontier, steps: int) -> Sequence[Cents]:
    """The case's limit and those nearest to it, rising."""
    at = {corner.needed for corner in found.corners} or {point.limit for point in found.points}
    return sorted(
        sorted({found.limit, *at}, key=lambda limit: (abs(limit - found.limit), limit))[:steps]
    )


def _rise(
    problem: Problem, before: Cents, less: SolveResult, after: Cents, more: SolveResult
) -> Rise:
    with_less, with_more = _awarded(problem, less), _awarded(problem, more)
    return Rise(
        before=before,
        after=after,
        awards_before=_funded(problem, less),
        awards_after=_funded(problem, more),
        gain=tuple(sorted(with_more - with_less)),
        lose=tuple(sorted(with_less - with_more)),
    )


def _awarded(problem: Problem, result: SolveResult) -> set[ScholarId]:
    return {problem.scholars[problem.scholar[c]] for c in result.chosen}


def _funded(problem: Problem, result: SolveResult) -> int:
    return int(problem.funded[list(result.chosen)].sum())


def nested_goals(problem: Problem, line: int, show: Show) -> tuple[NestedGoal, ...]:
    """Goals at the case's limit with the nested set co-funded, and with whoever is best for them.

    Both without the least numbers, so that they have as many co-funded awards. The nested set gets
    its best positions, and the others what is left without co-funding.
    """
    show(text("Comparing the nested set with the goals in order"))
    stairs = staircase(problem, line)
    step = stairs.at(int(problem.line_limit[line]))
    if step is None:
        return ()
    asked = replace(
        problem,
        goals=tuple(goal for goal in problem.goals if goal in UP_TO_RANKS),
        least_share_of_level=BasisPoints(0),
    )
    kept = _co_funding(asked, stairs.chosen(problem, step.awards))
    best, nested = (checked(each, solve(each)) for each in (asked, kept))
    return tuple(
        NestedGoal(
            goal=of_nested.goal,
            nested=reported(of_nested.goal, of_nested.value),
            best=reported(of_best.goal, of_best.value),
        )
        for of_nested, of_best in zip(nested.goals, best.goals, strict=True)
    )


def _co_funding(problem: Problem, chosen: IntArray) -> Problem:
    """The problem in which those co-funded in a choice are co-funded, and nobody else."""
    funded = problem.scholar[chosen[problem.funded[chosen]]]
    inside = np.isin(np.arange(len(problem.scholars)), funded)
    keep = problem.funded == inside[problem.scholar]
    return replace(
        problem,
        scholar=problem.scholar[keep],
        position=problem.position[keep],
        funded=problem.funded[keep],
        scholar_rank=problem.scholar_rank[keep],
        position_rank=problem.position_rank[keep],
        cost=problem.cost[keep],
        public_cost=problem.public_cost[keep],
        obliged=problem.obliged | inside,
    )
