"""The leftover round after the guaranteed cutoff: what is left goes to those without co-funding."""

from dataclasses import replace
from datetime import date

import numpy as np

from matching.contract import Cutoff
from matching.domain import Mechanism, PolicyChange
from matching.engine import match
from matching.errors import ClashError
from matching.report.mechanisms import not_promised, promised
from matching.rules.book import policy_book
from matching.solver.checked import checked
from matching.solver.problem import IntArray, Problem
from matching.solver.solve import solve
from scenarios.generate import generate
from tests.solver.made import EUR, a_problem, chosen, offer
from tests.solver.small import random_problem

ROUND_TWO = PolicyChange(parameter="leftover_round", value="yes", begins=date(2019, 9, 1))
GUARANTEED = PolicyChange(parameter="cutoff", value="guaranteed", begins=date(2019, 9, 1))


def three(cutoff: Cutoff) -> Problem:
    """Facts allow A and B 900 each of 1,000; they end with 480, and 520 are left."""
    problem = a_problem(
        [offer("A", "P"), offer("B", "P", rank=2), offer("B", "Q"), offer("C", "R")],
        points={"A": 300, "B": 200, "C": 100},
        lines=[1_000 * EUR],
        mechanism=Mechanism.STABLE,
    )
    return replace(problem, cutoff=cutoff, dearest=np.array([[900], [900], [480]]) * EUR)


def dearest(problem: Problem) -> IntArray:
    """Twice what the lists name, so that something is left."""
    found = np.zeros((len(problem.scholars), len(problem.lines)), dtype=np.int64)
    np.maximum.at(found, problem.scholar, 2 * problem.cost)
    return found


def test_what_the_guaranteed_cutoff_leaves_goes_to_the_next_in_the_order_of_points() -> None:
    first = solve(three(Cutoff.GUARANTEED))
    assert (chosen(three(Cutoff.GUARANTEED), first.chosen), first.cutoff) == ({"A@P"}, 1)
    problem = three(Cutoff.GUARANTEED_THEN_SPEND)
    both = checked(problem, solve(problem))
    assert (chosen(problem, both.chosen), both.cutoff) == ({"A@P", "B@Q"}, 2)


def test_nobody_loses_co_funding_and_every_line_is_kept() -> None:
    more = 0
    for seed in range(300):
        drawn = random_problem(seed, mechanism=Mechanism.STABLE)
        if not drawn.cost.any():
            continue
        problem = replace(drawn, cutoff=Cutoff.GUARANTEED, dearest=dearest(drawn))
        try:
            first = solve(problem)
        except ClashError:  # decisions that the guaranteed cutoff does not reach
            continue
        again = replace(problem, cutoff=Cutoff.GUARANTEED_THEN_SPEND)
        both = checked(again, solve(again))
        assert {c for c in first.chosen if problem.funded[c]} <= set(both.chosen)
        assert first.cutoff is not None
        assert both.cutoff is not None
        assert both.cutoff >= first.cutoff
        more += both.cutoff > first.cutoff
    assert more > 20


def test_policy_adds_the_round_and_the_outcome_says_that_it_is_not_truthful() -> None:
    case = replace(generate(60, 4), mechanism=Mechanism.STABLE)
    one = match(replace(case, changes=(GUARANTEED,)), policy_book())
    two = match(replace(case, changes=(GUARANTEED, ROUND_TWO)), policy_book())
    assert two.cutoff_by is Cutoff.GUARANTEED_THEN_SPEND
    assert two.co_funded > one.co_funded
    assert "not truthful" in str(not_promised(two))
    assert promised(two) != promised(one)
    plain = match(replace(case, changes=(ROUND_TWO,)), policy_book())
    assert plain.cutoff_by is Cutoff.SPEND
