"""The goals: one function each gives what a contract adds to it. More is always better.

A goal that is made small enters with its sign turned; `reported` turns it back for people.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from matching.domain import Goal
from matching.solver.problem import NOBODY, BoolArray, IntArray, Problem


def kept_awards(problem: Problem) -> IntArray:
    """1 for a contract with which an earlier award stays: the same position, and no co-funding
    lost. Shape (contracts,), as all here.
    """
    same = problem.position == problem.earlier[problem.scholar]
    keeps_money: BoolArray = problem.funded | ~problem.earlier_funded[problem.scholar]
    return np.where(same & keeps_money, 1, 0)


def co_funded_awards(problem: Problem) -> IntArray:
    """1 for a contract with municipal money."""
    return problem.funded.astype(np.int64)


def awards(problem: Problem) -> IntArray:
    """1 for every contract."""
    return np.ones(problem.contracts, dtype=np.int64)


def points(problem: Problem) -> IntArray:
    """Points of the contract's scholar, in hundredths."""
    return problem.points[problem.scholar]


def need_covered(problem: Problem) -> IntArray:
    """Nothing by itself: need counts per occupation, up to what is needed; see `covered`."""
    return np.zeros(problem.contracts, dtype=np.int64)


def scholar_ranks(problem: Problem) -> IntArray:
    """Rank on the scholar's list, less is better."""
    return -problem.scholar_rank


def position_ranks(problem: Problem) -> IntArray:
    """Rank on the position's list, less is better."""
    return -problem.position_rank


def public_cost(problem: Problem) -> IntArray:
    """Municipal cents over all months, less is better."""
    return -problem.public_cost


def draw(problem: Problem) -> IntArray:
    """Weight in the first round of the public draw."""
    return problem.draw(0)


GAINS: Mapping[Goal, Callable[[Problem], IntArray]] = MappingProxyType(
    {
        Goal.KEPT_AWARDS: kept_awards,
        Goal.CO_FUNDED_AWARDS: co_funded_awards,
        Goal.AWARDS: awards,
        Goal.POINTS: points,
        Goal.NEED_COVERED: need_covered,
        Goal.SCHOLAR_RANKS: scholar_ranks,
        Goal.POSITION_RANKS: position_ranks,
        Goal.PUBLIC_COST: public_cost,
        Goal.DRAW: draw,
    }
)

SMALL_IS_GOOD = frozenset({Goal.SCHOLAR_RANKS, Goal.POSITION_RANKS, Goal.PUBLIC_COST})


def reported(goal: Goal, value: int) -> int:
    """A value as people read it: sums of ranks and costs are positive."""
    return -value if goal in SMALL_IS_GOOD else value


def covered(problem: Problem, chosen: IntArray) -> int:
    """Need covered by the chosen contracts: weight × min(awards, needed), in hundredths."""
    need = problem.need[problem.position[chosen]]
    counts = np.bincount(need[need != NOBODY], minlength=len(problem.needed))
    return int(problem.weight @ np.minimum(counts, problem.needed))


def value_of(problem: Problem, goal: Goal, chosen: IntArray) -> int:
    """What the chosen contracts (their indices) reach in a goal, more is better."""
    if goal is Goal.NEED_COVERED:
        return covered(problem, chosen)
    return int(GAINS[goal](problem)[chosen].sum())
