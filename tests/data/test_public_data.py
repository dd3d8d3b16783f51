"""Public data with known answers; what others made stays in its own folder."""

from pathlib import Path

import pytest

from matching.domain import Goal
from matching.engine import run
from matching.rules.book import policy_book
from matching.solver.checked import checked
from matching.solver.problem import Problem
from matching.solver.result import SolveResult
from matching.solver.solve import solve
from tests.data.glasgow import glasgow_case
from tests.solver.made import a_problem, offer, value

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the public data (../shared/data) is not on this machine"
)


def assignment(size: int) -> Problem:
    """An assignment problem of the OR-Library: everyone may have every place, at its own cost."""
    text = (DATA / "orlib_assign" / f"assign{size}.txt").read_text(encoding="utf-8")
    n, *costs = [int(number) for number in text.split()]
    return a_problem(
        (
            offer(f"S{i // n:03}", f"P{i % n:03}", costs=(), public=cost, funded=False)
            for i, cost in enumerate(costs)
        ),
        lines=(),
        goals=(Goal.AWARDS, Goal.PUBLIC_COST),
    )


def glasgow(session: int) -> SolveResult:
    """The match of a session of student projects."""
    case = glasgow_case(DATA / "glasgow_projects" / f"00038-0000000{session}.soi")
    return run(case, policy_book()).result


def is_proven(result: SolveResult) -> bool:
    """Whether nothing better exists, in any goal."""
    return all(goal.proven for goal in result.goals)


@pytest.mark.parametrize(
    ("size", "least_cost"),
    [
        (100, 305),
        (200, 475),
        (300, 626),
        (400, 804),
        (500, 991),
    ],
)
def test_an_assignment_of_the_or_library_costs_what_is_known(size: int, least_cost: int) -> None:
    problem = assignment(size)
    result = checked(problem, solve(problem))
    assert is_proven(result)
    assert (value(result, Goal.AWARDS), -value(result, Goal.PUBLIC_COST)) == (size, least_cost)


@pytest.mark.parametrize(
    ("session", "placed", "sum_of_ranks"), [(4, 34, 50), (5, 31, 44), (6, 38, 58)]
)
def test_the_projects_of_glasgow_place_as_many_with_ranks_as_low_as_is_known(
    session: int, placed: int, sum_of_ranks: int
) -> None:
    result = glasgow(session)
    assert is_proven(result)
    assert value(result, Goal.AWARDS) == placed
    assert -value(result, Goal.SCHOLAR_RANKS) == sum_of_ranks
