"""Deferred acceptance against every stable matching there is, on small random problems."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from random import Random

import numpy as np
import pytest

from matching.contract import Contract
from matching.domain import Mechanism
from matching.solver.check import check
from matching.solver.choice import deferred_acceptance, lottery, public_order
from matching.solver.problem import NOBODY, BoolArray, IntArray, Problem
from matching.solver.solve import solve
from matching.solver.stable import solve_stable
from tests.solver.made import EUR, a_problem, chosen, offer
from tests.solver.small import every_choice, random_problem

STABLE = Mechanism.STABLE


def with_lines(lines: bool, seeds: range) -> Iterator[Problem]:
    for seed in seeds:
        problem = random_problem(seed, pins=False, mechanism=STABLE)
        if problem.contracts and bool(problem.cost.any()) is lines:
            yield alike(problem)


def alike(problem: Problem) -> Problem:
    """The problem in which a position ranks a scholar once, with money or without."""
    once: dict[tuple[int, int], int] = {}
    for s, p, rank in zip(problem.scholar, problem.position, problem.position_rank, strict=True):
        once.setdefault((int(s), int(p)), int(rank))
    pairs = zip(problem.scholar.tolist(), problem.position.tolist(), strict=True)
    return replace(problem, position_rank=np.array([once[pair] for pair in pairs]))


def wishes_of(problem: Problem, allowed: BoolArray) -> BoolArray:
    """One contract of each pair: the funded one, where it is allowed."""
    first = np.zeros_like(allowed)
    seen = set()
    for c in np.flatnonzero(allowed):
        pair = int(problem.scholar[c]), int(problem.position[c])
        if pair not in seen:
            seen.add(pair)
            first[c] = True
    return first


def order_of(problem: Problem) -> list[tuple[int, int, int]]:
    """How each contract stands with its employer: rank, points, draw; smaller is better."""
    number = lottery(problem)
    return [
        (int(problem.position_rank[c]), -int(problem.points[s]), int(number[s]))
        for c, s in enumerate(problem.scholar)
    ]


def is_stable(problem: Problem, held: IntArray, allowed: BoolArray) -> bool:
    """No contract blocks: better for its scholar, and with room, or one below who makes room.

    The scholar's own seat is not given up first: within one employer that is full, nobody moves
    past the employer's own order.
    """
    order = order_of(problem)
    own = {int(problem.scholar[c]): int(c) for c in held}
    return not any(
        _blocks(problem, int(c), own, order) for c in np.flatnonzero(wishes_of(problem, allowed))
    )


def _blocks(
    problem: Problem, c: int, own: dict[int, int], order: list[tuple[int, int, int]]
) -> bool:
    s, p = int(problem.scholar[c]), int(problem.position[c])
    has = own.get(s, NOBODY)
    if has != NOBODY and problem.scholar_rank[has] <= problem.scholar_rank[c]:
        return False
    taken = list(own.values())
    if _room(problem, p, taken):
        return True
    return any(
        order[w] > order[c] and _room(problem, p, [held for held in taken if held != w])
        for w in taken
        if w != has
    )


def _room(problem: Problem, p: int, held: list[int]) -> bool:
    at = problem.position[held]
    employer = problem.employer[p]
    return bool(
        (at == p).sum() < problem.capacity[p]
        and (problem.employer[at] == employer).sum() < problem.employer_limit[employer]
    )


def ranks(problem: Problem, held: IntArray) -> IntArray:
    """Rank that each scholar gets; nobody's is behind all."""
    got = np.full(len(problem.scholars), 1_000, dtype=np.int64)
    got[problem.scholar[held]] = problem.scholar_rank[held]
    return got


def assert_best_of_all_stable(problem: Problem, held: list[int], allowed: BoolArray) -> None:
    result = np.array(held, dtype=np.int64)
    assert is_stable(problem, result, allowed)
    others = every_choice(problem, with_lines=False)
    others = others[~(others & ~wishes_of(problem, allowed)).any(axis=1)]
    mine = ranks(problem, result)
    for other in others:
        contracts = np.flatnonzero(other)
        if (ranks(problem, contracts) < mine).any():
            assert not is_stable(problem, contracts, allowed)


def test_without_lines_the_match_is_stable_and_the_best_of_all_stable_ones_for_everyone() -> None:
    tried = 0
    for problem in with_lines(False, range(10_000, 10_640)):
        result = solve(problem)
        check(problem, result)
        everyone = np.ones(problem.contracts, dtype=np.bool_)
        assert_best_of_all_stable(problem, list(result.chosen), everyone)
        assert result.cutoff is None
        tried += 1
    assert tried >= 200


def fundable(problem: Problem, t: int) -> BoolArray:
    first = public_order(problem)[:t]
    allowed: BoolArray = ~problem.funded | np.isin(problem.scholar, first)
    return allowed


def test_with_lines_the_match_is_stable_for_its_cutoff_and_the_next_would_pass_a_line() -> None:
    tried = 0
    for problem in with_lines(True, range(11_000, 11_120)):
        result = solve(problem)
        check(problem, result)
        t = result.cutoff
        assert t is not None
        assert_best_of_all_stable(problem, list(result.chosen), fundable(problem, t))
        if t < len(problem.scholars):
            more = deferred_acceptance(problem, fundable(problem, t + 1))
            assert (problem.cost[more].sum(axis=0) > problem.line_limit).any()
        tried += 1
    assert tried >= 60


def test_nobody_below_the_cutoff_is_funded_while_one_above_is_passed_over() -> None:
    for problem in with_lines(True, range(12_000, 12_200)):
        result = solve(problem)
        held = np.array(result.chosen, dtype=np.int64)
        assert result.cutoff is not None
        above = set(public_order(problem)[: result.cutoff].tolist())
        funded = set(problem.scholar[held][problem.funded[held]].tolist())
        assert funded <= above
        points = problem.points
        below = set(range(len(problem.scholars))) - above
        assert max(points[list(below)], default=0) <= min(points[list(above)], default=10**9)


def test_the_cutoff_stops_at_the_first_scholar_whom_the_line_cannot_pay() -> None:
    """B comes second and is too dear; C would fit, but money never skips a scholar."""
    offers = [offer("A"), offer("B", "T", costs=(960 * EUR,)), offer("C", "Q")]
    problem = a_problem(
        offers, points={"A": 300, "B": 200, "C": 100}, lines=[960 * EUR], mechanism=STABLE
    )
    result = solve(problem)
    assert chosen(problem, result.chosen) == {"A@P"}
    assert result.cutoff == 1


def test_who_must_and_cannot_be_unfunded_is_paid_before_one_who_can() -> None:
    offers = [offer("A"), offer("A", funded=False), offer("B")]
    problem = a_problem(
        offers,
        places={"P": 2},
        obliged="A B",
        points={"A": 900},
        lines=[480 * EUR],
        mechanism=STABLE,
    )
    assert chosen(problem, solve(problem).chosen) == {"A@P*", "B@P"}


def a_completion(random: Random) -> Problem:
    """Everyone holds a place that has room for all its holders, and wishes for some above it."""
    positions = ["P", "Q", "R", "S"]
    offers: list[Contract] = []
    places, held = dict.fromkeys(positions, 0), {}
    for name in "ABCDEF"[: random.randint(2, 6)]:
        wishes = random.sample(positions, random.randint(1, 4))
        held[name] = wishes[-1]
        places[wishes[-1]] += 1
        for rank, position in enumerate(wishes, 1):
            place = 1 if position == wishes[-1] else random.randint(1, 4)
            offers.append(offer(name, position, rank=rank, place=place, costs=(), funded=False))
    spare = random.choice(positions)
    places[spare] += 1
    points = {name: random.choice([0, 100, 250]) for name in held}
    return a_problem(offers, places=places, held=held, points=points, lines=(), mechanism=STABLE)


def test_nobody_ends_below_the_held_place_and_everyone_has_one() -> None:
    random = Random(3)
    for _ in range(200):
        problem = a_completion(random)
        result = solve(problem)
        check(problem, result)
        assert len(result.chosen) == len(problem.scholars)
        everyone = np.ones(problem.contracts, dtype=np.bool_)
        own = {int(problem.scholar[c]): int(c) for c in result.chosen}
        for c in np.flatnonzero(wishes_of(problem, everyone)):
            has = own[int(problem.scholar[c])]
            if problem.scholar_rank[c] < problem.scholar_rank[has]:
                others = [held for scholar, held in own.items() if scholar != problem.scholar[c]]
                assert not _room(problem, int(problem.position[c]), others)


def reported(problem: Problem, scholar: int, wishes: tuple[int, ...]) -> Problem:
    """The problem in which a scholar lists these contracts in this order, and no others."""
    place = {c: rank for rank, c in enumerate(wishes, 1)}
    keep = np.array([s != scholar or c in place for c, s in enumerate(problem.scholar)])
    rank = np.array([place.get(c, int(r)) for c, r in enumerate(problem.scholar_rank)])
    return replace(
        problem,
        scholar=problem.scholar[keep],
        position=problem.position[keep],
        funded=problem.funded[keep],
        scholar_rank=rank[keep],
        position_rank=problem.position_rank[keep],
        cost=problem.cost[keep],
        public_cost=problem.public_cost[keep],
    )


def rank_at(problem: Problem, scholar: int, pairs: list[int]) -> int:
    """True rank of what the scholar got; behind all if nothing."""
    true = {
        int(p): int(rank)
        for s, p, rank in zip(problem.scholar, problem.position, problem.scholar_rank, strict=True)
        if s == scholar
    }
    return min((true[p] for p in pairs), default=1_000)


def got(problem: Problem, scholar: int) -> list[int]:
    held, _ = solve_stable(problem)
    return [int(problem.position[c]) for c in held if problem.scholar[c] == scholar]


def lists_of(problem: Problem, scholar: int) -> Iterator[tuple[int, ...]]:
    everyone = np.ones(problem.contracts, dtype=np.bool_)
    own = np.flatnonzero(wishes_of(problem, everyone) & (problem.scholar == scholar)).tolist()
    for length in range(len(own) + 1):
        yield from permutations(own, length)


@pytest.mark.parametrize("block", range(4))
def test_without_lines_no_other_list_ever_helps_its_scholar(block: int) -> None:
    tried = 0
    for problem in with_lines(False, range(13_000 + block * 40, 13_040 + block * 40)):
        for scholar in range(len(problem.scholars)):
            honest = rank_at(problem, scholar, got(problem, scholar))
            for wishes in lists_of(problem, scholar):
                other = got(reported(problem, scholar, wishes), scholar)
                assert rank_at(problem, scholar, other) >= honest
                tried += 1
    assert tried > 200
