"""Pairs that would rather agree past a choice: found by arithmetic alone, for any mechanism.

Contract c of scholar s at position p blocks if s strictly prefers p to what s has, and there is

- room at p and its employer, or one scholar whom p ranks strictly below s and whose removal makes
  room: one at p; where p has room and only its employer is full, one at another position of the
  employer, by that position's rank; and
- money: on every line, what is spent, less what s and the displaced scholar cost now, plus what
  c costs, is within the limit.

The own seat of s counts as taken. Nobody whom the officer's ``must`` or the held position protects
is displaced, and whoever is pinned has no other contract to leave for. A pair is tested funded
first, then unfunded. If only the money is lacking, with the best displacement, the pair is excused
by the budget. Of several scholars who could be displaced, it is the one whose leaving saves most of
what lacks; nobody, if that does as well; then the one ranked worst, then the first by id.
"""

from dataclasses import dataclass

import numpy as np

from matching.solver.choice import claims
from matching.solver.problem import NOBODY, IntArray, Problem
from matching.solver.result import Block


def blocks(problem: Problem, chosen: IntArray) -> tuple[Block, ...]:
    """Pairs that block or are excused, by contract (index), one for each pair.

    Parameters
    ----------
    chosen : contracts of the choice.
    """
    now = _now(problem, chosen)
    ways = _ways(problem, chosen, _preferred(problem, now))
    missing = _missing(problem, chosen, now, ways)
    best = _best_of_each_pair(problem, ways, missing)
    displaced = np.where(ways.out == NOBODY, NOBODY, problem.scholar[ways.out])
    return tuple(
        Block(contract=int(c), displaced=int(w), missing=int(lacks))
        for c, w, lacks in zip(ways.contract[best], displaced[best], missing[best], strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """Ways to make room: a contract, and the chosen contract that goes out for it or `NOBODY`."""

    contract: IntArray
    out: IntArray


def _now(problem: Problem, chosen: IntArray) -> IntArray:
    """Contract that each scholar has, or `NOBODY`: shape (scholars,)."""
    now = np.full(len(problem.scholars), NOBODY, dtype=np.int64)
    now[problem.scholar[chosen]] = chosen
    return now


def _preferred(problem: Problem, now: IntArray) -> IntArray:
    """Contracts that their scholars strictly prefer to what they have."""
    own = now[problem.scholar]
    better = problem.scholar_rank < problem.scholar_rank[own]
    elsewhere = problem.position != problem.position[own]
    return np.flatnonzero((own == NOBODY) | (better & elsewhere)).astype(np.int64)


def _ways(problem: Problem, chosen: IntArray, wanted: IntArray) -> _Ways:
    """Every way to make room for a contract wanted."""
    place, employer = problem.position, problem.employer[problem.position]
    room = np.bincount(place[chosen], minlength=len(problem.positions)) < problem.capacity
    taken = np.bincount(employer[chosen], minlength=len(problem.employers))
    open_ = taken < problem.employer_limit
    free = wanted[room[place[wanted]] & open_[employer[wanted]]]
    movable = chosen[~claims(problem)[chosen]]
    here = _side_by_side(wanted, movable, place)
    only_employer_full = wanted[room[place[wanted]] & ~open_[employer[wanted]]]
    beside = _side_by_side(only_employer_full, movable, employer)
    contract = np.concatenate([here.contract, beside.contract])
    out = np.concatenate([here.out, beside.out])
    below = problem.position_rank[out] > problem.position_rank[contract]
    below &= problem.scholar[out] != problem.scholar[contract]
    return _Ways(
        contract=np.concatenate([free, contract[below]]),
        out=np.concatenate([np.full(len(free), NOBODY), out[below]]),
    )


def _side_by_side(wanted: IntArray, chosen: IntArray, group: IntArray) -> _Ways:
    """Each contract wanted with every chosen one of the same group."""
    held = chosen[np.argsort(group[chosen], kind="stable")]
    begins = np.searchsorted(group[held], group[wanted], side="left")
    counts = np.searchsorted(group[held], group[wanted], side="right") - begins
    first = np.repeat(begins - (np.cumsum(counts) - counts), counts)
    return _Ways(
        contract=np.repeat(wanted, counts),
        out=held[first + np.arange(int(counts.sum()))],
    )


def _missing(problem: Problem, chosen: IntArray, now: IntArray, ways: _Ways) -> IntArray:
    """Cents that lack on the line that lacks most, 0 if none does: shape (ways,)."""
    cost = np.vstack([problem.cost, np.zeros((1, len(problem.lines)), dtype=np.int64)])
    released = cost[now[problem.scholar[ways.contract]]] + cost[ways.out]
    spent = problem.cost[chosen].sum(axis=0)
    over = spent - problem.line_limit - released + problem.cost[ways.contract]
    lacks: IntArray = over.max(axis=1, initial=0)
    return lacks


def _best_of_each_pair(problem: Problem, ways: _Ways, missing: IntArray) -> IntArray:
    """The way that counts for each pair, in the order of contracts."""
    scholar, position = problem.scholar[ways.contract], problem.position[ways.contract]
    rank = np.where(ways.out == NOBODY, NOBODY, -problem.position_rank[ways.out])
    displaced = np.where(ways.out == NOBODY, NOBODY, problem.scholar[ways.out])
    someone = ways.out != NOBODY
    by_worth = (displaced, rank, someone, missing, ways.contract, missing > 0, position, scholar)
    order = np.lexsort(by_worth)
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (np.diff(scholar[order]) != 0) | (np.diff(position[order]) != 0)
    return order[first]
