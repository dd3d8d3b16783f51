"""Pairs past a choice: the definition on choices made by hand, and a brute force on random ones."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from matching.domain import Mechanism
from matching.errors import CheckError
from matching.solver.blocking import blocks
from matching.solver.checked import checked
from matching.solver.pairs import BlockingPair, ExcusedPair, pairs_past
from matching.solver.problem import IntArray, Problem
from matching.solver.recount import recount_blocks
from matching.solver.result import Fewest, SolveResult
from matching.solver.solve import solve
from tests.mechanisms.brute import seen
from tests.mechanisms.problems import crowded, held
from tests.solver.made import EUR, a_problem, offer
from tests.solver.small import every_choice, random_problem


def past(problem: Problem, *names: str) -> tuple[set[str], dict[str, int]]:
    """Blocking pairs as ``A@P``, with who makes way; excused ones with the missing cents."""
    chosen = [c for c in range(problem.contracts) if _name(problem, c) in names]
    result = SolveResult(
        chosen=tuple(chosen), goals=(), multipliers=(), leasts=(), draw_rounds=1, unique=True
    )
    found = pairs_past(problem, result)
    return (
        {_said(pair) for pair in found.blocking},
        {_said(pair): pair.missing for pair in found.excused},
    )


def _name(problem: Problem, c: int) -> str:
    free = "" if problem.funded[c] else "*"
    return f"{problem.scholars[problem.scholar[c]]}@{problem.positions[problem.position[c]]}{free}"


def _said(pair: BlockingPair | ExcusedPair) -> str:
    free = "*" if isinstance(pair, BlockingPair) and not pair.funded else ""
    way = f" for {pair.displaced}" if pair.displaced else ""
    return f"{pair.scholar_id}@{pair.position_id}{free}{way}"


def test_room_and_money_are_enough() -> None:
    assert past(a_problem([offer("A")])) == ({"A@P"}, {})


def test_whoever_is_ranked_below_makes_way_and_an_equal_does_not() -> None:
    offers = [offer("A", place=1), offer("B", place=2), offer("C", place=1)]
    assert past(a_problem(offers), "B@P") == ({"A@P for B", "C@P for B"}, {})
    assert past(a_problem(offers), "A@P") == (set(), {})


def test_the_money_of_whoever_makes_way_and_of_the_own_award_is_released() -> None:
    offers = [offer("A", costs=(500,)), offer("B", place=2, costs=(480,))]
    problem = a_problem(offers, lines=[500])
    assert past(problem, "B@P") == ({"A@P for B"}, {})
    moves = [offer("A", "P", costs=(500,)), offer("A", "Q", rank=2, costs=(480,))]
    assert past(a_problem(moves, lines=[500]), "A@Q") == ({"A@P"}, {})


def test_a_pair_that_only_lacks_money_is_excused_with_the_euros_missing() -> None:
    offers = [offer("A", costs=(500, 30)), offer("B", "Q", costs=(480, 10))]
    problem = a_problem(offers, lines=[600, 15])
    assert past(problem, "B@Q") == (set(), {"A@P": 380})


def test_someone_may_make_way_for_money_alone() -> None:
    """P has a second place, but the line pays for A only with the money of B."""
    offers = [offer("A"), offer("B", place=2)]
    problem = a_problem(offers, places={"P": 2}, lines=[480 * EUR])
    assert past(problem, "B@P") == ({"A@P for B"}, {})


def test_of_those_who_could_make_way_the_one_ranked_worst_does() -> None:
    offers = [offer("A"), offer("B", place=2), offer("C", place=3)]
    problem = a_problem(offers, places={"P": 2})
    assert past(problem, "B@P", "C@P") == ({"A@P for C"}, {})


def test_without_money_a_pair_may_still_agree_unfunded() -> None:
    offers = [offer("A"), offer("A", funded=False)]
    assert past(a_problem(offers, lines=[0])) == ({"A@P*"}, {})


def test_the_same_position_with_money_instead_of_without_is_no_blocking_pair() -> None:
    offers = [offer("A"), offer("A", funded=False)]
    assert past(a_problem(offers), "A@P*") == (set(), {})


def test_nobody_displaces_a_pinned_scholar_or_one_at_the_held_place() -> None:
    offers = [offer("A"), offer("B", place=9)]
    assert past(a_problem(offers, obliged="B"), "B@P") == (set(), {})
    assert past(a_problem(offers, held={"B": "P"}), "B@P") == (set(), {})


def test_a_holder_who_has_gone_on_to_a_wish_can_be_displaced_there() -> None:
    offers = [offer("A"), offer("B", "P", place=2), offer("B", "Q", rank=2)]
    assert past(a_problem(offers, held={"B": "Q"}), "B@P") == ({"A@P for B"}, {})


def test_at_a_full_employer_one_of_another_position_makes_way_where_there_is_room() -> None:
    offers = [offer("A", "P"), offer("B", "Q", place=2), offer("C", "R", place=9)]
    problem = a_problem(offers, employer={"P": "E", "Q": "E"}, limits={"E": 1})
    assert past(problem, "B@Q", "C@R") == ({"A@P for B"}, {})
    roomy = a_problem(offers, employer={"P": "E", "Q": "E"}, limits={"E": 2}, lines=[960 * EUR])
    assert past(roomy, "B@Q", "C@R") == (set(), {"A@P": 480 * EUR})


def problems() -> Iterator[Problem]:
    yield from (random_problem(seed) for seed in range(40_000, 40_240))
    yield from (crowded(seed) for seed in range(120))
    yield from (held(seed) for seed in range(60))


def test_both_ways_of_counting_and_the_definition_agree_on_random_choices() -> None:
    counted = {"blocking": 0, "excused": 0}
    for seed, problem in enumerate(problems()):
        choices = every_choice(problem)
        picks = Random(seed).sample(range(len(choices)), min(6, len(choices)))
        for chosen in (np.flatnonzero(choices[pick]) for pick in picks):
            found = blocks(problem, chosen)
            assert found == recount_blocks(problem, chosen)
            assert _pairs(problem, chosen) == {
                (pair.scholar, pair.position, pair.funded, pair.missing)
                for pair in seen(problem, chosen)
            }
            for block in found:
                counted["excused" if block.missing else "blocking"] += 1
    assert min(counted.values()) > 300


def _pairs(problem: Problem, chosen: IntArray) -> set[tuple[int, int, bool, int]]:
    return {
        (
            int(problem.scholar[block.contract]),
            int(problem.position[block.contract]),
            bool(problem.funded[block.contract]),
            block.missing,
        )
        for block in blocks(problem, chosen)
    }


def test_without_lines_the_stable_match_has_no_blocking_pair() -> None:
    tried = 0
    for seed in range(41_000, 41_400):
        problem = random_problem(seed, pins=False, mechanism=Mechanism.STABLE)
        ranked: dict[tuple[int, int], int] = {}
        pairs = zip(problem.scholar.tolist(), problem.position.tolist(), strict=True)
        for pair, rank in zip(pairs, problem.position_rank.tolist(), strict=True):
            ranked.setdefault(pair, rank)
        pairs = zip(problem.scholar.tolist(), problem.position.tolist(), strict=True)
        problem = replace(problem, position_rank=np.array([ranked[pair] for pair in pairs]))
        if problem.contracts and not problem.cost.any():
            assert blocks(problem, np.array(solve(problem).chosen, dtype=np.int64)) == ()
            tried += 1
    assert tried > 100


def test_a_number_of_blocking_pairs_that_is_not_so_is_rejected() -> None:
    problem = crowded(328)
    result = checked(problem, solve(problem))
    assert result.fewest == Fewest(value=1, bound=1)
    with pytest.raises(CheckError, match="said to be 0, recounted 1"):
        checked(problem, replace(result, fewest=Fewest(value=0, bound=0)))
    with pytest.raises(CheckError, match="said to be 1, recounted 1"):
        checked(problem, replace(result, fewest=Fewest(value=1, bound=2)))
