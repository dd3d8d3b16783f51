"""Demands that cannot all hold: a smallest set in the words of the domain, each with its repair."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

import numpy as np
import pytest

from matching.domain import Mechanism
from matching.errors import ClashError, Demand, DemandKind
from matching.solver.problem import NOBODY, Problem
from matching.solver.solve import solve
from matching.words import Lang, say
from tests.clash.second import Look, every_demand
from tests.solver.made import EUR, a_problem, offer
from tests.solver.small import random_problem


def clash_of(problem: Problem) -> ClashError:
    with pytest.raises(ClashError) as clash:
        solve(problem)
    return clash.value


def english(clash: ClashError) -> tuple[set[str], set[str]]:
    demands = {say(each.says, Lang.EN) for each in clash.demands}
    return demands, {say(each.says, Lang.EN) for each in clash.repairs}


def test_two_who_must_have_one_place_and_the_place_are_named() -> None:
    offers = [offer("S-1", "P-1"), offer("S-2", "P-1"), offer("S-3", "P-2")]
    clash = clash_of(a_problem(offers, obliged="S-1 S-2 S-3"))
    assert english(clash) == (
        {"must for S-1 at P-1", "must for S-2 at P-1", "the 1 place of P-1"},
        {"take back must for S-1 at P-1", "take back must for S-2 at P-1", "1 more place at P-1"},
    )
    assert str(clash).startswith(
        "the demands on S-1, S-2 cannot all hold: must for S-1 at P-1; must for S-2 at P-1; "
        "the 1 place of P-1. Each of these repairs is enough: "
    )


def test_a_line_lacks_the_cents_that_the_cheapest_contracts_cost_more() -> None:
    offers = [offer("A"), offer("B", "Q", costs=(960 * EUR,)), offer("C", "R", funded=False)]
    clash = clash_of(a_problem(offers, obliged="A B C", lines=[1440 * EUR - 1]))
    demands, repairs = english(clash)
    assert "1,439.99 EUR left on the line L0" in demands
    assert "0.01 EUR more on the line L0" in repairs
    assert {each.scholar for each in clash.demands} == {"A", "B", None}


def test_one_who_alone_is_too_dear_learns_also_what_all_together_lack() -> None:
    offers = [offer("A"), offer("B", "Q", costs=(960 * EUR,))]
    clash = clash_of(a_problem(offers, obliged="A B", lines=[400 * EUR]))
    line = clash.repairs[-1]
    assert (line.demand.kind, line.for_all) == (DemandKind.LINE, 1040 * EUR)
    assert line.amount in {80 * EUR, 560 * EUR}
    assert "(until nothing clashes: 1,040.00 EUR more on the line L0)" in str(clash)


def test_an_employer_with_a_limit_over_two_positions_is_named_with_its_limit() -> None:
    offers = [offer("A", "P"), offer("B", "Q"), offer("C", "R")]
    problem = a_problem(offers, employer={"P": "E", "Q": "E"}, limits={"E": 1}, obliged="A B C")
    demands, repairs = english(clash_of(problem))
    assert "the limit of 1 award at E" in demands
    assert "1 more award allowed at E" in repairs


def test_two_holders_of_one_place_clash_as_holders() -> None:
    offers = [offer("A", "H", costs=()), offer("B", "H", costs=())]
    clash = clash_of(a_problem(offers, held={"A": "H", "B": "H"}, lines=()))
    assert english(clash)[0] == {
        "the held place of A at H",
        "the held place of B at H",
        "the 1 place of H",
    }


def test_a_second_clash_beside_the_first_is_told() -> None:
    offers = [*(offer(name, "P") for name in "AB"), *(offer(name, "Q") for name in "CD")]
    clash = clash_of(a_problem(offers, obliged="A B C D"))
    assert all(repair.for_all is None for repair in clash.repairs)
    assert "(another clash remains then)" in str(clash)


def test_both_languages_name_the_demands() -> None:
    clash = clash_of(a_problem([offer("A"), offer("B")], obliged="A B"))
    for lang in Lang:
        assert all(name in clash.say(lang) for name in ("A", "B", "P"))


@pytest.mark.parametrize(
    "mechanism", [Mechanism.OPTIMAL, Mechanism.STABLE, Mechanism.SINGLE_EMPLOYER]
)
def test_every_mechanism_names_the_same_demands(mechanism: Mechanism) -> None:
    problem = a_problem([offer(name) for name in "AB"], obliged="A B", mechanism=mechanism)
    assert len(clash_of(problem).demands) == 3


def test_no_member_of_a_random_clash_can_be_spared() -> None:
    for problem, clash in random_clashes():
        look = Look(problem=problem)
        assert not look.hold(clash.demands)
        for fewer in range(len(clash.demands)):
            assert all(look.hold(some) for some in combinations(clash.demands, fewer))


def test_the_repair_of_each_member_is_the_least_that_ends_the_clash() -> None:
    for problem, clash in random_clashes():
        look = Look(problem=problem)
        assert [each.demand for each in clash.repairs] == list(clash.demands)
        for repair in clash.repairs:
            assert repair.amount == needed(look, repair.demand, clash.demands), str(clash)


def test_the_repair_for_all_is_the_least_after_which_nothing_clashes() -> None:
    settled = 0
    for problem, clash in random_clashes():
        look = Look(problem=problem)
        for repair in clash.repairs:
            assert repair.for_all == needed(look, repair.demand, every_demand(problem))
            settled += repair.for_all is not None
    assert settled > 100


def needed(look: Look, demand: Demand, among: tuple[Demand, ...] | list[Demand]) -> int | None:
    """By looking: how much this demand must change for all of these to hold."""
    others = [each for each in among if _key(each) != _key(demand)]
    if demand.scholar is not None:
        return 1 if look.hold(others) else None
    least = look.least_use(demand, others)
    return None if least is None else least - look.limit(demand)


def _key(demand: Demand) -> tuple[str | None, ...]:
    """What tells demands apart, whatever their words."""
    if demand.scholar is not None:
        return (demand.scholar,)
    return demand.position, demand.employer, demand.line


@cache
def random_clashes() -> tuple[tuple[Problem, ClashError], ...]:
    """More than a hundred small problems whose demands clash, with pins, held places and limits."""
    return tuple(_random_clashes())


def _random_clashes() -> Iterator[tuple[Problem, ClashError]]:
    found = 0
    for seed in range(40_000, 41_000):
        problem = obliging(random_problem(seed, pins=False), Random(seed))
        if not Look(problem=problem).hold(every_demand(problem)):
            found += 1
            yield problem, clash_of(problem)
        if found == 150:
            return
    raise AssertionError("too few clashes")


def obliging(problem: Problem, random: Random) -> Problem:
    """Most scholars obliged, some of them because they hold the last place on their list."""
    held = np.full(len(problem.scholars), NOBODY)
    for scholar in range(len(problem.scholars)):
        own = np.flatnonzero(problem.scholar == scholar)
        if len(own) and random.random() < 0.4:
            held[scholar] = problem.position[own[np.argmax(problem.scholar_rank[own])]]
    obliged = np.array([h != NOBODY or random.random() < 0.7 for h in held], dtype=np.bool_)
    return replace(problem, obliged=obliged, held=held)
