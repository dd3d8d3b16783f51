"""Our side of a work, in a process of its own: prints the same steps as the peers."""

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks.instances import Kind
from benchmarks.peers.steps import fingerprint, peak, say
from benchmarks.problem_file import read
from matching.solver.checked import checked
from matching.solver.choice import deferred_acceptance
from matching.solver.problem import LEVELS, NOBODY, Problem
from matching.solver.result import Progress, SolveResult
from matching.solver.solve import SolveParams, solve


def main() -> None:
    """Read the arguments and answer the one question."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", type=Kind)
    parser.add_argument("file", type=Path)
    parser.add_argument("seconds", type=float)
    args = parser.parse_args()
    problem = read(args.file)
    match args.kind:
        case Kind.GOALS:
            _goals(problem, args.seconds)
        case Kind.DEFERRED:
            _deferred(problem)
        case Kind.FRONTIER:
            raise NotImplementedError(args.kind)


def _goals(problem: Problem, seconds: float) -> None:
    """Solve, with the time at which each goal was reached; then check, timed apart."""
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
    say(step="end", mebibytes=peak())


if __name__ == "__main__":
    main()
