"""Most co-funded awards within a budget and with a least number for each level, by a few flows.

The definition is that of `matching.solver.optimal`; here it is exact wherever the staircase is,
because a least number is only a lower bound on an arc at the scholars' side.
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from matching.solver.flow import Network, cheapest, cheapest_with
from matching.solver.problem import LEVELS, Problem
from matching.solver.staircase import Staircase, forced, with_own_rooms


class LeastNumbers:
    """The least numbers of one problem over one line, at any budget.

    Scholars are in groups by level, and those who must be awarded in one more.
    """

    def __init__(self, problem: Problem, line: int) -> None:
        self.share = problem.least_share_of_level
        contracts = np.flatnonzero(problem.funded).astype(np.int64)
        obliged = forced(problem)
        groups = problem.level.copy()
        groups[obliged] = len(LEVELS)
        self.obliged = len(obliged)
        self.base = np.bincount(problem.level[obliged], minlength=len(LEVELS))
        self.network = Network(
            problem=with_own_rooms(problem),
            contracts=contracts,
            cost=problem.cost[contracts, line],
            groups=groups,
        )
        self.placeable = [self._placeable(level) for level in range(len(LEVELS))]

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
        every = max(1, sum(self.placeable))
        leasts = [int(each) for each in self.base]
        for level, placeable in enumerate(self.placeable):
            wanted = most * placeable * self.share // (10_000 * every)
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
        free = [least - int(base) for least, base in zip(leasts, self.base, strict=True)]
        flow = cheapest_with(self.network, [*free, self.obliged], awards)
        return None if flow is None else flow.cost

    def _placeable(self, level: int) -> int:
        """Most co-funded awards of a level if there were no line.

        Whoever must be awarded is among some most awards of any group that holds them all.
        """
        counts = [0] * len(LEVELS)
        counts[level] = len(self.network.groups)
        together = len(cheapest(self.network, [*counts, self.obliged]).chosen)
        return together - self.obliged + int(self.base[level])


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
