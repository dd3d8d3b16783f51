"""Makes one goal as large as it can be over a stage, and proves it.

The relaxation gives a bound in exact integers and the slack of each contract. Only contracts of
little slack can be part of a choice near the bound, so a small integer program over these decides;
where it finds nothing, the next one reaches further down. A choice found this way is the best of
all, whatever was left out.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.solver.bound import Priced, price
from matching.solver.linear import FloatArray, Status, relax, solve_integer
from matching.solver.problem import NOBODY, IntArray, Problem
from matching.solver.result import Proof
from matching.solver.stage import Gain, Rows, Stage, holds, only, program_of, rows_of

FIRST_STEP = 64
"""The first reach below the bound is this part of the distance to what is in hand."""
WIDER = 8
"""Each further reach is this many times the one before."""
WHOLE = 1e-6
"""A value this near to an integer is one, if the rows then hold exactly."""
BACKENDS = ("scip", "sat")
"""Tried in this order: the second counts in integers, where the first one's rounding failed."""


class NoChoiceError(Exception):
    """Nothing at all satisfies the stage, or nothing was found in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The most of a goal over a stage.

    Parameters
    ----------
    chosen : contracts by index in the problem, rising.
    bound : no choice reaches more; equal to ``value`` when proven.
    priced : multipliers and slack behind the bound of the relaxation.
    """

    chosen: IntArray
    value: int
    bound: int
    proof: Proof
    priced: Priced


def climb(stage: Stage, gain: Gain, start: IntArray | None, seconds: float | None) -> Peak:
    """Make a goal as large as it can be.

    Parameters
    ----------
    start : a choice that satisfies the stage, if one is in hand.
    seconds : time limit; afterwards the best choice in hand is returned with its bound.

    Raises
    ------
    NoChoiceError
        If no choice satisfies the stage, or none was found in time.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    rows = rows_of(stage)
    relaxed = relax(program_of(stage, rows, gain))
    if relaxed is None:
        raise NoChoiceError
    priced = price(stage, rows, gain, relaxed.duals)
    best = _better(stage, gain, start, _integral(stage, rows, relaxed.x))
    floor = None if best is None else worth(stage.problem, gain, best)
    bound = priced.bound
    reaches: Iterator[int | None] = iter(()) if floor == bound else _reaches(bound, floor)
    for least in reaches:
        found = _near(stage, gain, priced, least, deadline)
        if found.status is Status.OPTIMAL:
            return _peak(stage, gain, found.chosen, priced, None)
        if found.status is not Status.INFEASIBLE:
            in_hand = found.chosen if found.status is Status.FEASIBLE else best
            return _peak(stage, gain, in_hand, priced, min(bound, found.bound))
        bound = bound if least is None else least - 1
    return _peak(stage, gain, best, priced, None)


def worth(problem: Problem, gain: Gain, chosen: IntArray) -> int:
    """What chosen contracts gain; each need adds its weight up to what is needed."""
    need = problem.need[problem.position[chosen]]
    counts = np.bincount(need[need != NOBODY], minlength=len(problem.needed))
    return int(gain.contracts[chosen].sum()) + int(gain.needs @ np.minimum(counts, problem.needed))


def _peak(
    stage: Stage, gain: Gain, chosen: IntArray | None, priced: Priced, bound: int | None
) -> Peak:
    """A peak proven best, or with the bound that the time allowed."""
    if chosen is None:
        raise NoChoiceError
    value = worth(stage.problem, gain, chosen)
    proof = Proof.SEARCH if bound in {None, value} else Proof.OPEN
    if value == priced.bound:
        proof = Proof.DUALITY
    return Peak(
        chosen=chosen,
        value=value,
        bound=value if bound is None else bound,
        proof=proof,
        priced=priced,
    )


def _reaches(bound: int, floor: int | None) -> Iterator[int | None]:
    """Ever lower values to reach for; at the end everything better than what is in hand."""
    far = abs(bound) if floor is None else bound - floor
    step = max(1, far // FIRST_STEP)
    while step < far:
        yield bound - step + 1
        step *= WIDER
    yield None if floor is None else floor + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Near:
    status: Status
    chosen: IntArray
    bound: int


def _near(
    stage: Stage, gain: Gain, priced: Priced, least: int | None, deadline: float | None
) -> _Near:
    """The best choice that reaches ``least``, over the contracts that can be part of one."""
    near = stage if least is None else only(stage, priced.within(least))
    rows = rows_of(near)
    for backend in BACKENDS:
        left = None if deadline is None else max(0.01, deadline - time.monotonic())
        found = solve_integer(
            program_of(near, rows, gain, least=least), seconds=left, backend=backend
        )
        if len(found.x) == 0 or holds(rows, found.x):
            break
    chosen = _contracts(near, found.x) if len(found.x) else found.x
    bound = priced.bound if found.bound == np.inf else int(np.floor(found.bound + WHOLE))
    return _Near(status=found.status, chosen=chosen, bound=bound)


def _integral(stage: Stage, rows: Rows, x: FloatArray) -> IntArray | None:
    """The relaxation's choice, where it happens to be whole and to hold exactly."""
    rounded = np.rint(x).astype(np.int64)
    if np.abs(x - rounded).max(initial=0) > WHOLE or not holds(rows, rounded):
        return None
    return _contracts(stage, rounded)


def _contracts(stage: Stage, x: IntArray) -> IntArray:
    chosen: IntArray = stage.free[x[: len(stage.free)] == 1]
    return chosen


def _better(
    stage: Stage, gain: Gain, one: IntArray | None, other: IntArray | None
) -> IntArray | None:
    if one is None or other is None:
        return other if one is None else one
    return max(other, one, key=lambda chosen: worth(stage.problem, gain, chosen))
