"""The staircase against every choice there is, and against the solver."""

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from matching.domain import Goal
from matching.money import BasisPoints
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver.least_numbers import LeastNumbers
from matching.solver.problem import IntArray, Problem, build_problem
from matching.solver.result import NoChoiceError
from matching.solver.solve import solve
from matching.solver.staircase import Staircase, is_exact, staircase
from scenarios.generate import generate
from tests.solver.made import EUR, a_problem, offer
from tests.solver.small import best_by_looking, co_funded, every_choice, random_problem

ROOT = Path(__file__).parents[2]


def _with_one_line(seeds: int) -> list[Problem]:
    problems = (random_problem(seed) for seed in range(seeds))
    return [problem for problem in problems if len(problem.lines) == 1]


SMALL = _with_one_line(600)


def _found(problem: Problem) -> Staircase | None:
    try:
        return staircase(problem, 0)
    except NoChoiceError:
        return None


def _counted(problem: Problem) -> tuple[IntArray, IntArray, IntArray]:
    """Every choice without the line: contracts, co-funded awards, spend."""
    choices = every_choice(problem, with_lines=False)
    spend: IntArray = choices.astype(np.int64) @ problem.cost[:, 0]
    return choices.astype(np.int64), co_funded(problem, choices), spend


def _problem(case_folder: str) -> Problem:
    case = read_case(ROOT / "scenarios/cases" / case_folder)
    return build_problem(admissible_contracts(case, policy_book().on(case.on)))


def _awards(problem: Problem, left: int, *, leasts: bool) -> int:
    """Co-funded awards by the solver."""
    asked = replace(
        problem,
        goals=(Goal.CO_FUNDED_AWARDS,),
        line_limit=np.array([left], dtype=np.int64),
        least_share_of_level=problem.least_share_of_level if leasts else BasisPoints(0),
    )
    return solve(asked).goals[0].value


def test_the_staircase_is_the_best_of_every_choice_at_every_budget() -> None:
    assert len(SMALL) >= 150
    for problem in SMALL:
        assert is_exact(problem, 0)
        stairs = _found(problem)
        _, awards, spend = _counted(problem)
        assert (stairs is None) == (len(awards) == 0)
        if stairs is None:
            continue
        for left in {*spend.tolist(), *(spend - 1).tolist(), *(spend + 1).tolist()}:
            step = stairs.at(left)
            best = awards[spend <= left].max(initial=-1)
            assert (-1 if step is None else step.awards) == best, (problem.seed, left)


def test_every_step_is_a_choice_that_may_be_made_and_costs_what_it_says() -> None:
    for problem in SMALL:
        stairs = _found(problem)
        if stairs is None:
            continue
        choices, awards, spend = _counted(problem)
        for step in stairs.steps:
            chosen = np.zeros(problem.contracts, dtype=np.int64)
            chosen[stairs.chosen(problem, step.awards)] = 1
            same = np.flatnonzero((choices == chosen).all(axis=1))
            assert len(same) == 1
            assert awards[same[0]] == step.awards
            assert spend[same[0]] == step.spend


def test_of_equal_spend_the_most_points_are_chosen() -> None:
    seen = 0
    for problem in SMALL:
        stairs = _found(problem)
        if stairs is None or problem.obliged.any():
            continue
        choices, awards, spend = _counted(problem)
        funded = (choices * problem.funded).astype(np.int64)
        points = funded @ problem.points[problem.scholar]
        for step in stairs.steps:
            equal = (awards == step.awards) & (spend == step.spend)
            chosen = stairs.chosen(problem, step.awards)
            assert problem.points[problem.scholar[chosen]].sum() == points[equal].max()
            seen += len(set(points[equal].tolist())) > 1
    assert seen > 50


@pytest.mark.parametrize("size", [40, 300])
def test_prices_never_fall_and_whoever_is_in_stays_in(size: int) -> None:
    case = generate(size, 4)
    problem = build_problem(admissible_contracts(case, policy_book().on(case.on)))
    stairs = staircase(problem, 0)
    prices = [step.price for step in stairs.steps[1:]]
    assert prices == sorted(prices)
    assert any(len(step.changes) > 1 for step in stairs.steps)
    inside: set[int] = set()
    for step in stairs.steps:
        chosen = stairs.chosen(problem, step.awards)
        now = set(problem.scholar[chosen].tolist())
        assert inside <= now
        assert len(now) == len(chosen) == step.awards
        assert problem.cost[chosen, 0].sum() == step.spend
        inside = now


def test_velenje_buys_what_the_solver_proves_at_any_budget() -> None:
    problem = _problem("velenje-100")
    stairs = staircase(problem, 0)
    leasts = LeastNumbers(problem, 0)
    random = Random(5)
    for _ in range(12):
        left = random.randint(stairs.steps[0].spend, stairs.steps[-1].spend)
        step = stairs.at(left)
        assert step is not None
        assert step.awards == _awards(problem, left, leasts=False)
        assert leasts.most(stairs, left) == _awards(problem, left, leasts=True)


def test_least_numbers_are_those_of_every_choice() -> None:
    seen = 0
    for problem in SMALL:
        stairs = _found(problem)
        best = best_by_looking(replace(problem, goals=(Goal.CO_FUNDED_AWARDS,)))
        if stairs is None:
            continue
        found = LeastNumbers(problem, 0).most(stairs, int(problem.line_limit[0]))
        assert found == (None if best is None else best[1][0]), problem.seed
        seen += problem.least_share_of_level > 0
    assert seen > 80


def test_one_more_cent_buys_no_award_before_the_next_price() -> None:
    problem = a_problem([offer("a", costs=(480 * EUR,)), offer("b", "Q", costs=(960 * EUR,))])
    stairs = staircase(problem, 0)
    at = [stairs.at(left) for left in (0, 480 * EUR - 1, 480 * EUR, 1440 * EUR - 1, 1440 * EUR)]
    assert [step and step.awards for step in at] == [0, 0, 1, 1, 2]


def test_someone_moves_so_that_another_can_come_in() -> None:
    problem = a_problem(
        [
            offer("a", "P", costs=(100,)),
            offer("a", "Q", rank=2, costs=(150,)),
            offer("b", "P", costs=(300,)),
        ]
    )
    last = staircase(problem, 0).steps[-1]
    moved = [(problem.scholars[change.scholar], change.before is None) for change in last.changes]
    assert moved == [("b", True), ("a", False)]
    assert (last.spend, last.price) == (450, 350)


def test_a_full_employer_lets_somebody_leave_another_of_its_positions() -> None:
    problem = a_problem(
        [
            offer("a", "P", costs=(100,)),
            offer("a", "R", rank=2, costs=(400,)),
            offer("b", "Q", costs=(200,)),
        ],
        employer={"P": "E", "Q": "E", "R": "F"},
        limits={"E": 1},
    )
    assert [step.spend for step in staircase(problem, 0).steps] == [0, 100, 600]


def test_who_must_be_awarded_is_in_from_the_first_step() -> None:
    problem = a_problem([offer("a", costs=(100,)), offer("b", "Q", costs=(500,))], obliged="b")
    stairs = staircase(problem, 0)
    assert [(step.awards, step.spend) for step in stairs.steps] == [(1, 500), (2, 600)]
    assert stairs.at(499) is None


def test_who_must_be_awarded_and_can_be_so_without_money_keeps_the_place() -> None:
    both = [offer("a", costs=(100,)), offer("a", funded=False, costs=(0,))]
    problem = a_problem([*both, offer("b", costs=(50,))], obliged="a")
    stairs = staircase(problem, 0)
    assert [(step.awards, step.spend) for step in stairs.steps] == [(0, 0), (1, 100)]
    assert [len(stairs.chosen(problem, awards)) for awards in (0, 1)] == [1, 1]


def test_no_room_for_who_must_be_awarded_is_no_staircase() -> None:
    problem = a_problem([offer("a"), offer("b")], obliged="a b")
    with pytest.raises(NoChoiceError):
        staircase(problem, 0)


def test_a_second_line_that_can_bind_takes_exactness_away() -> None:
    offers = [offer("a", costs=(100, 30)), offer("b", "Q", costs=(100, 30))]
    assert is_exact(a_problem(offers, lines=(150, 60)), 0)
    assert not is_exact(a_problem(offers, lines=(150, 59)), 0)


def test_awards_without_money_in_several_places_take_exactness_away() -> None:
    twins = [offer("a"), offer("a", funded=False), offer("a", "Q", rank=2)]
    assert is_exact(a_problem(twins), 0)
    assert not is_exact(a_problem(twins, obliged="a"), 0)
