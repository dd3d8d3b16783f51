"""The least limit of a line that gives so many co-funded awards, least numbers included."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from matching.domain import Case, Goal, Mechanism
from matching.errors import ClashError
from matching.money import Cents
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.solver.problem import Problem, build_problem
from matching.solver.solve import solve
from matching.words import text
from scenarios.scenario.scenario import OutOfReachError


def least_line(case: Case, book: PolicyBook, line: str, awards: int) -> Cents:
    """The least limit of ``line`` under which the most co-funded awards are at least ``awards``.

    Counted as the mechanism `optimal` does, whatever the case's. Running awards are part of the
    limit. Deterministic: the same case gives the same cents.

    Raises
    ------
    OutOfReachError
        If no limit gives so many.
    """
    policy = book.with_changes(case.changes).on(case.on)
    admissible = admissible_contracts(case, policy)
    index = [each.name for each in admissible.lines].index(line)
    problem = replace(build_problem(admissible), mechanism=Mechanism.OPTIMAL)
    running = admissible.lines[index].running
    enough = int(problem.cost[:, index].sum())
    most = partial(_most, problem, index)
    reached = most(enough)
    if reached < awards:
        raise OutOfReachError(
            text(
                "line {line}: co-funded awards asked for: {awards}; possible at most, however "
                "large the line: {most}",
                line=line,
                awards=awards,
                most=reached,
            )
        )
    return Cents(running + _least(problem, index, awards, enough))


def _least(problem: Problem, index: int, awards: int, enough: int) -> int:
    """The least left that buys the awards; from the least cost without least numbers upwards."""
    from matching.solver.least_numbers import LeastNumbers
    from matching.solver.staircase import is_exact, staircase

    if not is_exact(problem, index):
        return _bisected(partial(_most, problem, index), awards, 0, enough)
    stairs = staircase(problem, index)
    leasts = LeastNumbers(problem, index)

    def most(left: int) -> int:
        return leasts.most(stairs, left) or 0

    spends = [step.spend for step in stairs.steps if step.awards >= awards]
    for low, above in zip(spends, [*spends[1:], enough + 1], strict=True):
        if most(above - 1) >= awards:
            return _bisected(most, awards, low, above - 1)
    raise AssertionError("the whole sum buys the awards")


def _bisected(most: Callable[[int], int], awards: int, low: int, high: int) -> int:
    """The least left from ``low`` on that buys the awards; ``high`` does."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if most(middle) >= awards else (middle + 1, high)
    return high


def _most(problem: Problem, index: int, left: int) -> int:
    """Most co-funded awards with so much left, by solving; none where nothing can be chosen."""
    limits = problem.line_limit.copy()
    limits[index] = left
    asked = replace(problem, line_limit=limits, goals=(Goal.CO_FUNDED_AWARDS,))
    try:
        chosen = np.array(solve(asked).chosen, dtype=np.int64)
    except ClashError:
        return 0
    return int(problem.funded[chosen].sum())
