"""The solver against two others on thousands of random problems: every goal value is the same.

Small ones by looking at every choice there is, larger ones by the HiGHS of scipy with a model
written down once more. ``pytest --long`` takes 100,000 of them.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from matching.domain import Goal
from matching.errors import ClashError
from matching.solver import level_leasts
from matching.solver.checked import checked
from matching.solver.problem import Problem
from matching.solver.result import SolveResult
from matching.solver.solve import solve
from tests.solver.drawn import drawn_problem, kinds_of
from tests.solver.second import Second, ladder, leasts_of, values_of
from tests.solver.small import best_by_looking

CHUNK = 100
CASES = {"looked_at": 1_700, "modelled": 300}
LONG = 50
"""How often as many with ``--long``."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Seeds in chunks, so that several processes share them."""
    times = LONG if metafunc.config.getoption("long") else 1
    for name, cases in CASES.items():
        if name in metafunc.fixturenames:
            chunks = [range(at, at + CHUNK) for at in range(0, cases * times, CHUNK)]
            metafunc.parametrize(name, chunks, ids=[f"{chunk.start}" for chunk in chunks])


def small(seed: int) -> Problem:
    """Few enough choices to look at them all."""
    return drawn_problem(seed, scholars=(2, 6), positions=(2, 4))


def larger(seed: int) -> Problem:
    """Too many choices to look at."""
    return drawn_problem(1_000_000 + seed, scholars=(8, 24), positions=(4, 12))


def roads(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other problem goes by flows where it can, as the large ones do."""
    monkeypatch.setattr(level_leasts, "FEW", 0 if seed % 2 else 1_000_000)


def proven(problem: Problem) -> SolveResult:
    """What the solver chooses, checked and proven."""
    result = checked(problem, solve(problem))
    assert all(goal.proven and goal.bound == goal.value for goal in result.goals)
    return result


def values(result: SolveResult) -> list[int]:
    """What it reaches, goal by goal."""
    return [goal.value for goal in result.goals]


def modelled_values(problem: Problem) -> list[int | None] | None:
    """What the model reaches; None if there is no choice at all."""
    if Second(problem).best(values_of(problem, problem.goals[0])) is None:
        return None
    return list(ladder(problem, leasts_of(problem), problem.goals))


def test_every_goal_is_what_looking_at_every_choice_finds(
    looked_at: range, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in looked_at:
        problem = small(seed)
        roads(seed, monkeypatch)
        expected = best_by_looking(problem)
        if expected is None:
            with pytest.raises(ClashError):
                solve(problem)
        else:
            result = proven(problem)
            assert values(result) == expected[1], seed
            if Goal.DRAW in problem.goals:
                assert result.unique
                assert list(result.chosen) == expected[0], seed


def test_every_goal_is_what_another_model_and_solver_find(
    modelled: range, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in modelled:
        problem = larger(seed)
        roads(seed, monkeypatch)
        expected = modelled_values(problem)
        if expected is None:
            with pytest.raises(ClashError):
                solve(problem)
        else:
            assert values(proven(problem)) == expected, seed


@pytest.mark.parametrize("draw", [small, larger])
def test_every_sort_of_problem_is_among_them(draw: Callable[[int], Problem]) -> None:
    seen = Counter(kind for seed in range(300) for kind in kinds_of(draw(seed)))
    assert set(seen) == {
        "several lines",
        "lines apart",
        "employer limit",
        "least numbers",
        "unfunded twins",
        "pins",
        "every goal",
    }
    assert min(seen.values()) >= 3, seen
