"""Blocking pairs again, contract by contract, as design section 4.4 defines them.

It shares no code with `matching.solver.blocking`, so that each checks the other.
"""

from matching.solver.problem import NOBODY, IntArray, Problem
from matching.solver.result import Block


def recount_blocks(problem: Problem, chosen: IntArray) -> tuple[Block, ...]:
    """Pairs that block or are excused, by contract.

    A pair is tested funded first; the first contract that blocks stands for it, or else the first
    that only lacks money.
    """
    recount = _Recount(problem, chosen)
    found: dict[tuple[int, int], Block] = {}
    for c in range(problem.contracts):
        pair = recount.scholar[c], recount.position[c]
        if pair in found and found[pair].missing == 0:
            continue
        block = recount.block(c)
        if block is not None and (pair not in found or block.missing == 0):
            found[pair] = block
    return tuple(found.values())


class _Recount:
    """The choice in plain lists: who is where, and what is left."""

    def __init__(self, problem: Problem, chosen: IntArray) -> None:
        self.scholar: list[int] = problem.scholar.tolist()
        self.position: list[int] = problem.position.tolist()
        self.wish: list[int] = problem.scholar_rank.tolist()
        self.rank: list[int] = problem.position_rank.tolist()
        self.cost: list[list[int]] = problem.cost.tolist()
        self.employer: list[int] = problem.employer.tolist()
        self.places: list[int] = problem.capacity.tolist()
        self.limit: list[int] = problem.employer_limit.tolist()
        self.obliged: list[bool] = problem.obliged.tolist()
        self.held: list[int] = problem.held.tolist()
        self.left: list[int] = problem.line_limit.tolist()
        self.has_held_contract = {
            s for s, p in zip(self.scholar, self.position, strict=True) if self.held[s] == p
        }
        self.own = [NOBODY] * len(problem.scholars)
        self.at: list[list[int]] = [[] for _ in problem.positions]
        self.of: list[list[int]] = [[] for _ in problem.employers]
        for c in chosen.tolist():
            self._seat(c)

    def _seat(self, c: int) -> None:
        self.own[self.scholar[c]] = c
        self.at[self.position[c]].append(c)
        self.of[self.employer[self.position[c]]].append(c)
        self.left = [left - k for left, k in zip(self.left, self.cost[c], strict=True)]

    def block(self, c: int) -> Block | None:
        """How the contract blocks, or what lacks at least; None where it does neither."""
        if not self._wanted(c):
            return None
        ways = [(self._lacks(c, out), *self._turn(out), out) for out in self._who_goes(c)]
        if not ways:
            return None
        missing, *_, out = min(ways)
        displaced = NOBODY if out == NOBODY else self.scholar[out]
        return Block(contract=c, displaced=displaced, missing=missing)

    def _wanted(self, c: int) -> bool:
        """Whether its scholar strictly prefers it, at another position, to what there is."""
        own = self.own[self.scholar[c]]
        return own == NOBODY or (
            self.wish[c] < self.wish[own] and self.position[c] != self.position[own]
        )

    def _who_goes(self, c: int) -> list[int]:
        """Contracts that could go out for it: nobody's where there is room."""
        position = self.position[c]
        employer = self.employer[position]
        room = len(self.at[position]) < self.places[position]
        full = len(self.of[employer]) >= self.limit[employer]
        asked = self.of[employer] if room and full else self.at[position]
        going = [out for out in asked if self._below(out, c)]
        return [NOBODY, *going] if room and not full else going

    def _below(self, out: int, c: int) -> bool:
        """Whether a chosen contract stands strictly below, and nothing protects its scholar."""
        return (
            self.rank[out] > self.rank[c]
            and self.scholar[out] != self.scholar[c]
            and not self._protected(out)
        )

    def _protected(self, c: int) -> bool:
        scholar = self.scholar[c]
        at_held = self.position[c] == self.held[scholar]
        return self.obliged[scholar] and (at_held or scholar not in self.has_held_contract)

    def _lacks(self, c: int, out: int) -> int:
        """Cents that lack on the line that lacks most, when the own and ``out`` are released."""
        own = self.own[self.scholar[c]]
        most = 0
        for b, left in enumerate(self.left):
            released = sum(self.cost[gone][b] for gone in (own, out) if gone != NOBODY)
            most = max(most, self.cost[c][b] - released - left)
        return most

    def _turn(self, out: int) -> tuple[bool, int, int]:
        """Nobody goes first, then whoever is ranked worst, then by scholar."""
        if out == NOBODY:
            return False, 0, NOBODY
        return True, -self.rank[out], self.scholar[out]
