"""Makes one goal as large as it can be over a stage, and proves it.

The relaxation gives a bound in exact integers and the slack of each contract. Only contracts of
little slack can be part of a choice near the bound, so a small integer program over these decides;
where it finds nothing, the next one reaches further down. A choice found this way is the best of
all, whatever was left out.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from matching.solver.bound import Priced, price
from matching.solver.integer import integer_program
from matching.solver.linear import (
    Backend,
    FloatArray,
    Found,
    Program,
    Relaxed,
    Status,
    relax,
    solve_integer,
)
from matching.solver.problem import NOBODY, IntArray, Problem
from matching.solver.result import NoChoiceError, Proof
from matching.solver.stage import Gain, RowKind, Rows, Stage, holds, only, program_of, rows_of

NEAREST = 512
"""The first reach below the bound is this part of the distance to what is in hand."""
WIDER = 16
"""Each further reach is this many times the one before."""
ROUNDING_SECONDS = 10.0
"""Longest that rounding the relaxation may take."""
HAIR = 1e-8
"""Part of a reached value that the relaxation may lack."""
FEW = 1_000
"""So few contracts are searched at once."""
WHOLE = 1e-6
"""A value this near to an integer is one, if the rows then hold exactly."""
BACKENDS = (Backend.HIGHS, Backend.SCIP, Backend.CP_SAT)
"""Tried in this order, where rounding made the one before fail; the last counts in integers."""


Elsewhere = Callable[[Stage, Priced, int | None], IntArray | None]
"""Another way to a best choice: of a stage, the price of its goal, and the value in hand."""


class Seek(StrEnum):
    """What a climb asks for."""

    BEST = "best"
    """A best choice."""
    OTHER_IF_SEARCHING = "other_if_searching"
    """A best choice; where it takes a search, also whether another one is as good."""
    OTHER = "other"
    """A best choice, and whether another one is as good."""

    def asks(self, closed: bool) -> bool:
        """Whether to look for another choice, when the relaxation closed the goal or did not."""
        return self is Seek.OTHER or (self is Seek.OTHER_IF_SEARCHING and not closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The most of a goal over a stage.

    Parameters
    ----------
    chosen : contracts by index in the problem, rising.
    bound : no choice reaches more; equal to ``value`` when proven.
    priced : multipliers and slack behind the bound of the relaxation.
    alone : whether it is known that no other choice reaches the value.
    """

    chosen: IntArray
    value: int
    bound: int
    proof: Proof
    priced: Priced
    alone: bool


def climb(  # noqa: PLR0913
    stage: Stage,
    gain: Gain,
    start: IntArray | None,
    seconds: float | None,
    *,
    seek: Seek = Seek.BEST,
    elsewhere: Elsewhere | None = None,
) -> Peak:
    """Make a goal as large as it can be.

    Parameters
    ----------
    start : a choice that satisfies the stage, if one is in hand.
    seconds : time limit; afterwards the best choice in hand is returned with its bound.
    seek : whether to ask also for another choice that is as good.
    elsewhere : asked before a search over many contracts; a best choice, if it knows one.

    Raises
    ------
    NoChoiceError
        If no choice satisfies the stage, or none was found in time.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    rows = rows_of(stage)
    relaxed = _relaxed(stage, rows, gain, start)
    priced = price(stage, rows, gain, relaxed.duals)
    best = _better(stage, gain, start, _integral(stage, rows, relaxed.x))
    if len(stage.free) > FEW and (best is None or worth(stage.problem, gain, best) < priced.bound):
        best = _better(stage, gain, best, _rounded(stage, gain, priced, relaxed.x))
    floor = None if best is None else worth(stage.problem, gain, best)
    bound = priced.bound
    if elsewhere is not None and len(stage.free) > FEW and floor != bound:
        near = stage if floor is None else only(stage, priced.within(floor))
        if (found_elsewhere := elsewhere(near, priced, floor)) is not None:
            return _peak(stage.problem, gain, found_elsewhere, priced)
        deadline = None if seconds is None else time.monotonic() + seconds
    for least in _reaches(priced, floor, seek):
        other_than = best if least == floor else None
        question = _Question(gain=gain, least=least, other_than=other_than)
        found = _near(stage, priced, question, deadline)
        if found.status is Status.OPTIMAL:
            return _peak(stage.problem, gain, found.chosen, priced)
        if found.status is not Status.INFEASIBLE:
            in_hand = found.chosen if found.status is Status.FEASIBLE else best
            return _peak(stage.problem, gain, in_hand, priced, bound=min(bound, found.bound))
        bound = bound if least is None else least - 1
    peak = _peak(stage.problem, gain, best, priced)
    return replace(peak, alone=seek.asks(floor == priced.bound))


def settled(stage: Stage, gain: Gain, only_choice: IntArray) -> Peak:
    """The peak of a stage of which only one choice is left: its value, and the multipliers."""
    rows = rows_of(stage)
    relaxed = _relaxed(stage, rows, gain, only_choice)
    priced = price(stage, rows, gain, relaxed.duals)
    return replace(_peak(stage.problem, gain, only_choice, priced), alone=True)


def worth(problem: Problem, gain: Gain, chosen: IntArray) -> int:
    """What chosen contracts gain; each need adds its weight up to what is needed."""
    need = problem.need[problem.position[chosen]]
    counts = np.bincount(need[need != NOBODY], minlength=len(problem.needed))
    return int(gain.contracts[chosen].sum()) + int(gain.needs @ np.minimum(counts, problem.needed))


def _peak(
    problem: Problem,
    gain: Gain,
    chosen: IntArray | None,
    priced: Priced,
    *,
    bound: int | None = None,
) -> Peak:
    """A peak proven best, or with the bound that the time allowed."""
    if chosen is None:
        raise NoChoiceError
    value = worth(problem, gain, chosen)
    proof = Proof.SEARCH if bound is None or bound <= value else Proof.OPEN
    if value == priced.bound:
        proof = Proof.DUALITY
    return Peak(
        chosen=chosen,
        value=value,
        bound=value if bound is None else max(bound, value),
        proof=proof,
        priced=priced,
        alone=False,
    )


def _reaches(priced: Priced, floor: int | None, seek: Seek) -> Iterator[int | None]:
    """Ever lower values to reach for; at the end everything better than what is in hand.

    Where another choice is sought, the last reach is for one as good as that in hand.
    """
    bound = priced.bound
    far = abs(bound) if floor is None else bound - floor
    step = max(1, far // NEAREST)
    few = len(priced.slack) if floor is None else int(priced.within(floor).sum())
    while step < far and few > FEW:
        yield bound - step + 1
        step *= WIDER
    if floor is None:
        yield None
    elif seek.asks(floor == bound):
        yield floor
    elif floor < bound:
        yield floor + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    gain: Gain
    least: int | None
    other_than: IntArray | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Near:
    status: Status
    chosen: IntArray
    bound: int


def at_once(stage: Stage, gain: Gain) -> IntArray | None:
    """A best choice by one search, without a bound of its own; None if there is none at all."""
    rows = rows_of(stage)
    found = _found(integer_program(stage, rows, gain, None), rows, None)
    return _contracts(stage, found.x) if found.status is Status.OPTIMAL else None


def _near(stage: Stage, priced: Priced, question: _Question, deadline: float | None) -> _Near:
    """The best choice that reaches ``least``, over the contracts that can be part of one."""
    least = question.least
    near = stage if least is None else only(stage, priced.within(least))
    rows = rows_of(near)
    program = integer_program(near, rows, question.gain, least, question.other_than)
    found = _found(program, rows, deadline)
    chosen = _contracts(near, found.x) if len(found.x) else found.x
    bound = int(np.floor(found.bound + WHOLE)) if np.isfinite(found.bound) else priced.bound
    return _Near(status=found.status, chosen=chosen, bound=bound)


def _found(program: Program, rows: Rows, deadline: float | None) -> Found:
    """The end of an integer program, by the first backend whose answer holds exactly."""
    for backend in BACKENDS:
        left = None if deadline is None else max(0.01, deadline - time.monotonic())
        found = solve_integer(program, seconds=left, backend=backend)
        if found.status is not Status.FAILED and (len(found.x) == 0 or holds(rows, found.x)):
            break
    return found


def _relaxed(stage: Stage, rows: Rows, gain: Gain, start: IntArray | None) -> Relaxed:
    """The relaxation, if need be with the goals reached asked for a hair less.

    With a choice in hand there is a solution, whatever floating numbers say: on the edge that the
    goals before leave, rounding may hide it. Any multipliers give a true bound, so that a hair, or
    in the end no multipliers at all, costs only tightness.
    """
    program = program_of(stage, rows, gain)
    relaxed = relax(program)
    if relaxed is not None:
        return relaxed
    if start is None:
        raise NoChoiceError
    hair = np.where(rows.kind == RowKind.REACHED, HAIR * np.abs(program.lower), 0.0)
    return relax(replace(program, lower=program.lower - hair)) or Relaxed(
        duals=np.zeros(len(rows.lower)),
        x=np.zeros(len(stage.free) + len(stage.problem.needed)),
    )


def _rounded(stage: Stage, gain: Gain, priced: Priced, x: FloatArray) -> IntArray | None:
    """A choice near the relaxation's: only scholars whom it splits, and those at the positions
    that they touch, are chosen anew; the others keep what they have.
    """
    scholar = stage.problem.scholar[stage.free]
    position = stage.problem.position[stage.free]
    x = x[: len(stage.free)]
    near = priced.slack <= priced.multipliers.denominator
    split = np.isin(scholar, scholar[(x > WHOLE) & (x < 1 - WHOLE)])
    touched = np.isin(position, position[split & near])
    anew = np.isin(scholar, scholar[split | (touched & (x > WHOLE))])
    small = only(stage, (anew & near) | (x > WHOLE))
    rows = rows_of(small)
    found = solve_integer(
        integer_program(small, rows, gain, None), seconds=ROUNDING_SECONDS, backend=BACKENDS[0]
    )
    if len(found.x) == 0 or not holds(rows, found.x):
        return None
    return _contracts(small, found.x)


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
