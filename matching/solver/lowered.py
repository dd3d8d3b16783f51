"""Cutoffs of the positions, lowered in the order of points while every limit holds.

Each position has a door for funded and, where it accepts them, one for unfunded contracts. A door
stands open to the first of its applicants, and every scholar is at the best door that is open to
the own place. As places, limits and lines stay kept when awards are removed, lowering comes to an
end at which no single door could be opened to one more applicant: the cutoff stability of Aziz,
Baychkov and Biró (2020), which always exists.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from matching.solver.choice import employers_order, public_order
from matching.solver.problem import NOBODY, Problem


def lowered_cutoffs(problem: Problem) -> list[int]:
    """Contracts at the lowest cutoffs, rising indices."""
    doors = _Doors(problem)
    doors.lower()
    return sorted(c for c in doors.has if c != NOBODY)


class _Doors:
    """How far every door is open, and who has what."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.turn = np.argsort(public_order(problem)).tolist()
        self.queue = _queues(problem)
        self.opened = [0] * len(self.queue)
        self.has = [NOBODY] * len(problem.scholars)
        self.left = problem.capacity.tolist()
        self.left_at_employer = problem.employer_limit.tolist()
        self.remains: list[int] = problem.line_limit.tolist()
        self.waiting: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.ready: list[tuple[int, int]] = []
        self._wake(range(len(self.queue)))

    def lower(self) -> None:
        """Open doors, always to the scholar with the most points, until none can be opened."""
        while self.ready:
            turn, door = heapq.heappop(self.ready)
            if self._turn(door) != turn:
                continue  # opened further meanwhile, and queued anew
            c = self.queue[door][self.opened[door]]
            lacks = self._lacks(c) if self._preferred(c) else None
            if lacks is not None:
                self.waiting[lacks].add(door)
                self.waiting["scholar", self._scholar(c)].add(door)
                continue
            if self._preferred(c):
                self._move(c)
            self.opened[door] += 1
            self._wake([door])

    def _scholar(self, c: int) -> int:
        return int(self.problem.scholar[c])

    def _preferred(self, c: int) -> bool:
        """Whether the scholar prefers the contract to the own; with money, at the same position."""
        own = self.has[self._scholar(c)]
        return own == NOBODY or self._wish(c) < self._wish(own)

    def _wish(self, c: int) -> tuple[int, bool]:
        return int(self.problem.scholar_rank[c]), not self.problem.funded[c]

    def _lacks(self, c: int) -> tuple[str, int] | None:
        """What stands against the contract: a place, the employer's limit, or money."""
        own = self.has[self._scholar(c)]
        position, employer = self._seat(c)
        old_position, old_employer = self._seat(own) if own != NOBODY else (NOBODY, NOBODY)
        if self.left[position] == 0 and old_position != position:
            return "position", position
        if self.left_at_employer[employer] == 0 and old_employer != employer:
            return "employer", employer
        lines = zip(self.remains, self._rise(c), strict=True)
        return ("money", 0) if any(rise > remains for remains, rise in lines) else None

    def _seat(self, c: int) -> tuple[int, int]:
        position = int(self.problem.position[c])
        return position, int(self.problem.employer[position])

    def _rise(self, c: int) -> list[int]:
        """What the contract costs more on each line than the scholar's own."""
        own = self.has[self._scholar(c)]
        rise = self.problem.cost[c] - (self.problem.cost[own] if own != NOBODY else 0)
        cents: list[int] = rise.tolist()
        return cents

    def _move(self, c: int) -> None:
        """Give the scholar the contract, and wake the doors that waited for what this frees."""
        scholar, rise = self._scholar(c), self._rise(c)
        own, self.has[scholar] = self.has[scholar], c
        self._take(c, -1)
        self.remains = [left - more for left, more in zip(self.remains, rise, strict=True)]
        self._wake_waiting("scholar", scholar)
        if own != NOBODY:
            self._take(own, 1)
            position, employer = self._seat(own)
            self._wake_waiting("position", position)
            self._wake_waiting("employer", employer)
        if min(rise, default=0) < 0:
            self._wake_waiting("money", 0)

    def _take(self, c: int, change: int) -> None:
        position, employer = self._seat(c)
        self.left[position] += change
        self.left_at_employer[employer] += change

    def _wake_waiting(self, what: str, which: int) -> None:
        self._wake(sorted(self.waiting.pop((what, which), ())))

    def _wake(self, doors: Iterable[int]) -> None:
        for door in doors:
            turn = self._turn(door)
            if turn is not None:
                heapq.heappush(self.ready, (turn, door))

    def _turn(self, door: int) -> int | None:
        """Place in the order of points of the next applicant at a door; None if there is none."""
        queue, at = self.queue[door], self.opened[door]
        return self.turn[self._scholar(queue[at])] if at < len(queue) else None


def _queues(problem: Problem) -> list[list[int]]:
    """Applicants' contracts of each door in the employer's order; funded at 2p, others at 2p+1."""
    queues: list[list[int]] = [[] for _ in range(2 * len(problem.positions))]
    for c in np.argsort(employers_order(problem)).tolist():
        queues[2 * int(problem.position[c]) + int(not problem.funded[c])].append(c)
    return queues
