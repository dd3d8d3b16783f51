"""The solver against every choice there is, on small random problems."""

import pytest

from matching.errors import ClashError
from matching.solver.checked import checked
from matching.solver.solve import solve
from tests.solver.small import best_by_looking, random_problem


@pytest.mark.parametrize("block", range(20))
def test_optimal_equals_brute_force(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        problem = random_problem(seed)
        expected = best_by_looking(problem)
        if expected is None:
            with pytest.raises(ClashError):
                solve(problem)
            continue
        result = checked(problem, solve(problem))
        chosen, values = expected
        assert [goal.value for goal in result.goals] == values, seed
        assert list(result.chosen) == chosen, seed
        assert all(goal.proven and goal.bound == goal.value for goal in result.goals)
        assert result.unique
