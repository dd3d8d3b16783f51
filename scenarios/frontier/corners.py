"""Every step of the staircase, in the words of the domain."""

from collections.abc import Iterator

import numpy as np

from matching.contract import LineLeft
from matching.domain import Level
from matching.errors import ClashError
from matching.money import Cents
from matching.solver.problem import LEVELS, Problem
from matching.solver.result import NoChoiceError
from matching.solver.solve import solve
from matching.solver.staircase import Staircase, Step, staircase
from scenarios.frontier.found import Corner, Entry, Move


def corners_of(
    problem: Problem, index: int, line: LineLeft
) -> tuple[Staircase, tuple[Corner, ...]]:
    """The staircase over a line, and its corners.

    Raises
    ------
    ClashError
        If those who must be awarded do not find room; names a smallest such set.
    """
    try:
        stairs = staircase(problem, index)
    except NoChoiceError:
        raise _clash(problem) from None
    return stairs, tuple(_corners(problem, line, stairs))


def _clash(problem: Problem) -> ClashError:
    """The solver knows how to name those who clash."""
    try:
        solve(problem)
    except ClashError as clash:
        return clash
    raise AssertionError("the solver finds room where the staircase finds none")


def _corners(problem: Problem, line: LineLeft, stairs: Staircase) -> Iterator[Corner]:
    has: dict[int, int] = {}
    for step in stairs.steps:
        has.update((change.scholar, change.after) for change in step.changes)
        scholars = np.array(list(has), dtype=np.int64)
        positions = problem.position[list(has.values())]
        of_level = np.bincount(problem.level[scholars], minlength=len(LEVELS))
        yield Corner(
            awards=step.awards,
            needed=Cents(line.running + step.spend),
            price=Cents(step.price),
            spent=Cents(step.spend),
            entries=tuple(_entries(problem, step)),
            moves=tuple(_moves(problem, step)),
            pupils=int(of_level[LEVELS.index(Level.SECONDARY)]),
            students=int(of_level[LEVELS.index(Level.TERTIARY)]),
            employers=len(np.unique(problem.employer[positions])),
        )


def _entries(problem: Problem, step: Step) -> Iterator[Entry]:
    for change in step.changes:
        if change.before is None:
            yield Entry(
                scholar_id=problem.scholars[change.scholar],
                position_id=problem.positions[problem.position[change.after]],
            )


def _moves(problem: Problem, step: Step) -> Iterator[Move]:
    for change in step.changes:
        if change.before is not None:
            yield Move(
                scholar_id=problem.scholars[change.scholar],
                before=problem.positions[problem.position[change.before]],
                after=problem.positions[problem.position[change.after]],
            )
