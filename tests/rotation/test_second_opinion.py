"""The plain CP-SAT model of the benchmark reaches the same values."""

import pytest

from benchmarks.peers.plain_rotation import plain
from benchmarks.rotation_instances import instance
from matching.rotation.solve import solve


@pytest.mark.parametrize("uniform", [True, False], ids=["alike", "differ"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_plain_model_reaches_the_same_people_stays_and_wishes(
    seed: int, *, uniform: bool
) -> None:
    problem = instance(12, 6, 2, seed, uniform=uniform)
    stages = plain(problem, seconds=60)
    assert all(stage.value == stage.bound for stage in stages)
    ours = solve(problem)
    assert [goal.value for goal in ours.goals[:3]] == [stage.value for stage in stages]
    assert ours.unique
