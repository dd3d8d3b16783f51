"""Our side of a work, in a process of its own: prints the same steps as the peers."""

import argparse
import pickle
import time
from importlib import import_module
from pathlib import Path

import numpy as np

from benchmarks.instances import Kind
from benchmarks.peers.steps import fingerprint, peak, say
from benchmarks.problem_file import budgets
from matching.solver.checked import checked
from matching.solver.choice import deferred_acceptance
from matching.solver.hard_stop import make_ready
from matching.solver.problem import LEVELS, NOBODY, Problem
from matching.solver.result import Progress, SolveResult
from matching.solver.solve import SolveParams, solve
from matching.solver.staircase import staircase


def main() -> None:
    """Read the arguments and answer the one question."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", type=Kind)
    parser.add_argument("file", type=Path)
    parser.add_argument("seconds", type=float)
    args = parser.parse_args()
    problem: Problem = pickle.loads(args.file.read_bytes())
    match args.kind:
        case Kind.GOALS | Kind.ASSIGNMENT | Kind.PROJECTS:
            _goals(problem, args.seconds)
        case Kind.DEFERRED:
            _deferred(problem)
        case Kind.FRONTIER:
            _frontier(problem)


def _goals(problem: Problem, seconds: float) -> None:
    """Solve, with the time at which each goal was reached; then check, timed apart."""
    import_module("matching.solver.optimal")  # nobody's imports are timed
    make_ready()
    say(step="built", seconds=0.0)
    reached: list[float] = []

    def watch(_: Progress) -> None:
        reached.append(time.perf_counter())

    begun = time.perf_counter()
    result = solve(problem, SolveParams(seconds_per_goal=seconds, watch=watch))
    ended = time.perf_counter()
    checked(problem, result)
    check = time.perf_counter() - ended
    _say_goals(result, [begun, *reached])
    say(
        step="end",
        mebibytes=peak(),
        finished=True,
        after_goals=ended - reached[-1],
        check=check,
        unique=result.unique,
        leasts=[f"{LEVELS.index(least.level)}:{least.least}" for least in result.leasts],
    )


def _say_goals(result: SolveResult, times: list[float]) -> None:
    for goal, before, after in zip(result.goals, times[:-1], times[1:], strict=True):
        say(
            step=goal.goal,
            seconds=after - before,
            value=goal.value,
            bound=goal.bound,
            proven=goal.proven,
            exact=True,
        )


def _deferred(problem: Problem) -> None:
    say(step="built", seconds=0.0)
    allowed = np.ones(problem.contracts, dtype=np.bool_)
    begun = time.perf_counter()
    chosen = np.asarray(deferred_acceptance(problem, allowed), dtype=np.int64)
    taken = time.perf_counter() - begun
    at = np.full(len(problem.scholars), NOBODY)
    at[problem.scholar[chosen]] = problem.position[chosen]
    say(
        step="matched",
        seconds=taken,
        value=len(chosen),
        proven=True,
        exact=True,
        fingerprint=fingerprint(at),
    )
    say(step="end", mebibytes=peak(), finished=True)


def _frontier(problem: Problem) -> None:
    """Every budget at once; then the awards at the budgets that peers are asked for."""
    say(step="built", seconds=0.0)
    begun = time.perf_counter()
    stairs = staircase(problem, 0)
    taken = time.perf_counter() - begun
    for number, budget in enumerate(budgets(problem)):
        at = stairs.at(int(budget))
        value = 0 if at is None else at.awards
        seconds = 0.0 if number else taken
        say(step=f"budget {number}", seconds=seconds, value=value, proven=True, exact=True)
    say(step="end", mebibytes=peak(), finished=True)


if __name__ == "__main__":
    main()
