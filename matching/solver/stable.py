"""`stable`: deferred acceptance under a funding cutoff, in one of three forms (design section 4.4).

Below the cutoff only unfunded contracts are possible. For a cutoff as it stands the match is
stable for the tie-broken ranks, the best such for every scholar, and truthful for scholars; what
more each form promises is said beside it.
"""

import numpy as np

from matching.contract import Cutoff
from matching.solver.choice import Lists, deferred_acceptance, desk_of, lists, public_order
from matching.solver.left import without
from matching.solver.lowered import lowered_cutoffs
from matching.solver.problem import BoolArray, IntArray, Problem


def solve_stable(problem: Problem) -> tuple[list[int], int | None]:
    """Contracts of the stable matching, rising indices, and the funding cutoff t if there is one.

    The first t scholars in the order of points are fundable. Where nothing costs anything,
    everyone is.
    """
    if not problem.cost.any():
        return deferred_acceptance(problem, np.ones(problem.contracts, dtype=np.bool_)), None
    if problem.cutoff is Cutoff.POSITIONS:
        return lowered_cutoffs(problem), None
    if problem.cutoff is Cutoff.SPEND:
        return _below(problem, spend_cutoff(problem))
    first, t = _below(problem, guaranteed_cutoff(problem))
    if problem.cutoff is Cutoff.GUARANTEED:
        return first, t
    return _with_leftover_round(problem, np.array(first, dtype=np.int64), t)


def by_points(problem: Problem) -> IntArray:
    """A choice by deferred acceptance under the spend cutoff: in hand before anything is proven."""
    return np.array(_below(problem, spend_cutoff(problem))[0], dtype=np.int64)


def _below(problem: Problem, t: int) -> tuple[list[int], int]:
    return deferred_acceptance(problem, fundable(problem, t)), t


def _with_leftover_round(problem: Problem, first: IntArray, t: int) -> tuple[list[int], int]:
    """What the lines and places left give those without co-funding, by the spend cutoff.

    Whoever is co-funded keeps that, and so does whoever must be awarded. The others begin anew:
    the cutoff of this round depends on lists, so that a list may be better than the true one.
    """
    keeps = first[problem.funded[first] | problem.obliged[problem.scholar[first]]]
    left = without(problem, keeps)
    begun_anew, second = _below(left.problem, spend_cutoff(left.problem))
    return sorted([*keeps.tolist(), *left.contracts[begun_anew].tolist()]), max(t, second)


def fundable(problem: Problem, t: int) -> BoolArray:
    """Contracts allowed when the first t scholars are fundable: shape (contracts,)."""
    allowed: BoolArray = ~problem.funded | np.isin(problem.scholar, public_order(problem)[:t])
    return allowed


def guaranteed_cutoff(problem: Problem) -> int:
    """Most scholars whom the lines would pay for even if each ended with the dearest contract.

    The dearest contract follows from the facts alone, so that no list of wishes or of applicants
    moves the cutoff: under it no other list serves a scholar better than the true one.
    """
    together = problem.dearest[public_order(problem)].cumsum(axis=0)
    paid = np.all(together <= problem.line_limit, axis=1)
    return len(paid) if paid.all() else int(paid.argmin())


def spend_cutoff(problem: Problem) -> int:
    """The largest t up to which no cutoff lets the spend pass a line.

    The cutoff depends on the spend and so on the lists: it is not proof against misreports.
    """
    first = _Rise(problem).first_too_dear(0, len(problem.scholars))
    return len(problem.scholars) if first is None else first - 1


class _Rise:
    """Deferred acceptance for every t in turn, by halves.

    In whatever order scholars apply, the match is the same, and the one who applied last is the
    easiest to take back. So those whose part is the same over a whole span of t apply first, then
    the span is halved: n log n applications in all, instead of n for each t.
    """

    def __init__(self, problem: Problem) -> None:
        self.order: IntArray = public_order(problem)
        self.limit: list[int] = problem.line_limit.tolist()
        self.funded = lists(problem, np.ones(problem.contracts, dtype=np.bool_))
        self.unfunded = lists(problem, ~problem.funded)
        self.desk = desk_of(problem)

    def first_too_dear(self, low: int, high: int) -> int | None:
        """The first t of ``low..high`` at which the spend passes a line.

        On the desk stand all but the scholars from ``low`` to ``high`` of the order.
        """
        if low == high:
            spent = zip(self.desk.spent, self.limit, strict=True)
            return low if any(cents > limit for cents, limit in spent) else None
        middle = (low + high) // 2
        mark = len(self.desk.trail)
        self._enter(self.unfunded, middle, high)
        found = self.first_too_dear(low, middle)
        self.desk.take_back(mark)
        if found is None:
            self._enter(self.funded, low, middle + 1)
            found = self.first_too_dear(middle + 1, high)
            self.desk.take_back(mark)
        return found

    def _enter(self, row: Lists, low: int, high: int) -> None:
        for scholar in self.order[low:high].tolist():
            begins, end = row.begins[scholar], row.begins[scholar + 1]
            if begins < end:
                self.desk.enter(scholar, row.wishes, begins, end)
