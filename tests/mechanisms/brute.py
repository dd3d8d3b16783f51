"""Blocking pairs straight from the definition: every pair, every way to make room, every line."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.solver.problem import NOBODY, IntArray, Problem


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair that blocks (``missing`` 0) or only lacks money."""

    scholar: int
    position: int
    funded: bool
    missing: int


def seen(problem: Problem, chosen: IntArray) -> set[Seen]:
    """Every blocking and every excused pair of a choice."""
    found = set()
    for s in range(len(problem.scholars)):
        for p in range(len(problem.positions)):
            pair = _pair(problem, chosen, s, p)
            if pair is not None:
                found.add(pair)
    return found


def count(problem: Problem, chosen: IntArray) -> int:
    """How many pairs block."""
    return sum(pair.missing == 0 for pair in seen(problem, chosen))


def _pair(problem: Problem, chosen: IntArray, s: int, p: int) -> Seen | None:
    """Funded first, then unfunded; only then whether money alone is lacking."""
    contracts = [int(c) for c in np.flatnonzero((problem.scholar == s) & (problem.position == p))]
    lacking = []
    for c in sorted(contracts, key=lambda c: not problem.funded[c]):
        missing = min(_shortfalls(problem, chosen, c), default=None)
        if missing == 0:
            return Seen(s, p, bool(problem.funded[c]), 0)
        if missing is not None:
            lacking.append(Seen(s, p, bool(problem.funded[c]), missing))
    return lacking[0] if lacking else None


def _shortfalls(problem: Problem, chosen: IntArray, c: int) -> Iterator[int]:
    """Cents lacking for each way to make room; nothing where the scholar is content."""
    s, p = problem.scholar[c], problem.position[c]
    own = [d for d in chosen.tolist() if problem.scholar[d] == s]
    if any(problem.position[d] == p for d in own):
        return
    if any(problem.scholar_rank[d] <= problem.scholar_rank[c] for d in own):
        return
    for w in (NOBODY, *chosen.tolist()):
        if _may_go(problem, chosen, c, w):
            after = [d for d in chosen.tolist() if d not in {*own, w}]
            spent = problem.cost[after].sum(axis=0) + problem.cost[c]
            yield max(0, int((spent - problem.line_limit).max(initial=0)))


def _may_go(problem: Problem, chosen: IntArray, c: int, w: int) -> bool:
    """Nobody, where there is room; one ranked below, whose going makes it, unless protected."""
    if w == NOBODY:
        return _room(problem, chosen, c)
    s, p = problem.scholar[w], problem.position[c]
    if s == problem.scholar[c] or problem.position_rank[w] <= problem.position_rank[c]:
        return False
    if _protected(problem, w):
        return False
    if problem.position[w] == p:
        return True
    same = problem.employer[problem.position[w]] == problem.employer[p]
    left = chosen[chosen != w]
    return bool(same and not _room(problem, chosen, c) and _room(problem, left, c))


def _room(problem: Problem, taken: IntArray, c: int) -> bool:
    p = problem.position[c]
    e = problem.employer[p]
    at, of = problem.position[taken], problem.employer[problem.position[taken]]
    return bool(
        (at == p).sum() < problem.capacity[p] and (of == e).sum() < problem.employer_limit[e]
    )


def _protected(problem: Problem, w: int) -> bool:
    """At the held position; or obliged without a contract there, so pinned."""
    s = problem.scholar[w]
    if not problem.obliged[s]:
        return False
    held = problem.held[s]
    has = bool(((problem.scholar == s) & (problem.position == held)).any())
    return bool(problem.position[w] == held) or not has
