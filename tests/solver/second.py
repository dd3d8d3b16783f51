"""A second opinion: the model of the design written down once more, for the HiGHS of scipy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, hstack, vstack

from matching.domain import Goal
from matching.solver.check import gain
from matching.solver.problem import LEVELS, BoolArray, IntArray, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``least`` <= values @ x, over contracts and then needs."""

    values: IntArray
    least: int


def _members(index: IntArray, count: int) -> csr_matrix:
    ones = np.ones(len(index))
    return csr_matrix((ones, (index, np.arange(len(index)))), shape=(count, len(index)))


class Second:
    """One problem, asked for the most of a goal under more and more rows."""

    def __init__(self, problem: Problem, *, with_lines: bool = True) -> None:
        self.problem = problem
        self.rows: list[Row] = []
        self.most = np.ones(problem.contracts + len(problem.needed))
        self.most[problem.contracts :] = problem.needed
        self.matrix, self.lower, self.upper = self._given(with_lines)

    def _given(self, with_lines: bool) -> tuple[csr_matrix, IntArray, IntArray]:
        problem = self.problem
        at = problem.position
        parts = [
            (_members(problem.scholar, len(problem.scholars)), problem.obliged, 1),
            (_members(at, len(problem.positions)), 0, problem.capacity),
            (_members(problem.employer[at], len(problem.employers)), 0, problem.employer_limit),
        ]
        if with_lines and problem.lines:
            parts.append((csr_matrix(problem.cost.T), 0, problem.line_limit))
        blocks = [
            hstack([block, csr_matrix((block.shape[0], len(problem.needed)))])
            for block, _, _ in parts
        ]
        lower = [np.broadcast_to(np.asarray(low), block.shape[0]) for block, low, _ in parts]
        upper = [np.broadcast_to(np.asarray(high), block.shape[0]) for block, _, high in parts]
        needs = len(problem.needed)
        counted = csr_matrix((problem.need[at][:, None] == np.arange(needs)).T.astype(float))
        blocks.append(hstack([counted, csr_matrix(-np.eye(needs))]))
        lower.append(np.zeros(needs))
        upper.append(np.full(needs, np.inf))
        return vstack(blocks, format="csr"), np.concatenate(lower), np.concatenate(upper)

    def out(self, contracts: BoolArray) -> None:
        """Forbid contracts."""
        self.most[: self.problem.contracts][contracts] = 0

    def at_least(self, values: IntArray, least: int) -> None:
        """Ask for a least value."""
        self.rows.append(Row(values=values, least=least))

    def best(self, values: IntArray) -> int | None:
        """Most of a value; None if nothing is possible."""
        constraints = [LinearConstraint(self.matrix, self.lower, self.upper)]
        constraints += [LinearConstraint(row.values, row.least, np.inf) for row in self.rows]
        found = milp(
            -values.astype(float),
            constraints=constraints,
            bounds=Bounds(0, self.most),
            integrality=np.ones(len(values), dtype=np.int64),
            options={"mip_rel_gap": 0.0},
        )
        if found.x is None:
            assert found.status == 2, found.message
            return None
        x = np.rint(found.x).astype(np.int64)
        return int(values @ x)


def values_of(problem: Problem, goal: Goal) -> IntArray:
    """What contracts, and then needs, add to a goal."""
    needs = problem.weight if goal is Goal.NEED_COVERED else np.zeros_like(problem.weight)
    return np.concatenate([gain(problem, goal), needs])


def co_funded_of(problem: Problem, index: int) -> IntArray:
    """1 for each co-funded contract of a level."""
    of_level = (problem.level[problem.scholar] == index) & problem.funded
    return np.concatenate([of_level.astype(np.int64), np.zeros_like(problem.weight)])


def leasts_of(problem: Problem) -> list[int]:
    """Least number of each level, by its definition."""
    if not problem.least_share_of_level:
        return []
    most = Second(problem).best(values_of(problem, Goal.CO_FUNDED_AWARDS))
    free = Second(problem, with_lines=False)
    placeable = [free.best(co_funded_of(problem, level)) or 0 for level in range(len(LEVELS))]
    second, leasts = Second(problem), []
    assert most is not None
    for level, of_level in enumerate(placeable):
        share = most * of_level * problem.least_share_of_level
        open_to = second.best(co_funded_of(problem, level))
        assert open_to is not None
        leasts.append(min(share // (10_000 * max(1, sum(placeable))), open_to))
        second.at_least(co_funded_of(problem, level), leasts[-1])
    return leasts


def ladder(
    problem: Problem, leasts: Sequence[int], goals: Sequence[Goal], second: Second | None = None
) -> Iterator[int | None]:
    """Best value of each goal, one after the other."""
    second = second or Second(problem)
    for level, least in enumerate(leasts):
        second.at_least(co_funded_of(problem, level), least)
    for goal in goals:
        values = values_of(problem, goal)
        best = second.best(values)
        yield best
        if best is None:
            return
        second.at_least(values, best)
