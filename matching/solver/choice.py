"""How an employer chooses among applicants, and deferred acceptance on top of it.

An employer takes applicants in the order of its positions' ranks while position and employer have
room (a laminar matroid's greedy choice). Scholars proposing, each rejected one going on to the next
wish, ends in the scholar-optimal stable matching for the tie-broken ranks (Gale and Shapley 1962;
Hatfield and Milgrom 2005 for contracts), in whatever order they propose.
"""

import hashlib
from dataclasses import dataclass

import numpy as np

from matching.solver.desk import Desk
from matching.solver.problem import BoolArray, IntArray, Problem


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
    frugal: BoolArray = problem.obliged & np.isin(np.arange(len(problem.scholars)), unfunded)
    return frugal


def claims(problem: Problem) -> BoolArray:
    """Contracts from which nobody can displace the scholar: shape (contracts,).

    That of the held position; of whoever is obliged and has no contract there, every one.
    """
    at_held = problem.held[problem.scholar] == problem.position
    holds = np.zeros(len(problem.scholars), dtype=np.bool_)
    holds[problem.scholar[at_held]] = True
    protected: BoolArray = problem.obliged[problem.scholar] & (at_held | ~holds[problem.scholar])
    return protected


def keys(problem: Problem) -> IntArray:
    """How each contract stands with its employer: claim, rank, points, draw; smaller is better.

    Shape (contracts, 4).
    """
    points = -problem.points[problem.scholar]
    return np.column_stack(
        [
            ~claims(problem),
            problem.position_rank,
            points if problem.ties_by_points else np.zeros_like(points),
            lottery(problem)[problem.scholar],
        ]
    ).astype(np.int64)


def employers_order(problem: Problem) -> IntArray:
    """Place of each contract in the order of `keys`, all different: shape (contracts,)."""
    places = np.empty(problem.contracts, dtype=np.int64)
    places[np.lexsort(keys(problem).T[::-1])] = np.arange(problem.contracts)
    return places


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Every scholar's list in one row; that of ``s`` stands from ``begins[s]`` to ``begins[s+1]``.

    Parameters
    ----------
    wishes : contracts, the dearest wish first.
    begins : shape (scholars + 1,).
    """

    wishes: list[int]
    begins: list[int]


def lists(problem: Problem, allowed: BoolArray) -> Lists:
    """Each scholar's list over the contracts allowed, shape (contracts,).

    A position stands once on a list: funded, if that is allowed.
    """
    open_ = np.flatnonzero(allowed)
    scholar, position = problem.scholar[open_], problem.position[open_]
    again = (np.diff(scholar) == 0) & (np.diff(position) == 0)
    wishes = open_[np.concatenate([[True], ~again])] if len(open_) else open_
    wishes = wishes[np.lexsort((problem.scholar_rank[wishes], problem.scholar[wishes]))]
    begins = np.searchsorted(problem.scholar[wishes], np.arange(len(problem.scholars) + 1))
    return Lists(wishes=wishes.tolist(), begins=begins.tolist())


def desk_of(problem: Problem) -> Desk:
    """An empty desk that chooses in the employers' order."""
    return Desk(problem, employers_order(problem))


def deferred_acceptance(problem: Problem, allowed: BoolArray) -> list[int]:
    """Contracts of the scholar-optimal stable matching over those allowed, rising indices."""
    row, desk = lists(problem, allowed), desk_of(problem)
    for scholar in range(len(problem.scholars)):
        desk.enter(scholar, row.wishes, row.begins[scholar], row.begins[scholar + 1])
    return desk.held()
