"""Rows of an integer program that count the pairs who would rather agree past the choice.

The definition is that of `matching.solver.blocking`. Columns stand after those of the base program:
for each pair whether it blocks, for each position and limited employer whether it is full, for each
line what is left, and for each amount of money that some pair may lack whether less than that is
left. Money is counted in the largest unit that divides every cost, so that nothing is rounded.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from matching.solver.choice import claims
from matching.solver.linear import FloatArray
from matching.solver.problem import BoolArray, Problem

Terms = Sequence[tuple[int, int]]
"""Columns and what each counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """``lower`` <= ``matrix`` @ x <= ``upper`` over contracts, then own columns.

    Parameters
    ----------
    most : upper bound of each own column. pairs : whether an own column counts a blocking pair.
    """

    matrix: csr_matrix
    lower: FloatArray
    upper: FloatArray
    most: FloatArray
    pairs: BoolArray


def agreements_of(problem: Problem) -> Agreements:
    """The rows of every pair of the problem."""
    rows = _Rows(problem)
    for c in range(problem.contracts):
        if not _stands_aside(problem, c):
            rows.count(c)
    return rows.done()


def _stands_aside(problem: Problem, c: int) -> bool:
    """Whether a funded contract has an unfunded twin that blocks whenever it does."""
    if not problem.funded[c] or c + 1 == problem.contracts:
        return False
    same = problem.scholar[c] == problem.scholar[c + 1]
    return bool(
        same
        and problem.position[c] == problem.position[c + 1]
        and problem.position_rank[c + 1] <= problem.position_rank[c]
        and problem.scholar_rank[c + 1] <= problem.scholar_rank[c]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A way to make room for a contract: it is there if ``terms`` less ``needed`` are at least 0.

    Parameters
    ----------
    closed : columns that close the way.
    released : money on each line of whoever goes.
    """

    terms: Terms
    needed: int
    closed: tuple[int, ...]
    released: tuple[int, ...]


class _Rows:
    """Collects rows and columns."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        unit = int(np.gcd.reduce(problem.cost, axis=None)) or 1
        self.cost: list[tuple[int, ...]] = [tuple(k) for k in (problem.cost // unit).tolist()]
        self.limit: list[int] = (problem.line_limit // unit).tolist()
        self.free = (0,) * len(self.limit)
        self.scholar: list[int] = problem.scholar.tolist()
        self.position: list[int] = problem.position.tolist()
        self.employer: list[int] = problem.employer[problem.position].tolist()
        self.wish: list[int] = problem.scholar_rank.tolist()
        self.rank: list[int] = problem.position_rank.tolist()
        self.columns: dict[Hashable, int] = {}
        self.most: list[int] = []
        self.pairs: list[bool] = []
        self.entries: list[tuple[int, int, int]] = []
        self.sides: list[tuple[float, float]] = []
        self.own: dict[int, list[int]] = defaultdict(list)
        self.movable: dict[int, list[int]] = defaultdict(list)
        protected = claims(problem)
        for c in range(problem.contracts):
            self.own[self.scholar[c]].append(c)
            if not protected[c]:
                self.movable[self.employer[c]].append(c)

    def count(self, c: int) -> None:
        """The contract's pair blocks wherever there is room, money and the wish for it."""
        own = self.own[self.scholar[c]]
        better = [d for d in own if self._as_good(d, c)]
        by_cost: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for d in own:
            if d not in better and any(self.cost[d]):
                by_cost[self.cost[d]].append(d)
        pair = self._column(("pair", self.scholar[c], self.position[c]), 1, counts=True)
        for way in self._ways(c):
            lacks = _less(self.cost[c], way.released)
            against = [*((x, -1) for x in way.closed), (pair, -1)]
            excused = self._excuses(lacks)
            self._row([*way.terms, *_each(better, -1), *against, *_each(excused, -1)], way.needed)
            for released, worse in by_cost.items() if excused else ():
                left = self._excuses(_less(lacks, released))
                terms = [*way.terms, *_each(worse, 1), *against, *_each(left, -1)]
                self._row(terms, way.needed + 1)

    def done(self) -> Agreements:
        """Everything collected."""
        row, column, value = np.array(self.entries, dtype=np.int64).reshape(-1, 3).T
        sides = np.array(self.sides, dtype=np.float64).reshape(-1, 2)
        width = self.problem.contracts + len(self.most)
        return Agreements(
            matrix=csr_matrix((value.astype(np.float64), (row, column)), (len(sides), width)),
            lower=sides[:, 0],
            upper=sides[:, 1],
            most=np.array(self.most, dtype=np.float64),
            pairs=np.array(self.pairs, dtype=np.bool_),
        )

    def _as_good(self, d: int, c: int) -> bool:
        return self.wish[d] <= self.wish[c] or self.position[d] == self.position[c]

    def _ways(self, c: int) -> Iterator[_Way]:
        """Room; a scholar ranked below at the position; one of a full employer elsewhere."""
        position, employer = self.position[c], self.employer[c]
        full = self._full(position)
        limit = self._full_employer(employer)
        closed = (full,) if limit is None else (full, limit)
        yield _Way(terms=(), needed=-1, closed=closed, released=self.free)
        below: dict[tuple[int, bool, tuple[int, ...]], list[int]] = defaultdict(list)
        for d in self.movable[employer]:
            if self.rank[d] > self.rank[c] and self.scholar[d] != self.scholar[c]:
                here = self.position[d] == position
                below[self.scholar[d], here, self.cost[d]].append(d)
        for (_, here, released), going in below.items():
            if here:
                yield _Way(terms=_each(going, 1), needed=0, closed=(), released=released)
            elif limit is not None:
                terms = [*_each(going, 1), (limit, 1)]
                yield _Way(terms=terms, needed=1, closed=(full,), released=released)

    def _full(self, position: int) -> int:
        """Column that may be 1 only where the position is full."""
        key = ("full", position)
        if key not in self.columns:
            at = np.flatnonzero(self.problem.position == position).tolist()
            full = self._column(key, 1)
            self._row([(full, int(self.problem.capacity[position])), *_each(at, -1)], 0)
        return self.columns[key]

    def _full_employer(self, employer: int) -> int | None:
        """Column that is 1 exactly where the employer is full; None where places alone decide."""
        key = ("employer", employer)
        of = self.problem.employer == employer
        limit = int(self.problem.employer_limit[employer])
        if limit >= self.problem.capacity[of].sum():
            return None
        if key not in self.columns:
            at = np.flatnonzero(of[self.problem.position]).tolist()
            full = self._column(key, 1)
            self._row([(full, limit), *_each(at, -1)], 0)
            self._row([*_each(at, 1), (full, -1)], limit - 1)
        return self.columns[key]

    def _excuses(self, lacks: Sequence[int]) -> list[int]:
        """Columns, one a line, that may be 1 only where less than the amount is left."""
        return [self._less_left(b, amount) for b, amount in enumerate(lacks) if amount > 0]

    def _less_left(self, line: int, amount: int) -> int:
        key = ("less", line, amount)
        if key not in self.columns:
            less, limit = self._column(key, 1), self.limit[line]
            self._row([(self._left(line), 1), (less, limit - amount + 1)], limit)
        return self.columns[key]

    def _left(self, line: int) -> int:
        key = ("left", line)
        if key not in self.columns:
            left, limit = self._column(key, self.limit[line]), self.limit[line]
            spent = [(c, cost[line]) for c, cost in enumerate(self.cost) if cost[line]]
            self._row([*spent, (left, 1)], limit, lower=limit)
        return self.columns[key]

    def _column(self, key: Hashable, most: int, *, counts: bool = False) -> int:
        if key not in self.columns:
            self.columns[key] = self.problem.contracts + len(self.most)
            self.most.append(most)
            self.pairs.append(counts)
        return self.columns[key]

    def _row(self, terms: Terms, upper: float, *, lower: float = -np.inf) -> None:
        self.entries += [(len(self.sides), column, value) for column, value in terms]
        self.sides.append((lower, upper))


def _each(columns: Sequence[int], value: int) -> list[tuple[int, int]]:
    return [(column, value) for column in columns]


def _less(amounts: Sequence[int], released: Sequence[int]) -> tuple[int, ...]:
    return tuple(amount - less for amount, less in zip(amounts, released, strict=True))
