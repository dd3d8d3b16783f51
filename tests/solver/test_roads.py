"""The roads of `optimal` against each other: taken apart by occupation, or searched as a whole."""

from dataclasses import replace
from random import Random

import pytest

from matching.money import Cents
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver import apart, climb, optimal
from matching.solver.checked import checked
from matching.solver.problem import Problem, build_problem
from matching.solver.solve import solve
from scenarios.generate import generate


def problem_of(seed: int) -> Problem:
    random = Random(seed)
    case = generate(random.randint(40, 80), seed)
    line = case.budget[0]
    if random.random() < 0.5:
        case = replace(case, budget=(replace(line, limit=Cents(line.limit * 7 // 10)),))
    return build_problem(admissible_contracts(case, policy_book().on(case.on)))


@pytest.mark.parametrize("seed", range(6))
def test_taken_apart_or_whole_the_awards_are_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = problem_of(seed)
    whole = checked(problem, solve(problem))
    found: list[apart.Summit | None] = []

    def told(*args: object, **kwargs: object) -> apart.Summit | None:
        found.append(summit(*args, **kwargs))  # type: ignore[arg-type]
        return found[-1]

    summit = apart.summit
    monkeypatch.setattr(climb, "FEW", 0)
    monkeypatch.setattr(apart, "FEWEST_PARTS", 2)
    monkeypatch.setattr(optimal, "summit", told)
    in_parts = checked(problem, solve(problem))
    assert in_parts.chosen == whole.chosen
    assert [goal.value for goal in in_parts.goals] == [goal.value for goal in whole.goals]
    assert in_parts.unique == whole.unique
    assert in_parts.draw_rounds == whole.draw_rounds
    assert all(each is not None for each in found)
