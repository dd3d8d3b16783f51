"""Decisions that cannot all hold: a smallest set of them is named, and no larger one."""

import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from matching.domain import Mechanism
from matching.errors import ClashError
from matching.solver.problem import Problem
from matching.solver.solve import solve
from tests.solver.made import EUR, a_problem, offer
from tests.solver.small import every_choice, random_problem


def named(problem: Problem) -> set[str]:
    with pytest.raises(ClashError) as clash:
        solve(problem)
    found = clash.value.problem.facts["names"]
    assert isinstance(found, tuple)
    assert re.search(", ".join(found), str(clash.value))
    return set(found)


def can_hold(problem: Problem, names: Iterable[str]) -> bool:
    """By looking at every choice: whether these can all have an award."""
    wanted = set(names)
    obliged = np.array([name in wanted for name in problem.scholars])
    return len(every_choice(replace(problem, obliged=obliged))) > 0


def assert_smallest(problem: Problem) -> set[str]:
    names = named(problem)
    assert not can_hold(problem, names)
    assert all(can_hold(problem, names - {name}) for name in names)
    return names


def test_three_for_two_places_are_named_and_others_not() -> None:
    offers = [*(offer(name, "P") for name in "ABC"), offer("D", "Q"), offer("E", "R")]
    problem = a_problem(offers, places={"P": 2}, obliged="A B C D E")
    assert assert_smallest(problem) == {"A", "B", "C"}


def test_two_whom_the_line_cannot_pay_are_named() -> None:
    offers = [offer("A"), offer("B", "Q", costs=(960 * EUR,)), offer("C", "R", funded=False)]
    problem = a_problem(offers, obliged="A B C", lines=[1440 * EUR - 1])
    assert assert_smallest(problem) == {"A", "B"}


def test_one_who_alone_is_too_dear_is_named_alone() -> None:
    offers = [offer("A"), offer("B", "Q", costs=(960 * EUR,))]
    problem = a_problem(offers, obliged="A B", lines=[959 * EUR])
    assert assert_smallest(problem) == {"B"}


def test_two_over_the_limit_of_an_employer_are_named() -> None:
    offers = [offer("A", "P"), offer("B", "Q"), offer("C", "R")]
    problem = a_problem(offers, employer={"P": "E", "Q": "E"}, limits={"E": 1}, obliged="A B C")
    assert assert_smallest(problem) == {"A", "B"}


def test_random_decisions_that_clash_are_named_by_a_smallest_set() -> None:
    clashes = 0
    for seed in range(20_000, 20_060):
        problem = random_problem(seed, pins=False)
        problem = replace(problem, obliged=np.ones(len(problem.scholars), dtype=np.bool_))
        if len(every_choice(problem)) == 0:
            assert_smallest(problem)
            clashes += 1
    assert clashes > 30


@pytest.mark.parametrize(
    "mechanism", [Mechanism.OPTIMAL, Mechanism.STABLE, Mechanism.SINGLE_EMPLOYER]
)
def test_every_mechanism_names_them(mechanism: Mechanism) -> None:
    problem = a_problem([offer(name) for name in "AB"], obliged="A B", mechanism=mechanism)
    assert assert_smallest(problem) == {"A", "B"}
