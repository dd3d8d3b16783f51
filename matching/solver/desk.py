"""What every employer holds for now, with a trail by which applications can be taken back."""

from bisect import bisect_left, insort

import numpy as np

from matching.solver.problem import NOBODY, IntArray, Problem


class Desk:
    """Takes applications; where there is no room the worst goes, and applies to the next wish.

    Contracts are kept by their place in the employers' order, which is different for all.

    Parameters
    ----------
    order : place of each contract, smaller is better, shape (contracts,).
    """

    def __init__(self, problem: Problem, order: IntArray) -> None:
        self.scholar: list[int] = problem.scholar.tolist()
        self.position: list[int] = problem.position.tolist()
        self.place: list[int] = order.tolist()
        self.contract: list[int] = np.argsort(order).tolist()
        self.cost: list[list[int]] = problem.cost.tolist()
        self.capacity: list[int] = problem.capacity.tolist()
        self.limit: list[int] = problem.employer_limit.tolist()
        self.employer: list[int] = _limited(problem).tolist()
        self.at_position: list[list[int]] = [[] for _ in problem.positions]
        self.at_employer: list[list[int]] = [[] for _ in problem.employers]
        self.spent = [0] * len(problem.lines)
        self.wishes: list[list[int]] = [[]] * len(problem.scholars)
        self.next = [0] * len(problem.scholars)
        self.end = [0] * len(problem.scholars)
        self.trail: list[int] = []

    def enter(self, scholar: int, wishes: list[int], begins: int, end: int) -> None:
        """Let a scholar apply down a list, and everyone who is displaced go on with theirs."""
        self.wishes[scholar], self.next[scholar], self.end[scholar] = wishes, begins, end
        while self.next[scholar] < self.end[scholar]:
            at = self.next[scholar]
            self.next[scholar] = at + 1
            rejected = self._receive(self.wishes[scholar][at])
            if rejected == NOBODY:
                return
            scholar = self.scholar[rejected]

    def take_back(self, mark: int) -> None:
        """Undo everything since the trail had this length."""
        while len(self.trail) > mark:
            entry = self.trail.pop()
            if entry >= 0:
                self._drop(entry)
                self.next[self.scholar[self.contract[entry]]] -= 1
            else:
                self._put(~entry)

    def held(self) -> list[int]:
        """Contracts held, rising indices."""
        return sorted(self.contract[place] for row in self.at_position for place in row)

    def _receive(self, c: int) -> int:
        """Take an application; the contract rejected for it, or `NOBODY`."""
        position = self.position[c]
        employer = self.employer[position]
        self._put(self.place[c])
        self.trail.append(self.place[c])
        if len(self.at_position[position]) > self.capacity[position]:
            worst = self.at_position[position][-1]
        elif employer != NOBODY and len(self.at_employer[employer]) > self.limit[employer]:
            worst = self.at_employer[employer][-1]
        else:
            return NOBODY
        self._drop(worst)
        self.trail.append(~worst)
        return self.contract[worst]

    def _put(self, place: int) -> None:
        c = self.contract[place]
        position = self.position[c]
        insort(self.at_position[position], place)
        if self.employer[position] != NOBODY:
            insort(self.at_employer[self.employer[position]], place)
        for b, cents in enumerate(self.cost[c]):
            self.spent[b] += cents

    def _drop(self, place: int) -> None:
        c = self.contract[place]
        position = self.position[c]
        row = self.at_position[position]
        del row[bisect_left(row, place)]
        if self.employer[position] != NOBODY:
            row = self.at_employer[self.employer[position]]
            del row[bisect_left(row, place)]
        for b, cents in enumerate(self.cost[c]):
            self.spent[b] -= cents


def _limited(problem: Problem) -> IntArray:
    """Employer of each position, `NOBODY` where the limit cannot bind: shape (positions,)."""
    places = np.zeros(len(problem.employers), dtype=np.int64)
    np.add.at(places, problem.employer, problem.capacity)
    binds = problem.employer_limit < places
    limited: IntArray = np.where(binds[problem.employer], problem.employer, NOBODY)
    return limited
