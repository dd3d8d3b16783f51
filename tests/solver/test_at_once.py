"""A good choice at once: true in every row, the same each time, and never said to be more."""

from pathlib import Path

import pytest

from matching.domain import Goal
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver.checked import checked
from matching.solver.problem import Problem, build_problem
from matching.solver.result import Effort, NoChoiceError, Progress
from matching.solver.solve import SolveParams, choose, solve
from tests.solver.small import random_problem

VELENJE = Path(__file__).parents[2] / "scenarios" / "cases" / "velenje-100"
AT_ONCE = SolveParams(effort=Effort.AT_ONCE)


def velenje() -> Problem:
    case = read_case(VELENJE)
    return build_problem(admissible_contracts(case, policy_book().on(case.on)))


@pytest.mark.parametrize("seed", range(150))
def test_no_goal_is_said_to_be_better_than_it_can_be(seed: int) -> None:
    problem = random_problem(seed)
    try:
        best = choose(problem)
    except NoChoiceError:
        return
    quick = checked(problem, choose(problem, AT_ONCE))
    for proven, glanced in zip(best.goals, quick.goals, strict=True):
        assert glanced.value <= proven.value <= glanced.bound
        if glanced.value < proven.value:
            assert not glanced.proven
            break  # the later goals are asked under another value of this one


def test_the_awards_of_the_town_are_those_of_the_proof() -> None:
    problem = velenje()
    best, quick = solve(problem), checked(problem, solve(problem, AT_ONCE))
    goals = {goal.goal: goal for goal in quick.goals}
    for goal in best.goals[:3]:
        assert goals[goal.goal].value == goal.value
        assert goals[goal.goal].proven
    assert goals[Goal.CO_FUNDED_AWARDS].value == 104


def test_the_same_choice_comes_each_time() -> None:
    problem = velenje()
    assert solve(problem, AT_ONCE).chosen == solve(problem, AT_ONCE).chosen


def test_what_a_watcher_raises_ends_the_solve() -> None:
    class EnoughError(Exception):
        pass

    def enough(_: Progress) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        solve(velenje(), SolveParams(inside=enough))
