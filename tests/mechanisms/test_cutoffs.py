"""The three cutoffs of `stable`, each against what it promises."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from matching.contract import Cutoff
from matching.domain import Mechanism
from matching.solver.check import check
from matching.solver.choice import deferred_acceptance, employers_order
from matching.solver.problem import NOBODY, IntArray, Problem
from matching.solver.solve import solve
from matching.solver.stable import fundable, solve_stable
from tests.mechanisms.problems import crowded
from tests.solver.made import EUR, a_problem, chosen, offer
from tests.solver.small import random_problem


def problems(cutoff: Cutoff, seeds: range) -> Iterator[Problem]:
    """With lines, twins and limits; both twins stand alike with the position."""
    for seed in seeds:
        for problem in (
            random_problem(seed, pins=False, mechanism=Mechanism.STABLE),
            crowded(seed, Mechanism.STABLE),
        ):
            if problem.cost.any():
                yield replace(_alike(problem), cutoff=cutoff, dearest=_dearest(problem))


def _alike(problem: Problem) -> Problem:
    ranks: dict[tuple[int, int], int] = {}
    pairs = list(zip(problem.scholar.tolist(), problem.position.tolist(), strict=True))
    for pair, rank in zip(pairs, problem.position_rank.tolist(), strict=True):
        ranks.setdefault(pair, rank)
    return replace(problem, position_rank=np.array([ranks[pair] for pair in pairs]))


def _dearest(problem: Problem) -> IntArray:
    """As if the facts left open just what the lists name."""
    dearest = np.zeros((len(problem.scholars), len(problem.lines)), dtype=np.int64)
    np.maximum.at(dearest, problem.scholar, problem.cost)
    return dearest


def test_the_spend_cutoff_is_found_by_halves_as_by_raising_it_one_by_one() -> None:
    cutoffs = set()
    for problem in problems(Cutoff.SPEND, range(43_000, 43_250)):
        t = 0
        while t < len(problem.scholars):
            held = deferred_acceptance(problem, fundable(problem, t + 1))
            if (problem.cost[held].sum(axis=0) > problem.line_limit).any():
                break
            t += 1
        assert solve(problem).cutoff == t
        cutoffs.add(t)
    assert len(cutoffs) > 3


def test_the_guaranteed_cutoff_never_passes_a_line_and_reaches_as_far_as_it_can() -> None:
    for problem in problems(Cutoff.GUARANTEED, range(43_000, 43_150)):
        result = solve(problem)
        check(problem, result)
        assert result.cutoff is not None
        spend = solve(replace(problem, cutoff=Cutoff.SPEND)).cutoff
        assert spend is not None
        assert result.cutoff <= spend


def test_the_guaranteed_cutoff_counts_the_dearest_contract_that_the_facts_allow() -> None:
    offers = [offer("A", costs=(400,)), offer("B", "Q", costs=(400,))]
    problem = a_problem(
        offers, points={"A": 300, "B": 200}, lines=[800], mechanism=Mechanism.STABLE
    )
    dearest = np.array([[500], [400]])
    problem = replace(problem, cutoff=Cutoff.GUARANTEED, dearest=dearest)
    result = solve(problem)
    assert (chosen(problem, result.chosen), result.cutoff) == ({"A@P"}, 1)


def _reported(problem: Problem, scholar: int, wishes: tuple[int, ...]) -> Problem:
    """The scholar lists these positions in this order, and no others; facts stay as they are."""
    place = {position: rank for rank, position in enumerate(wishes, 1)}
    mine = problem.scholar == scholar
    keep = np.array(
        [not own or int(p) in place for own, p in zip(mine, problem.position, strict=True)]
    )
    rank = np.array(
        [
            place.get(int(p), 0) if own else int(r)
            for own, p, r in zip(mine, problem.position, problem.scholar_rank, strict=True)
        ]
    )
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


def _got(problem: Problem, true: dict[int, int], scholar: int) -> int:
    """True rank of what the scholar gets; behind all if nothing."""
    held, _ = solve_stable(problem)
    own = [int(problem.position[c]) for c in held if problem.scholar[c] == scholar]
    return true[own[0]] if own else 1_000


def _best_misreports(problem: Problem) -> Iterator[tuple[int, int]]:
    """What each scholar gets with the true list, and with the best of all lists."""
    for scholar in range(len(problem.scholars)):
        mine = problem.scholar == scholar
        true = dict(
            zip(problem.position[mine].tolist(), problem.scholar_rank[mine].tolist(), strict=True)
        )
        lists = [wishes for n in range(len(true) + 1) for wishes in permutations(sorted(true), n)]
        yield (
            _got(problem, true, scholar),
            min(_got(_reported(problem, scholar, wishes), true, scholar) for wishes in lists),
        )


@pytest.mark.parametrize("block", range(3))
def test_under_the_guaranteed_cutoff_no_list_is_better_than_the_true_one(block: int) -> None:
    tried = 0
    for problem in problems(Cutoff.GUARANTEED, range(44_000 + 30 * block, 44_030 + 30 * block)):
        for honest, best in _best_misreports(problem):
            assert best == honest
            tried += 1
    assert tried > 100


def test_under_the_spend_cutoff_a_list_may_be_better_than_the_true_one() -> None:
    """It is not promised, and here is why: the cutoff moves with the lists."""
    found = any(
        best < honest
        for problem in problems(Cutoff.SPEND, range(45_000, 45_250))
        for honest, best in _best_misreports(problem)
    )
    assert found


def _doors(problem: Problem) -> dict[tuple[int, bool], list[int]]:
    """Contracts at each position, with money and without, in the employer's order."""
    doors: dict[tuple[int, bool], list[int]] = {}
    for c in np.argsort(employers_order(problem)).tolist():
        doors.setdefault((int(problem.position[c]), bool(problem.funded[c])), []).append(c)
    return doors


def _at(problem: Problem, opened: dict[tuple[int, bool], int]) -> list[int]:
    """What everyone takes when the doors are open so far."""
    best: dict[int, tuple[int, bool, int]] = {}
    for door, queue in _doors(problem).items():
        for c in queue[: opened[door]]:
            wish = int(problem.scholar_rank[c]), not problem.funded[c], c
            scholar = int(problem.scholar[c])
            best[scholar] = min(best.get(scholar, wish), wish)
    return sorted(c for _, _, c in best.values())


def _holds(problem: Problem, held: list[int]) -> bool:
    at = problem.position[held]
    of = problem.employer[at]
    places = np.bincount(at, minlength=len(problem.positions))
    awards = np.bincount(of, minlength=len(problem.employers))
    spent = problem.cost[held].sum(axis=0)
    return bool(
        (places <= problem.capacity).all()
        and (awards <= problem.employer_limit).all()
        and (spent <= problem.line_limit).all()
    )


def _furthest(problem: Problem, held: list[int]) -> dict[tuple[int, bool], int]:
    """How far each door can stand open while everyone still takes just what they hold."""
    own = {int(problem.scholar[c]): c for c in held}
    opened = {}
    for door, queue in _doors(problem).items():
        n = 0
        for c in queue:
            mine = own.get(int(problem.scholar[c]), NOBODY)
            wish = int(problem.scholar_rank[c]), not problem.funded[c]
            if mine == NOBODY or wish < (int(problem.scholar_rank[mine]), not problem.funded[mine]):
                break
            n += 1
        opened[door] = n
    return opened


def test_no_position_could_lower_its_cutoff_by_one_applicant_and_keep_every_limit() -> None:
    tried = 0
    for problem in problems(Cutoff.POSITIONS, range(46_000, 46_250)):
        result = solve(problem)
        check(problem, result)
        assert result.cutoff is None
        opened = _furthest(problem, list(result.chosen))
        assert _at(problem, opened) == list(result.chosen)
        for door, queue in _doors(problem).items():
            if opened[door] < len(queue):
                lower = opened | {door: opened[door] + 1}
                assert not _holds(problem, _at(problem, lower))
                tried += 1
    assert tried > 200


def test_under_position_cutoffs_a_cheaper_scholar_may_follow_a_dear_one_that_is_not_paid() -> None:
    """B comes second and is too dear; C fits, and unlike under `spend` is not passed over."""
    offers = [offer("A"), offer("B", "T", costs=(960 * EUR,)), offer("C", "Q")]
    problem = a_problem(
        offers,
        points={"A": 300, "B": 200, "C": 100},
        lines=[960 * EUR],
        mechanism=Mechanism.STABLE,
    )
    result = solve(replace(problem, cutoff=Cutoff.POSITIONS))
    assert chosen(problem, result.chosen) == {"A@P", "C@Q"}
