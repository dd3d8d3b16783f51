"""What holds for every problem: more money is never worse, and what someone holds is never lost."""

from dataclasses import replace

import numpy as np
import pytest

from matching.domain import Goal, Mechanism
from matching.money import BasisPoints
from matching.solver.problem import Problem
from matching.solver.solve import solve
from tests.mechanisms.problems import held
from tests.solver.small import every_choice, random_problem

BLOCKS = 5


def _awards_only(seed: int) -> Problem:
    return replace(random_problem(seed), goals=(Goal.CO_FUNDED_AWARDS,))


def _budgets(problem: Problem) -> list[int]:
    """Every spend that there is, rising: between two of them nothing changes."""
    return sorted(set((every_choice(problem, with_lines=False) @ problem.cost[:, 0]).tolist()))


def _awards(problem: Problem, left: int) -> int:
    asked = replace(problem, line_limit=np.array([left], dtype=np.int64))
    return solve(asked).goals[0].value


@pytest.mark.parametrize("block", range(BLOCKS))
def test_more_money_never_lowers_the_co_funded_awards(block: int) -> None:
    seen = 0
    for seed in range(20_000 + 20 * block, 20_020 + 20 * block):
        problem = replace(_awards_only(seed), least_share_of_level=BasisPoints(0))
        if len(problem.lines) != 1:
            continue
        awards = [_awards(problem, left) for left in _budgets(problem)[:8]]
        assert awards == sorted(awards), seed
        seen += len(set(awards)) > 1
    assert seen >= 2


def test_with_least_numbers_more_money_may_cost_an_award() -> None:
    """It is not promised, and here is why: with the awards the least number of a level rises."""
    problem = _awards_only(347)
    assert problem.least_share_of_level > 0
    awards = [_awards(problem, left) for left in _budgets(problem)]
    assert awards != sorted(awards)


@pytest.mark.parametrize("mechanism", [each for each in Mechanism if each != "single_employer"])
def test_a_held_place_is_never_lost(mechanism: Mechanism) -> None:
    for seed in range(60):
        problem = replace(held(seed), mechanism=mechanism)
        chosen = np.array(solve(problem).chosen, dtype=np.int64)
        assert sorted(problem.scholar[chosen].tolist()) == list(range(len(problem.scholars)))
        for c in chosen:
            mine = problem.scholar == problem.scholar[c]
            at_held = mine & (problem.position == problem.held[problem.scholar[c]])
            assert problem.scholar_rank[c] <= problem.scholar_rank[at_held].max()
