"""The staircase of co-funded awards over one line: least spend C(k) of k awards, for every k.

C is convex (a min-cost flow), so successive `shortest_paths` give every corner in one
run. Among choices of equal spend the one with the most points, then the best scholars' ranks, then
the draw is kept: all in the whole-number weight of a contract.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.solver.problem import IntArray, Problem
from matching.solver.result import NoChoiceError
from matching.solver.shortest_paths import Change, Net, Option, Stairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The least spend of so many co-funded awards, in cents on the line.

    Parameters
    ----------
    price : what this award adds to the spend.
    changes : who enters (first in the list), and who goes to another contract for it; in the first
        step of all, those who must be awarded.
    """

    awards: int
    spend: int
    price: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staircase:
    """Every step from the fewest awards to the most.

    Parameters
    ----------
    unfunded : contracts of those who must be awarded and begin without money.
    """

    steps: tuple[Step, ...]
    unfunded: tuple[int, ...]

    def at(self, left: int) -> Step | None:
        """The most awards that so many cents buy; None if not even those that must be."""
        affordable = [step for step in self.steps if step.spend <= left]
        return affordable[-1] if affordable else None

    def chosen(self, problem: Problem, awards: int) -> IntArray:
        """Contracts of the choice with so many awards, rising indices."""
        has = {int(problem.scholar[c]): c for c in self.unfunded}
        for step in self.steps:
            if step.awards <= awards:
                has.update((change.scholar, change.after) for change in step.changes)
        return np.sort(np.array(list(has.values()), dtype=np.int64))


def is_exact(problem: Problem, line: int) -> bool:
    """Whether the staircase over a line is exact for every budget.

    It is unless another line can bind, or someone who must be awarded could be so without money
    in one of several places: both take convexity away.
    """
    others = [other for other in range(len(problem.lines)) if other != line]
    return not any(_can_bind(problem, other) for other in others) and not _open_twins(problem)


def staircase(problem: Problem, line: int) -> Staircase:
    """The whole staircase over a line; only for problems for which `is_exact` holds.

    Raises
    ------
    NoChoiceError
        If those who must be awarded do not find room, whatever the budget.
    """
    stairs = Stairs(_net_of(with_own_rooms(problem), _weights(problem, line)))
    unfunded = tuple(_without_money(problem))
    obliged = forced(problem)
    free = np.setdiff1d(np.arange(len(problem.scholars)), obliged)
    steps = [_step(problem, line, None, stairs.fill(int(s) for s in obliged))]
    stairs.admit(int(s) for s in free)
    while (changes := stairs.rise()) is not None:
        steps.append(_step(problem, line, steps[-1], changes))
    return Staircase(steps=tuple(steps), unfunded=unfunded)


def _weights(problem: Problem, line: int) -> list[int]:
    """Whole numbers that put contracts in order: spend, points, scholar's rank, draw.

    No sum of what comes later over all scholars reaches one unit of what comes before.
    """
    packed = [0] * problem.contracts
    for part in (
        problem.cost[:, line],
        problem.points.max(initial=0) - problem.points[problem.scholar],
        problem.scholar_rank,
        (1 << 20) - problem.draw(),
    ):
        unit = int(part.max(initial=0)) * len(problem.scholars) + 1
        packed = [before * unit + int(value) for before, value in zip(packed, part, strict=True)]
    return packed


def with_own_rooms(problem: Problem) -> Problem:
    """Who must be awarded and may be so without money keeps the place, with a room of their own.

    Money in that room is one more award; its employer is nobody else's.

    Raises
    ------
    NoChoiceError
        If the places do not suffice for them.
    """
    reserved = list(_without_money(problem))
    at = problem.position[reserved]
    capacity = problem.capacity - np.bincount(at, minlength=len(problem.positions))
    limit = problem.employer_limit - np.bincount(
        problem.employer[at], minlength=len(problem.employers)
    )
    if (capacity < 0).any() or (limit < 0).any():
        raise NoChoiceError
    own = np.arange(len(reserved))
    position, room = (
        problem.position.copy(),
        dict(zip(problem.scholar[reserved].tolist(), own.tolist(), strict=True)),
    )
    for c in np.flatnonzero(problem.funded):
        if int(problem.scholar[c]) in room:
            position[c] = len(capacity) + room[int(problem.scholar[c])]
    return replace(
        problem,
        position=position,
        positions=problem.positions + tuple(problem.positions[p] for p in at),
        employers=problem.employers + tuple(problem.employers[e] for e in problem.employer[at]),
        capacity=np.append(capacity, np.ones_like(own)),
        employer=np.append(problem.employer, len(limit) + own),
        employer_limit=np.append(limit, np.ones_like(own)),
        need=np.append(problem.need, problem.need[at]),
    )


def _net_of(problem: Problem, weight: Sequence[int]) -> Net:
    """Funded contracts as a net."""
    options: list[list[Option]] = [[] for _ in problem.scholars]
    for c in np.flatnonzero(problem.funded).tolist():
        options[int(problem.scholar[c])].append(Option(int(problem.position[c]), weight[c], c))
    return Net(
        options=tuple(tuple(each) for each in options),
        places=tuple(problem.capacity.tolist()),
        employer=tuple(problem.employer.tolist()),
        most=tuple(problem.employer_limit.tolist()),
    )


def forced(problem: Problem) -> IntArray:
    """Scholars who must be awarded and can be so only with money, rising indices."""
    return np.setdiff1d(
        np.flatnonzero(problem.obliged), problem.scholar[list(_without_money(problem))]
    ).astype(np.int64)


def _without_money(problem: Problem) -> Iterator[int]:
    """The unfunded contract of each who must be awarded and has one."""
    for c in np.flatnonzero(~problem.funded & problem.obliged[problem.scholar]):
        yield int(c)


def _open_twins(problem: Problem) -> bool:
    """Whether someone who must be awarded has an unfunded contract, and more than one position."""
    own: dict[int, set[int]] = {}
    for c in np.flatnonzero(problem.obliged[problem.scholar]):
        own.setdefault(int(problem.scholar[c]), set()).add(int(problem.position[c]))
    return any(len(own[int(problem.scholar[c])]) > 1 for c in _without_money(problem))


def _can_bind(problem: Problem, line: int) -> bool:
    """Whether the dearest contract of everyone passes the limit."""
    dearest = np.zeros(len(problem.scholars), dtype=np.int64)
    np.maximum.at(dearest, problem.scholar, problem.cost[:, line])
    return int(dearest.sum()) > int(problem.line_limit[line])


def _step(problem: Problem, line: int, before: Step | None, changes: Iterable[Change]) -> Step:
    made = tuple(changes)
    cost = problem.cost[:, line]
    price = sum(
        int(cost[change.after]) - (0 if change.before is None else int(cost[change.before]))
        for change in made
    )
    entered = sum(change.before is None for change in made)
    return Step(
        awards=entered + (before.awards if before else 0),
        spend=price + (before.spend if before else 0),
        price=price,
        changes=made,
    )
