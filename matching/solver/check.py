"""Recounts a result without any solver: places, lines, decisions, and the value of each goal.

It shares no code with the solvers and imports no OR-Tools, so that a sceptic can read it alone: a
problem's arrays and the chosen contracts go in; what does not agree comes out. That nothing better
exists is confirmed in `matching.solver.confirm`.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import numpy as np

from matching.domain import Goal
from matching.errors import CheckError
from matching.solver.problem import LEVELS, NOBODY, IntArray, Problem
from matching.solver.result import SolveResult
from matching.words import Text, text


def check(problem: Problem, result: SolveResult) -> None:
    """Recount everything.

    Raises
    ------
    CheckError
        With the first thing that does not agree.
    """
    chosen = np.array(result.chosen, dtype=np.int64)
    for problems in (
        whole(problem, chosen),
        one_award_each(problem, chosen),
        places_kept(problem, chosen),
        employer_limits_kept(problem, chosen),
        lines_kept(problem, chosen),
        obliged_awarded(problem, chosen),
        held_places_kept(problem, chosen),
        leasts_kept(problem, result, chosen),
        goals_recounted(problem, result, chosen),
    ):
        for disagreement in problems:
            raise CheckError(disagreement)


def whole(problem: Problem, chosen: IntArray) -> Iterator[Text]:
    """Every contract chosen exists and is chosen once, in rising order."""
    if ((chosen < 0) | (chosen >= problem.contracts)).any() or (np.diff(chosen) <= 0).any():
        yield text("a chosen contract does not exist or is chosen twice")


def one_award_each(problem: Problem, chosen: IntArray) -> Iterator[Text]:
    """No scholar has two awards."""
    counts = np.bincount(problem.scholar[chosen], minlength=len(problem.scholars))
    for scholar in np.flatnonzero(counts > 1):
        yield text("{scholar} has more than one award", scholar=problem.scholars[scholar])


def places_kept(problem: Problem, chosen: IntArray) -> Iterator[Text]:
    """No position has more awards than places."""
    counts = np.bincount(problem.position[chosen], minlength=len(problem.positions))
    for position in np.flatnonzero(counts > problem.capacity):
        yield text(
            "{position} has {awards} awards and {places} places",
            position=problem.positions[position],
            awards=int(counts[position]),
            places=int(problem.capacity[position]),
        )


def employer_limits_kept(problem: Problem, chosen: IntArray) -> Iterator[Text]:
    """No employer has more awards than its limit over all positions."""
    employer = problem.employer[problem.position[chosen]]
    counts = np.bincount(employer, minlength=len(problem.employers))
    for over in np.flatnonzero(counts > problem.employer_limit):
        yield text(
            "{employer} has {awards} awards, at most {limit} are allowed",
            employer=problem.employers[over],
            awards=int(counts[over]),
            limit=int(problem.employer_limit[over]),
        )


def lines_kept(problem: Problem, chosen: IntArray) -> Iterator[Text]:
    """No budget line is passed."""
    for b, name in enumerate(problem.lines):
        spent = int(problem.cost[chosen, b].sum())
        if spent > problem.line_limit[b]:
            yield text(
                "line {line}: {spent:eur} spent, {limit:eur} allowed",
                line=name,
                spent=spent,
                limit=int(problem.line_limit[b]),
            )


def obliged_awarded(problem: Problem, chosen: IntArray) -> Iterator[Text]:
    """Every scholar with the officer's ``must``, or with a held place, has an award."""
    for scholar in np.setdiff1d(np.flatnonzero(problem.obliged), problem.scholar[chosen]):
        yield text("{scholar} must have an award", scholar=problem.scholars[scholar])


def held_places_kept(problem: Problem, chosen: IntArray) -> Iterator[Text]:
    """Nobody who holds a place ends below it on the own list."""
    at_held = np.flatnonzero(problem.held[problem.scholar] == problem.position)
    worst = np.full(len(problem.scholars), np.iinfo(np.int64).max)
    worst[problem.scholar[at_held]] = problem.scholar_rank[at_held]
    for c in chosen[problem.scholar_rank[chosen] > worst[problem.scholar[chosen]]]:
        name = problem.scholars[problem.scholar[c]]
        yield text("{scholar} ends below the held place", scholar=name)


def leasts_kept(problem: Problem, result: SolveResult, chosen: IntArray) -> Iterator[Text]:
    """Each level has its least number of co-funded awards, and stands once, in order."""
    if [least.level for least in result.leasts] not in ([], list(LEVELS)):
        yield text("the least numbers do not name every level once and in order")
    for least in result.leasts:
        of_level = problem.level[problem.scholar[chosen]] == LEVELS.index(least.level)
        co_funded = int((of_level & problem.funded[chosen]).sum())
        if co_funded < least.least:
            yield text(
                "level {level} has {awards} co-funded awards, at least {least} are asked",
                level=least.level,
                awards=co_funded,
                least=least.least,
            )


def goals_recounted(problem: Problem, result: SolveResult, chosen: IntArray) -> Iterator[Text]:
    """Every goal has the value that it is said to have, and none passes its bound."""
    if tuple(goal.goal for goal in result.goals) != problem.goals:
        yield text("the goals are not those of the policy")
    for goal in result.goals:
        value = recount(problem, goal.goal, chosen)
        if value != goal.value:
            yield text(
                "goal {goal}: said to be {said}, recounted {value}",
                goal=goal.goal,
                said=goal.value,
                value=value,
            )
        if goal.bound < goal.value or (goal.proven and goal.bound != goal.value):
            yield text("goal {goal}: its bound does not agree with its value", goal=goal.goal)


def recount(problem: Problem, goal: Goal, chosen: IntArray) -> int:
    """The value of a goal by its definition; more is better."""
    if goal is Goal.NEED_COVERED:
        need = problem.need[problem.position[chosen]]
        awards = np.bincount(need[need != NOBODY], minlength=len(problem.needed))
        return int((problem.weight * np.minimum(awards, problem.needed)).sum())
    return int(gain(problem, goal)[chosen].sum())


def gain(problem: Problem, goal: Goal) -> IntArray:
    """What each contract by itself adds to a goal: shape (contracts,)."""
    return _GAINS[goal](problem)


def stays(problem: Problem) -> IntArray:
    """1 for each contract at the place of the earlier award, unless its co-funding is lost."""
    found = np.zeros(problem.contracts, dtype=np.int64)
    had, had_money = problem.earlier[problem.scholar], problem.earlier_funded[problem.scholar]
    found[had == problem.position] = 1
    found[had_money & ~problem.funded] = 0
    return found


_GAINS: Mapping[Goal, Callable[[Problem], IntArray]] = MappingProxyType(
    {
        Goal.KEPT_AWARDS: stays,
        Goal.CO_FUNDED_AWARDS: lambda problem: problem.funded.astype(np.int64),
        Goal.AWARDS: lambda problem: np.ones(problem.contracts, dtype=np.int64),
        Goal.POINTS: lambda problem: problem.points[problem.scholar],
        Goal.NEED_COVERED: lambda problem: np.zeros(problem.contracts, dtype=np.int64),
        Goal.SCHOLAR_RANKS: lambda problem: -problem.scholar_rank,
        Goal.POSITION_RANKS: lambda problem: -problem.position_rank,
        Goal.PUBLIC_COST: lambda problem: -problem.public_cost,
        Goal.DRAW: lambda problem: problem.draw(0),
    }
)
