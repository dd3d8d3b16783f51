"""Demands that cannot all hold: a smallest set of them, and the least repair of each.

A deletion filter that drops halves (Junker's QuickXplain, 2004): first over the obliged scholars,
with every place, limit and line in force, then over those, with these scholars. No member of what
is left can be spared. Repairs are integer programs: the least use of one place, limit or line that
the others leave possible.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

import numpy as np

from matching.errors import ClashError, Demand, DemandKind, Repair
from matching.solver import demands
from matching.solver.climb import climb
from matching.solver.problem import BoolArray, IntArray, Problem
from matching.solver.result import NoChoiceError
from matching.solver.stage import Gain, Stage
from matching.words import text


@dataclass(frozen=True, slots=True)
class Bound:
    """A place, limit or line, by its index in the problem."""

    kind: DemandKind
    at: int


Scholars: TypeAlias = tuple[int, ...]
Bounds: TypeAlias = tuple[Bound, ...]
Member = TypeVar("Member")


def clash_of(problem: Problem) -> ClashError:
    """A smallest set of clashing demands, with the repair of each, as an error to raise."""
    everyone, bounds = _obliged(problem), bounds_of(problem)
    if _possible(problem, everyone, bounds):
        return ClashError(
            text(
                "no choice was found that keeps every must and every held place, though one "
                "exists: allow more time or another mechanism"
            )
        )
    scholars = smallest(lambda some: not _possible(problem, some, bounds), everyone)
    binding = smallest(lambda some: not _possible(problem, scholars, some), bounds)
    repairs = (
        *(_without(problem, scholar) for scholar in scholars),
        *(_widened(problem, bound, scholars, binding) for bound in binding),
    )
    return _told(tuple(problem.scholars[scholar] for scholar in scholars), repairs)


def smallest(
    clash: Callable[[tuple[Member, ...]], bool], among: tuple[Member, ...]
) -> tuple[Member, ...]:
    """Members that clash although any fewer of them do not; empty if nothing clashes already."""

    def part(kept: tuple[Member, ...], rest: tuple[Member, ...], new: bool) -> tuple[Member, ...]:
        """Those of the rest that, with those kept, are needed for the clash."""
        if new and clash(kept):
            return ()
        if len(rest) == 1:
            return rest
        first, second = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        behind = part((*kept, *first), second, True)
        return (*part((*kept, *behind), first, bool(behind)), *behind)

    return () if clash(()) else part((), among, False)


def bounds_of(problem: Problem) -> Bounds:
    """Every limit, line and place; an employer with all places of the case is unlimited."""
    limited = np.flatnonzero(problem.employer_limit < problem.capacity.sum())
    return (
        *(Bound(DemandKind.LIMIT, int(employer)) for employer in limited),
        *(Bound(DemandKind.LINE, line) for line in range(len(problem.lines))),
        *(Bound(DemandKind.PLACES, position) for position in range(len(problem.positions))),
    )


def _obliged(problem: Problem) -> Scholars:
    return tuple(int(scholar) for scholar in np.flatnonzero(problem.obliged))


def _told(names: tuple[str, ...], repairs: tuple[Repair, ...]) -> ClashError:
    members = tuple(each.demand for each in repairs)
    return ClashError(
        text(
            "the demands on {names:list} cannot all hold: {demands:list}. "
            "Each of these repairs is enough: {repairs:list}",
            names=names,
            demands=tuple(member.says for member in members),
            repairs=tuple(each.says for each in repairs),
        ),
        members,
        repairs,
    )


def _without(problem: Problem, scholar: int) -> Repair:
    others = tuple(other for other in _obliged(problem) if other != scholar)
    settled = _possible(problem, others, bounds_of(problem))
    return demands.repair(demands.of_scholar(problem, scholar), 1, 1 if settled else None)


def _widened(problem: Problem, bound: Bound, scholars: Scholars, binding: Bounds) -> Repair:
    """The least more of a bound for the clash to end, and for every demand of the case to hold."""
    limit = _limits(problem)[bound.kind][bound.at]
    alone = least_use(problem, bound, scholars, binding)
    for_all = least_use(problem, bound, _obliged(problem), bounds_of(problem))
    assert alone is not None  # the others of a smallest set do not clash
    return demands.repair(
        _demand(problem, bound),
        alone - int(limit),
        None if for_all is None else for_all - int(limit),
    )


def least_use(problem: Problem, bound: Bound, scholars: Scholars, others: Bounds) -> int | None:
    """Least units of a bound with which the scholars can all have a contract, under the others.

    None if they cannot, however many units there are.
    """
    free = tuple(other for other in others if other != bound)
    return _least(_only(problem, scholars, free), _use(problem, bound))


def _possible(problem: Problem, scholars: Scholars, bounds: Bounds) -> bool:
    """Whether the scholars can all have a contract under these bounds, if nobody else has one."""
    nothing = np.zeros(problem.contracts, dtype=np.int64)
    return _least(_only(problem, scholars, bounds), nothing) is not None


def _only(problem: Problem, scholars: Scholars, bounds: Bounds) -> Problem:
    """The problem with these scholars obliged, and these bounds in force."""
    obliged = np.zeros_like(problem.obliged)
    obliged[list(scholars)] = True
    kept = {kind: np.zeros(len(limit), dtype=np.bool_) for kind, limit in _limits(problem).items()}
    for bound in bounds:
        kept[bound.kind][bound.at] = True
    places = np.full_like(problem.capacity, len(problem.scholars))
    awards = np.full_like(problem.employer_limit, len(problem.scholars))
    return replace(
        problem,
        obliged=obliged,
        capacity=np.where(kept[DemandKind.PLACES], problem.capacity, places),
        employer_limit=np.where(kept[DemandKind.LIMIT], problem.employer_limit, awards),
        line_limit=np.where(kept[DemandKind.LINE], problem.line_limit, problem.cost.sum(axis=0)),
    )


def _least(problem: Problem, use: IntArray) -> int | None:
    """Least use by a choice for exactly the obliged; None if there is none."""
    free = np.flatnonzero(problem.obliged[problem.scholar]).astype(np.int64)
    gain = Gain(contracts=-use, needs=np.zeros_like(problem.weight))
    try:
        return -climb(Stage(problem=problem, free=free), gain, None, None).value
    except NoChoiceError:
        return None


def _limits(problem: Problem) -> dict[DemandKind, IntArray]:
    return {
        DemandKind.PLACES: problem.capacity,
        DemandKind.LIMIT: problem.employer_limit,
        DemandKind.LINE: problem.line_limit,
    }


def _use(problem: Problem, bound: Bound) -> IntArray:
    """Units of a bound that each contract takes: shape (contracts,)."""
    if bound.kind is DemandKind.LINE:
        costs: IntArray = problem.cost[:, bound.at]
        return costs
    at = problem.position
    counted: BoolArray = (
        at == bound.at if bound.kind is DemandKind.PLACES else problem.employer[at] == bound.at
    )
    return counted.astype(np.int64)


def _demand(problem: Problem, bound: Bound) -> Demand:
    match bound.kind:
        case DemandKind.LINE:
            return demands.of_line(problem, bound.at)
        case DemandKind.LIMIT:
            return demands.of_limit(problem, bound.at)
    return demands.of_places(problem, bound.at)
