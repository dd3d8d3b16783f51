"""Who sits where, chosen anew by flows: whoever has an award keeps one, co-funded as it is now.

With the scholars fixed, places and employers' limits are a flow. The goals reached and the one
sought go into one weight, in their order; the lines are kept by a price on their cents, which is
raised until what they pay is enough.
"""

from collections.abc import Iterator

import numpy as np

from matching.solver.flow import Network, cheapest
from matching.solver.problem import NOBODY, IntArray
from matching.solver.stage import Gain, Rows, Stage, holds, whole_of

WIDEST = 36
"""Bits of a contract's weight, so that sums of flows fit into 64 bits."""
DEAREST = 47
"""Bits of what a contract pays for its cents."""
HALVINGS = 4
"""How often the span between the last two powers of the price is halved."""


def reseated(stage: Stage, rows: Rows, gain: Gain, chosen: IntArray) -> list[IntArray]:
    """Other choices with the same scholars that keep every row, in the order they were found."""
    contracts = _open_to(stage, chosen)
    weight = _weight(stage, gain, contracts)
    if weight is None or not weight.any():
        return []
    seats = _Seats(stage, contracts, weight, len(chosen))
    return [found for found in seats.ever_better() if holds(rows, whole_of(stage, found))]


def _open_to(stage: Stage, chosen: IntArray) -> IntArray:
    """Contracts in play of the scholars chosen, co-funded as theirs, for the same need."""
    problem, free = stage.problem, stage.free
    own = np.full(len(problem.scholars), NOBODY)
    own[problem.scholar[chosen]] = chosen
    mine = own[problem.scholar[free]]
    same = (problem.funded[free] == problem.funded[mine]) & (
        problem.need[problem.position[free]] == problem.need[problem.position[mine]]
    )
    contracts: IntArray = free[(mine != NOBODY) & same]
    return contracts


def _weight(stage: Stage, gain: Gain, contracts: IntArray) -> IntArray | None:
    """What each contract adds to the goals reached and then to the one sought; None if too wide."""
    scholar = stage.problem.scholar[contracts]
    weight, width = np.zeros(len(contracts), dtype=np.int64), 1
    for each in (*(reached.gain for reached in stage.reached), gain):
        more = _above_least(each.contracts[contracts], scholar, len(stage.problem.scholars))
        more //= max(1, int(np.gcd.reduce(more)))
        most = np.zeros(len(stage.problem.scholars), dtype=np.int64)
        np.maximum.at(most, scholar, more)
        span = int(most.sum()) + 1
        if width * span > 1 << WIDEST:
            return None
        weight, width = weight * span + more, width * span
    return weight


def _above_least(values: IntArray, scholar: IntArray, scholars: int) -> IntArray:
    """Values above the least that each scholar has among them."""
    least = np.full(scholars, np.iinfo(np.int64).max)
    np.minimum.at(least, scholar, values)
    above: IntArray = values - least[scholar]
    return above


class _Seats:
    """Flows of the same scholars under a price on each cent."""

    def __init__(self, stage: Stage, contracts: IntArray, weight: IntArray, count: int) -> None:
        self.stage = stage
        self.contracts = contracts
        top = int(weight.max())
        self.missed = ((1 << WIDEST) // top) * (top - weight)
        self.cents = stage.problem.cost[contracts].sum(axis=1)
        self.count = count

    def ever_better(self) -> Iterator[IntArray]:
        """Choices that the lines can pay, at prices ever nearer to the least that is enough."""
        if self._paid(found := self._at(0)):
            yield found
            return
        low, high = 0, DEAREST - int(self.cents.max()).bit_length()
        while low < high:
            middle = (low + high) // 2
            if self._paid(found := self._at(1 << middle)):
                yield found
                high = middle
            else:
                low = middle + 1
        dear, cheap = 1 << high, (1 << high) // 2
        for _ in range(HALVINGS):
            middle = (dear + cheap) // 2
            if self._paid(found := self._at(middle)):
                yield found
                dear = middle
            else:
                cheap = middle

    def _at(self, price: int) -> IntArray:
        problem = self.stage.problem
        network = Network(
            problem=problem,
            contracts=self.contracts,
            cost=self.missed + price * self.cents,
            groups=np.zeros_like(problem.level),
        )
        return np.sort(cheapest(network, [self.count]).chosen)

    def _paid(self, chosen: IntArray) -> bool:
        problem = self.stage.problem
        return bool((problem.cost[chosen].sum(axis=0) <= problem.line_limit).all())
