"""How an employer chooses among applicants, and deferred acceptance on top of it.

An employer takes applicants in the order of its positions' ranks while position and employer have
room (a laminar matroid's greedy choice). Scholars proposing, each rejected one going on to the next
wish, ends in the scholar-optimal stable matching for the tie-broken ranks (Gale and Shapley 1962;
Hatfield and Milgrom 2005 for contracts).
"""

import hashlib
import heapq
from collections.abc import Iterable

import numpy as np

from matching.solver.problem import BoolArray, IntArray, Problem

Key = tuple[int, int, int, int]
"""Smaller is better: claim (pinned or held), rank, points, draw."""


def lottery(problem: Problem) -> IntArray:
    """Number of each scholar in the public draw, shape (scholars,), smaller is better.

    The order of SHA-256(``seed|scholar``), taken once for all positions.
    """
    digests = [
        hashlib.sha256(f"{problem.seed}|{scholar}".encode()).digest()
        for scholar in problem.scholars
    ]
    places = np.empty(len(digests), dtype=np.int64)
    places[sorted(range(len(digests)), key=digests.__getitem__)] = np.arange(len(digests))
    return places


def public_order(problem: Problem) -> IntArray:
    """Scholars by points, most first, then by the draw: shape (scholars,).

    Before all others come the obliged, and among them those who cannot do without money.
    """
    least_first = (lottery(problem), -problem.points, can_be_unfunded(problem), ~problem.obliged)
    return np.lexsort(least_first).astype(np.int64)


def can_be_unfunded(problem: Problem) -> BoolArray:
    """Whether each scholar is obliged and has an unfunded contract: shape (scholars,).

    The money goes first to the obliged who have none, so that no decision fails for its sake.
    """
    unfunded = problem.scholar[~problem.funded]
    return problem.obliged & np.isin(np.arange(len(problem.scholars)), unfunded)


def keys(problem: Problem) -> list[Key]:
    """How each contract stands with its employer: shape (contracts,)."""
    numbers = lottery(problem)[problem.scholar]
    points = problem.points[problem.scholar] if problem.ties_by_points else np.zeros_like(numbers)
    claim = problem.obliged[problem.scholar] & (
        (problem.held[problem.scholar] == problem.position) | (problem.held[problem.scholar] < 0)
    )
    return [
        (int(not has_claim), int(rank), -int(point), int(number))
        for has_claim, rank, point, number in zip(
            claim, problem.position_rank, points, numbers, strict=True
        )
    ]


def deferred_acceptance(problem: Problem, allowed: BoolArray) -> list[int]:
    """Contracts of the scholar-optimal stable matching over those allowed, rising indices.

    Parameters
    ----------
    allowed : shape (contracts,). A position stands once on a scholar's list: funded, if allowed.
    """
    wishes = _lists(problem, np.flatnonzero(allowed))
    desk = _Desk(problem)
    waiting = [scholar for scholar, wish in enumerate(wishes) if wish]
    while waiting:
        scholar = waiting.pop()
        if wishes[scholar]:
            rejected = desk.receive(wishes[scholar].pop())
            if rejected is not None:
                waiting.append(int(problem.scholar[rejected]))
    return desk.held()


def _lists(problem: Problem, contracts: Iterable[int]) -> list[list[int]]:
    """Each scholar's contracts, the dearest wish last; one for each position."""
    lists: list[dict[int, int]] = [{} for _ in problem.scholars]
    for c in contracts:
        lists[problem.scholar[c]].setdefault(int(problem.position[c]), int(c))
    rank = problem.scholar_rank
    return [sorted(wish.values(), key=lambda c: -int(rank[c])) for wish in lists]


class _Desk:
    """What every employer holds for now; the worst goes when there is no room."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.key = keys(problem)
        self.at_position: list[list[tuple[Key, int]]] = [[] for _ in problem.positions]
        self.at_employer: list[list[tuple[Key, int]]] = [[] for _ in problem.employers]
        self.size = [0] * len(problem.positions)
        self.total = [0] * len(problem.employers)
        self.gone: set[int] = set()

    def receive(self, c: int) -> int | None:
        """Take an application; the contract rejected for it, if there is no room for all."""
        position = int(self.problem.position[c])
        employer = int(self.problem.employer[position])
        entry = (_worst_first(self.key[c]), c)
        heapq.heappush(self.at_position[position], entry)
        heapq.heappush(self.at_employer[employer], entry)
        self.size[position] += 1
        self.total[employer] += 1
        if self.size[position] > self.problem.capacity[position]:
            return self._reject(self.at_position[position])
        if self.total[employer] > self.problem.employer_limit[employer]:
            return self._reject(self.at_employer[employer])
        return None

    def held(self) -> list[int]:
        """Contracts held, rising indices."""
        return sorted(c for heap in self.at_position for _, c in heap if c not in self.gone)

    def _reject(self, heap: list[tuple[Key, int]]) -> int:
        while True:
            _, c = heapq.heappop(heap)
            if c not in self.gone:
                break
        self.gone.add(c)
        position = int(self.problem.position[c])
        self.size[position] -= 1
        self.total[int(self.problem.employer[position])] -= 1
        return c


def _worst_first(key: Key) -> Key:
    claim, rank, points, number = key
    return (-claim, -rank, -points, -number)
