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
from matching.solver.hard_stop import solve_until
from matching.solver.integer import integer_program
from matching.solver.linear import Backend, Found, Program, Status
from matching.solver.problem import NOBODY, IntArray, Problem
from matching.solver.relaxation import WHOLE, contracts_of, integral, relaxed_of, rounded
from matching.solver.result import NoChoiceError, Proof
from matching.solver.stage import Gain, Rows, Stage, holds, only, rows_of

NEAREST = 512
"""The first reach below the bound is this part of the distance to what is in hand."""
WIDER = 16
"""Each further reach is this many times the one before."""
FEW = 1_000
"""So few contracts are searched at once."""
BACKENDS = (Backend.HIGHS, Backend.SCIP, Backend.CP_SAT)
"""Tried in this order, where rounding made the one before fail; the last counts in integers."""


Tell = Callable[[int, int], None]
"""Hears the value in hand and the bound, as they become known."""
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
    tell: Tell | None = None,
) -> Peak:
    """Make a goal as large as it can be.

    Parameters
    ----------
    start : a choice that satisfies the stage, if one is in hand.
    seconds : time limit; afterwards the best choice in hand is returned with its bound.
    seek : whether to ask also for another choice that is as good.
    elsewhere : asked before a search over many contracts; a best choice, if it knows one.
    tell : hears what is in hand after the relaxation, and after each search that found nothing.

    Raises
    ------
    NoChoiceError
        If no choice satisfies the stage, or none was found in time.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    rows = rows_of(stage)
    relaxed = relaxed_of(stage, rows, gain, start, deadline)
    priced = price(stage, rows, gain, relaxed.duals)
    best = better(stage, gain, start, integral(stage, rows, relaxed.x))
    if len(stage.free) > FEW and (best is None or worth(stage.problem, gain, best) < priced.bound):
        best = better(stage, gain, best, rounded(stage, gain, priced, relaxed.x, deadline))
    floor = None if best is None else worth(stage.problem, gain, best)
    bound = priced.bound
    if tell is not None and floor is not None:
        tell(floor, bound)
    if elsewhere is not None and len(stage.free) > FEW and floor != bound:
        near = stage if floor is None else only(stage, priced.within(floor))
        if (found_elsewhere := elsewhere(near, priced, floor)) is not None:
            return peak_of(stage.problem, gain, found_elsewhere, priced)
        deadline = None if seconds is None else time.monotonic() + seconds
    for least in _reaches(priced, floor, seek):
        other_than = best if least == floor else None
        question = _Question(gain=gain, least=least, other_than=other_than)
        found = _near(stage, priced, question, deadline)
        if found.status is Status.OPTIMAL:
            return peak_of(stage.problem, gain, found.chosen, priced)
        if found.status is not Status.INFEASIBLE:
            in_hand = found.chosen if found.status is Status.FEASIBLE else best
            return peak_of(stage.problem, gain, in_hand, priced, bound=min(bound, found.bound))
        bound = bound if least is None else least - 1
        if tell is not None and floor is not None:
            tell(floor, max(floor, bound))
    peak = peak_of(stage.problem, gain, best, priced)
    return replace(peak, alone=seek.asks(floor == priced.bound))


def settled(stage: Stage, gain: Gain, only_choice: IntArray, seconds: float | None) -> Peak:
    """The peak of a stage of which only one choice is left: its value, and the multipliers."""
    rows = rows_of(stage)
    deadline = None if seconds is None else time.monotonic() + seconds
    relaxed = relaxed_of(stage, rows, gain, only_choice, deadline)
    priced = price(stage, rows, gain, relaxed.duals)
    return replace(peak_of(stage.problem, gain, only_choice, priced), alone=True)


def worth(problem: Problem, gain: Gain, chosen: IntArray) -> int:
    """What chosen contracts gain; each need adds its weight up to what is needed."""
    need = problem.need[problem.position[chosen]]
    counts = np.bincount(need[need != NOBODY], minlength=len(problem.needed))
    return int(gain.contracts[chosen].sum()) + int(gain.needs @ np.minimum(counts, problem.needed))


def peak_of(
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
    return contracts_of(stage, found.x) if found.status is Status.OPTIMAL else None


def _near(stage: Stage, priced: Priced, question: _Question, deadline: float | None) -> _Near:
    """The best choice that reaches ``least``, over the contracts that can be part of one."""
    least = question.least
    near = stage if least is None else only(stage, priced.within(least))
    rows = rows_of(near)
    program = integer_program(near, rows, question.gain, least, question.other_than)
    found = _found(program, rows, deadline)
    chosen = contracts_of(near, found.x) if len(found.x) else found.x
    bound = int(np.floor(found.bound + WHOLE)) if np.isfinite(found.bound) else priced.bound
    return _Near(status=found.status, chosen=chosen, bound=bound)


def _found(program: Program, rows: Rows, deadline: float | None) -> Found:
    """The end of an integer program, by the first backend whose answer holds exactly."""
    for backend in BACKENDS:
        found = solve_until(program, backend, deadline=deadline)
        if found.status is not Status.FAILED and (len(found.x) == 0 or holds(rows, found.x)):
            break
    return found


def better(
    stage: Stage, gain: Gain, one: IntArray | None, other: IntArray | None
) -> IntArray | None:
    """The choice that gains more, the first where both gain as much."""
    if one is None or other is None:
        return other if one is None else one
    return max(other, one, key=lambda chosen: worth(stage.problem, gain, chosen))
