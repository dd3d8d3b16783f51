"""On whole cases too, another solver with a model of its own finds the same values."""

from dataclasses import replace
from random import Random

import pytest

from matching.domain import BudgetLine, Case, Goal
from matching.money import Cents
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver.problem import Problem, build_problem
from matching.solver.solve import solve
from scenarios.generate import generate
from tests.solver.second import ladder, leasts_of

FIRST = (Goal.CO_FUNDED_AWARDS, Goal.AWARDS, Goal.POINTS, Goal.NEED_COVERED)


def with_second_line(case: Case, random: Random) -> Case:
    """One more line, for the months of a calendar year that lie within the case."""
    year = case.on.year + random.randint(0, 1)
    line = BudgetLine(
        name="year",
        limit=Cents(case.budget[0].limit // random.randint(1, 3)),
        begins=case.on.replace(year=year, month=1, day=1),
        until=case.on.replace(year=year, month=12, day=31),
    )
    return replace(case, budget=(*case.budget, line))


def problem_of(scholars: int, seed: int) -> Problem:
    random = Random(seed)
    case = generate(scholars, seed)
    if random.random() < 0.4:
        case = with_second_line(case, random)
    admissible = admissible_contracts(case, policy_book().on(case.on))
    return build_problem(replace(admissible, goals=FIRST))


SIZES = (18, 24, 30, 36, 42, 48, 60, 100)


@pytest.mark.parametrize(("seed", "scholars"), list(enumerate(SIZES)))
def test_scipy_finds_the_same_values(seed: int, scholars: int) -> None:
    problem = problem_of(scholars, seed)
    result = solve(problem)
    leasts = leasts_of(problem)
    assert [least.least for least in result.leasts] == leasts
    assert list(ladder(problem, leasts, FIRST)) == [goal.value for goal in result.goals]
    assert all(goal.proven for goal in result.goals)
