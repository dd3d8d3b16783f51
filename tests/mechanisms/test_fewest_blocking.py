"""`fewest_blocking` against every choice there is, on small problems of every kind."""

from collections.abc import Callable

import numpy as np
import pytest

from matching.domain import Mechanism
from matching.errors import ClashError
from matching.solver.checked import checked
from matching.solver.goals import value_of
from matching.solver.problem import BoolArray, Problem
from matching.solver.result import Proof
from matching.solver.solve import solve
from tests.mechanisms.brute import count
from tests.mechanisms.problems import WITHOUT_AGREEMENT, crowded, held
from tests.solver.small import every_choice, random_problem

MOST_CHOICES = 300
"""The definition is slow: problems with more choices are left out."""


def best_by_looking(problem: Problem, choices: BoolArray) -> tuple[int, list[int], list[int]]:
    """Fewest blocking pairs, the goals' values among those choices, and the choice."""
    blocking = np.array([count(problem, np.flatnonzero(choice)) for choice in choices])
    choices = choices[blocking == blocking.min()]
    values = []
    for goal in problem.goals:
        value = np.array([value_of(problem, goal, np.flatnonzero(c)) for c in choices])
        values.append(int(value.max()))
        choices = choices[value == value.max()]
    round_no = 1
    while len(choices) > 1:
        weight = choices @ problem.draw(round_no)
        choices = choices[weight == weight.max()]
        round_no += 1
    return int(blocking.min()), values, np.flatnonzero(choices[0]).tolist()


def assert_as_by_looking(problem: Problem) -> bool:
    """Whether the problem was small enough to look at every choice; then all must agree."""
    choices = every_choice(problem)
    if problem.contracts == 0 or len(choices) > MOST_CHOICES:
        return False
    if len(choices) == 0:
        with pytest.raises(ClashError):
            solve(problem)
        return True
    fewest, values, chosen = best_by_looking(problem, choices)
    result = checked(problem, solve(problem))
    assert result.fewest is not None
    assert (result.fewest.value, result.fewest.bound) == (fewest, fewest)
    assert [goal.value for goal in result.goals] == values
    assert list(result.chosen) == chosen
    assert result.unique
    assert {goal.proof for goal in result.goals} == {Proof.SEARCH}
    return True


def mixed(seed: int) -> Problem:
    """With twins, pins, employer limits and up to two lines."""
    return random_problem(seed, mechanism=Mechanism.FEWEST_BLOCKING)


@pytest.mark.parametrize(
    ("family", "seeds", "least"),
    [
        (mixed, range(42_000, 42_080), 60),
        (mixed, range(42_080, 42_160), 60),
        (crowded, range(60), 50),
        (crowded, WITHOUT_AGREEMENT, len(WITHOUT_AGREEMENT)),
        (held, range(40), 35),
    ],
)
def test_no_choice_has_fewer_blocking_pairs_and_then_the_goals_count(
    family: Callable[[int], Problem], seeds: range, least: int
) -> None:
    assert sum(assert_as_by_looking(family(seed)) for seed in seeds) >= least


def test_sometimes_every_choice_has_a_blocking_pair() -> None:
    for seed in WITHOUT_AGREEMENT:
        result = solve(crowded(seed))
        assert result.fewest is not None
        assert result.fewest.value == 1
