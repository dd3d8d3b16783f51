"""Time limits hold: what is not done by then is killed, and the answer in hand stays honest."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from matching.domain import Goal
from matching.engine import run
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver import climb, hard_stop
from matching.solver.checked import checked
from matching.solver.hard_stop import GRACE, LateError, make_ready, relax_until, solve_until
from matching.solver.linear import Backend, Program, Status, relax, solve_integer
from matching.solver.problem import Problem, build_problem
from matching.solver.result import Progress, Proof
from matching.solver.solve import SolveParams, solve
from scenarios.generate import generate
from tests.solver.made import EUR, a_problem, offer

CASES = Path(__file__).parents[2] / "scenarios" / "cases"
LIMIT = 1.0
"""Seconds; the programs below take hours."""
SLACK = 1.0
"""Seconds by which a loaded machine may be late beside the grace."""


@pytest.fixture(autouse=True)
def loaded() -> Iterator[None]:
    """The other process has loaded all, so that its start is not measured."""
    make_ready()
    relax_until(endless(2), time.monotonic() + 60)
    yield
    hard_stop._end_all()


def endless(columns: int = 50) -> Program:
    """A market split: each of a few rows met exactly, by half of its sum. None is known to be."""
    random = np.random.default_rng(3)
    matrix = random.integers(0, 100, (6, columns)).astype(np.float64)
    half = matrix.sum(axis=1) // 2
    return Program(
        objective=np.zeros(columns),
        matrix=csr_matrix(matrix),
        lower=half,
        upper=half,
        most=np.ones(columns),
    )


def tight(scholars: int = 60, lines: int = 6) -> Problem:
    """Points under many lines with unlike costs: a program that no search closes in time."""
    random = Random(7)
    names = [f"S{s:02}" for s in range(scholars)]
    costs = {name: [random.randint(100, 999) * EUR for _ in range(lines)] for name in names}
    return a_problem(
        [offer(name, "P", costs=costs[name]) for name in names],
        places={"P": scholars},
        lines=[sum(cost[line] for cost in costs.values()) // 2 for line in range(lines)],
        points={name: sum(costs[name]) // EUR + random.randint(0, 500) for name in names},
        goals=(Goal.POINTS,),
    )


def taken(begun: float) -> float:
    return time.monotonic() - begun


@pytest.mark.parametrize("backend", list(Backend))
def test_a_program_ends_at_its_limit(backend: Backend) -> None:
    begun = time.monotonic()
    found = solve_until(endless(), backend, deadline=begun + LIMIT)
    assert taken(begun) < LIMIT + GRACE + SLACK
    assert found.status is Status.UNKNOWN
    assert len(found.x) == 0


def test_a_solver_that_passes_its_own_limit_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hard_stop, "GRACE", -LIMIT / 2)  # long before the solver would stop
    begun = time.monotonic()
    found = solve_until(endless(), Backend.HIGHS, deadline=begun + LIMIT)
    assert taken(begun) < LIMIT + SLACK
    assert found.status is Status.UNKNOWN
    with pytest.raises(LateError):
        relax_until(endless(), time.monotonic() + hard_stop.SHORTEST)
    monkeypatch.undo()
    again = solve_until(endless(2), Backend.HIGHS, deadline=time.monotonic() + 60)
    assert again.status is Status.INFEASIBLE


def test_in_time_both_processes_say_the_same() -> None:
    program = replace(
        endless(20), lower=np.full(6, -np.inf), objective=np.arange(20, dtype=np.float64)
    )
    here = solve_integer(program, seconds=None, backend=Backend.HIGHS)
    there = solve_until(program, Backend.HIGHS, deadline=time.monotonic() + 60)
    assert here.status is there.status is Status.OPTIMAL
    assert here.x.tolist() == there.x.tolist()
    one, other = relax(program), relax_until(program, time.monotonic() + 60)
    assert one is not None
    assert other is not None
    assert one.x.tolist() == other.x.tolist()
    assert one.duals.tolist() == other.duals.tolist()


def test_without_a_limit_nothing_is_started() -> None:
    hard_stop._end_all()
    assert solve(a_problem([offer("A"), offer("B")])).unique
    assert not hard_stop._idle


def test_a_goal_ends_at_its_limit_with_a_checked_choice_and_its_gap() -> None:
    problem = tight()
    begun = time.monotonic()
    result = checked(problem, solve(problem, SolveParams(seconds_per_goal=LIMIT)))
    assert taken(begun) < LIMIT + 2 * GRACE + SLACK
    (points,) = result.goals
    assert points.proof is Proof.OPEN
    assert 0 < points.value < points.bound
    assert not result.unique


def test_even_where_every_search_is_killed_the_result_is_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hard_stop, "GRACE", -0.99 * LIMIT)
    problem = tight()
    result = checked(problem, solve(problem, SolveParams(seconds_per_goal=LIMIT)))
    assert result.chosen
    assert 0 < result.goals[0].value < result.goals[0].bound


def test_whoever_looks_inside_sees_the_gap_close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(climb, "FEW", 0)
    case = generate(60, 2)
    problem = build_problem(admissible_contracts(case, policy_book().on(case.on)))
    seen: list[Progress] = []
    reached: list[Progress] = []
    result = solve(problem, SolveParams(watch=reached.append, inside=seen.append))
    assert [each.goal for each in reached] == list(problem.goals)
    assert seen
    ends = {goal.goal: goal for goal in result.goals}
    assert all(each.value <= ends[each.goal].value <= each.bound for each in seen)


ORPHANING = """
import os, sys, time
from matching.solver import hard_stop
from matching.solver.linear import Backend
from tests.solver.test_hard_stop import endless
hard_stop.make_ready()
hard_stop.relax_until(endless(2), time.monotonic() + 60)
print(hard_stop._idle[0].process.pid, flush=True)
hard_stop.solve_until(endless(), Backend.HIGHS, deadline=time.monotonic() + 3600)
"""


def test_the_other_process_ends_with_whoever_asked_even_in_the_middle_of_a_program() -> None:
    with Popen([sys.executable, "-c", ORPHANING], stdout=PIPE, text=True) as asking:
        assert asking.stdout
        other = int(asking.stdout.readline())
        asking.kill()
    for _ in range(600):
        if not runs(other):
            break
        time.sleep(0.05)
    assert not runs(other)


def runs(pid: int) -> bool:
    """Whether a process is there and not only waiting to be taken note of."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("seconds", [0.05, 0.1, 0.15, 0.2])
def test_a_goal_left_open_tells_what_the_last_choice_has(seconds: float) -> None:
    case = read_case(CASES / "velenje-100")
    made = run(case, policy_book(), SolveParams(seconds_per_goal=seconds))  # recounted on the way
    assert all(goal.value <= goal.bound for goal in made.result.goals)
