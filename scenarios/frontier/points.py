"""Awards at some limits: the price of the least numbers, and the road without corners."""

from dataclasses import replace
from typing import Final

import numpy as np

from matching.contract import LineLeft
from matching.domain import Goal
from matching.errors import ClashError
from matching.money import BasisPoints, Cents
from matching.solver.least_numbers import LeastNumbers
from matching.solver.problem import Problem
from matching.solver.solve import solve
from matching.solver.staircase import Staircase
from matching.words import text
from scenarios.frontier.found import Point, Show

POINTS: Final = 30
"""Corners at which the least numbers are asked for too."""
SOLVED: Final = 20
"""Limits that are solved one by one where there are no corners."""


def points_on(
    problem: Problem, index: int, line: LineLeft, stairs: Staircase
) -> tuple[tuple[Point, ...], Point]:
    """Points at corners from the first to the last, and the one at the case's limit."""
    leasts = LeastNumbers(problem, index) if problem.least_share_of_level else None

    def point(left: int) -> Point:
        step = stairs.at(left)
        return Point(
            limit=Cents(line.running + left),
            awards=0 if step is None else step.awards,
            with_leasts=None if leasts is None else leasts.most(stairs, left),
        )

    last = len(stairs.steps) - 1
    some = sorted({last * i // (POINTS - 1) for i in range(POINTS)})
    points = tuple(point(stairs.steps[i].spend) for i in some)
    return points, replace(point(line.left), limit=line.limit)


def points_by_solving(
    problem: Problem, index: int, line: LineLeft, show: Show
) -> tuple[tuple[Point, ...], Point]:
    """Points at even limits up to where more money buys nothing, and the one at the case's limit.

    Raises
    ------
    ClashError
        If those who must be awarded cannot be, whatever the limit of this line.
    """
    plenty = with_left(problem, index, int(problem.cost[:, index].sum()))
    first = solve(_only_awards(plenty, leasts=False))
    enough = int(problem.cost[list(first.chosen), index].sum())
    lefts = sorted({enough * i // (SOLVED - 1) for i in range(SOLVED)} | {int(line.left)})
    points: dict[int, Point] = {}
    for no, left in enumerate(lefts, 1):
        show(text("Solving for budget {n} of {all}", n=no, all=len(lefts)))
        asked = with_left(problem, index, left)
        points[left] = Point(
            limit=Cents(line.running + left), awards=_awards(_only_awards(asked, leasts=False))
        )
    here = points[int(line.left)]
    if problem.least_share_of_level:
        here = replace(here, with_leasts=_awards(_only_awards(problem, leasts=True)))
    return tuple(points.values()), replace(here, limit=line.limit)


def with_left(problem: Problem, index: int, left: int) -> Problem:
    """The problem with so many cents left on a line."""
    limits = problem.line_limit.copy()
    limits[index] = left
    return replace(problem, line_limit=limits)


def _only_awards(problem: Problem, *, leasts: bool) -> Problem:
    share = problem.least_share_of_level if leasts else BasisPoints(0)
    return replace(problem, goals=(Goal.CO_FUNDED_AWARDS,), least_share_of_level=share)


def _awards(problem: Problem) -> int:
    """Most co-funded awards; none where not even those who must be awarded can be."""
    try:
        chosen = np.array(solve(problem).chosen, dtype=np.int64)
    except ClashError:
        return 0
    return int(problem.funded[chosen].sum())
