"""The repair against every choice there is: no more earlier awards could have been kept."""

from dataclasses import replace

import numpy as np
import pytest

from matching.errors import CheckError, ClashError
from matching.solver.checked import checked
from matching.solver.confirm import confirm
from matching.solver.problem import NOBODY
from matching.solver.result import Proof
from matching.solver.solve import solve
from tests.repair.looking import best_repair, problem_to_repair
from tests.verify.adversary import with_choice


@pytest.mark.parametrize("block", range(20))
def test_repair_equals_brute_force(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        problem = problem_to_repair(seed)
        expected = best_repair(problem)
        if expected is None:
            with pytest.raises(ClashError):
                solve(problem)
            continue
        result = checked(problem, solve(problem))
        contracts, values = expected
        assert [goal.value for goal in result.goals] == values, seed
        assert list(result.chosen) == contracts, seed
        assert result.goals[0].proven


def test_most_repairs_keep_some_awards_and_lose_some() -> None:
    """Otherwise the comparison above would compare little."""
    seen = {"all": 0, "some": 0, "none": 0}
    for seed in range(100):
        problem = problem_to_repair(seed)
        expected = best_repair(problem)
        if expected is not None:
            had = int((problem.earlier >= 0).sum())
            kept = expected[1][0]
            seen["none" if kept == 0 else "all" if kept == had else "some"] += 1
    assert min(seen["all"], seen["some"]) >= 5


def test_a_choice_that_keeps_fewer_is_rejected_by_the_multipliers() -> None:
    rejected = 0
    for seed in range(25):
        problem = problem_to_repair(seed)
        if best_repair(problem) is None:
            continue
        result = solve(problem)
        forgetful = solve(replace(problem, earlier=np.full_like(problem.earlier, NOBODY)))
        said = with_choice(problem, result, forgetful.chosen)
        if result.goals[0].proof is Proof.DUALITY and said.goals[0].value < result.goals[0].value:
            with pytest.raises(CheckError, match="kept_awards"):
                confirm(problem, said)
            rejected += 1
    assert rejected >= 5


def test_a_kept_award_too_many_is_not_believed() -> None:
    problem = problem_to_repair(1)
    result = solve(problem)
    kept = replace(result.goals[0], value=result.goals[0].value + 1)
    with pytest.raises(CheckError, match="goal kept_awards: said to be"):
        checked(problem, replace(result, goals=(kept, *result.goals[1:])))


def test_least_numbers_of_levels_are_no_excuse_for_a_lost_award() -> None:
    problem = next(
        problem
        for problem in map(problem_to_repair, range(100))
        if problem.least_share_of_level and best_repair(problem) is not None
    )
    result = solve(problem)
    leaning = replace(result.multipliers[0], least=(1,) * len(result.leasts))
    with pytest.raises(CheckError, match="before the least numbers"):
        confirm(problem, replace(result, multipliers=(leaning, *result.multipliers[1:])))
