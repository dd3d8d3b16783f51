"""Most co-funded awards within a budget and with a least number for each level, by a few flows.

The definition is that of `matching.solver.optimal`; here it is exact wherever the staircase is,
because a least number is only a lower bound on an arc at the scholars' side.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.solver.frontier import Staircase, forced, net_of
from matching.solver.problem import LEVELS, IntArray, Problem
from matching.solver.staircase_flow import Net, Stairs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arcs:
    """Arcs of the flow, one array for each end, capacity and cost."""

    tail: IntArray
    head: IntArray
    capacity: IntArray
    cost: IntArray


class LeastFlow:
    """The least numbers of one problem over one line, at any budget.

    Nodes: one for either level, one for anybody, scholars, rooms, employers, and the end.
    """

    def __init__(self, problem: Problem, line: int) -> None:
        self.problem = problem
        self.net = net_of(problem, [int(cost) for cost in problem.cost[:, line]])
        self.forced = forced(problem)
        self.base = np.bincount(problem.level[self.forced], minlength=len(LEVELS))
        self.placeable = [self._placeable(level) for level in range(len(LEVELS))]
        self.first_scholar = len(LEVELS) + 1
        self.end = self.first_scholar + len(self.net.options) + len(self.net.places)
        self.end += len(self.net.most)
        self.arcs = self._arcs()

    def most(self, stairs: Staircase, left: int) -> int | None:
        """Awards with the least numbers; None if those who must be awarded cost more."""
        step = stairs.at(left)
        if step is None:
            return None
        leasts = self._leasts(step.awards, left)
        return _largest(
            sum(leasts), step.awards, left, lambda awards: self._least_cost(leasts, awards)
        )

    def _leasts(self, most: int, left: int) -> list[int]:
        """Least number of each level, at least those who must be awarded."""
        share, every = self.problem.least_share_of_level, max(1, sum(self.placeable))
        leasts = [int(each) for each in self.base]
        for level, placeable in enumerate(self.placeable):
            wanted = most * placeable * share // (10_000 * every)
            leasts[level] = _largest(
                leasts[level],
                max(wanted, leasts[level]),
                left,
                partial(self._cost_of_level, leasts, level),
            )
        return leasts

    def _cost_of_level(self, leasts: Sequence[int], level: int, least: int) -> int | None:
        tried = [*leasts]
        tried[level] = least
        return self._least_cost(tried, sum(tried))

    def _least_cost(self, leasts: Sequence[int], awards: int) -> int | None:
        """Least cost of so many awards with these least numbers; None is no such choice."""
        flow = SimpleMinCostFlow()
        arcs = self.arcs
        flow.add_arcs_with_capacity_and_unit_cost(arcs.tail, arcs.head, arcs.capacity, arcs.cost)
        supply = np.zeros(self.end + 1, dtype=np.int64)
        supply[: len(LEVELS)] = np.asarray(leasts) - self.base
        supply[len(LEVELS)] = awards - sum(leasts)
        supply[self.first_scholar + self.forced] = 1
        supply[self.end] = -awards
        flow.set_nodes_supplies(np.arange(self.end + 1, dtype=np.int32), supply)
        return int(flow.optimal_cost()) if flow.solve() == flow.OPTIMAL else None

    def _placeable(self, level: int) -> int:
        """Most co-funded awards of a level if there were no line."""
        stairs = Stairs(self.net)
        stairs.fill(int(s) for s in self.forced)
        of_level = np.setdiff1d(np.flatnonzero(self.problem.level == level), self.forced)
        stairs.admit(int(s) for s in of_level)
        count = int(self.base[level])
        while stairs.rise() is not None:
            count += 1
        return count

    def _arcs(self) -> _Arcs:
        return _arcs(self.net, self.problem.level, self.forced)


def _arcs(net: Net, level: IntArray, forced: IntArray) -> _Arcs:
    """Anybody to levels, levels to scholars, scholars to rooms, rooms to employers, to the end."""
    scholar = len(LEVELS) + 1
    room = scholar + len(net.options)
    employer = room + len(net.places)
    free = np.setdiff1d(np.arange(len(net.options)), forced)
    offers = [(s, each) for s, options in enumerate(net.options) for each in options]
    one, free_of_cost = _ints([1]), _ints([0])
    blocks: list[tuple[IntArray, IntArray, IntArray, IntArray]] = [
        (
            np.full(len(LEVELS), len(LEVELS)),
            np.arange(len(LEVELS)),
            _ints([len(net.options)]),
            free_of_cost,
        ),
        (level[free], scholar + free, one, free_of_cost),
        (
            scholar + _ints([s for s, _ in offers]),
            room + _ints([option.room for _, option in offers]),
            one,
            _ints([option.weight for _, option in offers]),
        ),
        (
            room + np.arange(len(net.places)),
            employer + _ints(net.employer),
            _ints(net.places),
            free_of_cost,
        ),
        (
            employer + np.arange(len(net.most)),
            np.full(len(net.most), employer + len(net.most)),
            _ints(net.most),
            free_of_cost,
        ),
    ]
    tail, head, capacity, cost = (
        np.concatenate([np.broadcast_to(block[part], block[0].shape) for block in blocks])
        for part in range(4)
    )
    return _Arcs(
        tail=tail.astype(np.int32), head=head.astype(np.int32), capacity=capacity, cost=cost
    )


def _ints(values: Sequence[int]) -> IntArray:
    return np.array(values, dtype=np.int64)


def _largest(low: int, high: int, left: int, cost: Callable[[int], int | None]) -> int:
    """The largest number up to ``high`` whose cost is left for it; that of ``low`` is.

    The cost is convex, so it lies below every chord: as far as the chord is within what is left,
    the cost is too. None is no such choice.
    """
    dear = cost(high)
    if dear is not None and dear <= left:
        return high
    cheap = cost(low)
    assert cheap is not None
    while high - low > 1:
        sure = (low + high) // 2 - 1
        if dear is not None:
            sure = low + (left - cheap) * (high - low) // (dear - cheap)
        if sure + 1 == high:
            return sure
        found = cost(sure + 1)
        if found is not None and found <= left:
            low, cheap = sure + 1, found
        elif dear is not None:
            return sure
        else:
            high, dear = sure + 1, found
    return low
