"""``python -m benchmarks.rotation_bench``: plans of stays against the plain CP-SAT model.

Ours is timed until every goal (people, stays, wishes, evenness, draw) is proven, and until the
first three are; the plain model until its first three goals are within 1 % of their bounds, or its
limit. A raw flow is one flow of least cost over the pairs of scholar and host, with the wishes as
its only cost. Times are of the processor, so that other work on the machine does not count.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow
from rich.console import Console
from rich.table import Table

from benchmarks.peers.plain_rotation import Stage, plain
from benchmarks.rotation_instances import instance
from matching.rotation.chosen import Solved
from matching.rotation.problem import Problem
from matching.rotation.search import ascend
from matching.rotation.solve import GOALS, solve
from matching.rotation.uniform import pairs_of

SIZES = {130: (24, 10), 1_000: (100, 20), 10_000: (500, 25)}
"""Hosts and occupations by number of scholars."""
SEARCHED_UP_TO = 1_000
"""Above this neither the plain model nor ours is asked for millions of booleans."""
NEAR = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One problem: ours, the plain model, one raw flow; seconds.

    Parameters
    ----------
    ours_near : until the first three goals are proven.
    """

    scholars: int
    uniform: bool
    options: int
    ours: float
    ours_near: float
    solved: Solved
    plain: Sequence[Stage]
    raw_flow: float | None

    @property
    def plain_near(self) -> float | None:
        """Seconds until the plain model had all three goals within 1 %; None if it never had."""
        if len(self.plain) < 3 or any(stage.gap > NEAR for stage in self.plain):
            return None
        return self.plain[-1].seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sizes that are asked, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), choices=list(SIZES))
    parser.add_argument("--seconds", type=float, default=60, help="limit of a goal, plain model")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    console = Console(width=150)
    works = [
        (scholars, uniform)
        for scholars in asked.sizes
        for uniform in (True, False)
        if uniform or scholars <= SEARCHED_UP_TO
    ]
    table = Table(
        "scholars", "places", "booleans", "ours s", "three goals s", "road", "proven",
        "raw flows", "plain s", "plain / ours", "plain's goals: value / bound",
    )  # fmt: skip
    for scholars, uniform in works:
        cells = _cells(measured(scholars, seed=asked.seed, uniform=uniform, seconds=asked.seconds))
        table.add_row(*cells)
        console.print(" | ".join(cells))
    console.print(table)
    return 0


def measured(scholars: int, *, seed: int, uniform: bool, seconds: float) -> Line:
    """One problem, by every road."""
    hosts, occupations = SIZES[scholars]
    problem = instance(scholars, hosts, occupations, seed, uniform=uniform)
    start = time.process_time()
    solved = solve(problem)
    ours = time.process_time() - start
    pairs = pairs_of(problem)
    start = time.process_time()
    if pairs is None:
        ascend(problem, GOALS[:3])
    return Line(
        scholars=scholars,
        uniform=uniform,
        options=problem.options,
        ours=ours,
        ours_near=ours if pairs else time.process_time() - start,
        solved=solved,
        plain=plain(problem, seconds=seconds, gap=NEAR) if scholars <= SEARCHED_UP_TO else (),
        raw_flow=raw_flow(pairs.problem) if pairs else None,
    )


def raw_flow(problem: Problem) -> float:
    """Seconds of one flow of least cost: source, scholars, slots, sink."""
    scholars, slots = len(problem.scholars), len(problem.room)
    sink = 1 + scholars + slots
    start = time.process_time()
    solver = min_cost_flow.SimpleMinCostFlow()
    for tail, head, room, cost in (
        (np.zeros(scholars, dtype=np.int64), 1 + np.arange(scholars), problem.wanted, 0),
        (
            1 + problem.scholar,
            1 + scholars + problem.slot,
            np.ones_like(problem.slot),
            -problem.wish,
        ),
        (1 + scholars + np.arange(slots), np.full(slots, sink), problem.room, 0),
    ):
        solver.add_arcs_with_capacity_and_unit_cost(
            tail, head, room, np.broadcast_to(np.int64(cost), tail.shape).copy()
        )
    wanted = int(problem.wanted.sum())
    solver.set_node_supply(0, wanted)
    solver.set_node_supply(sink, -wanted)
    solver.solve_max_flow_with_min_cost()
    return time.process_time() - start


def _cells(line: Line) -> tuple[str, ...]:
    near = line.plain_near
    ended = line.plain[-1].seconds if line.plain else 0.0
    return (
        f"{line.scholars:,}",
        "alike" if line.uniform else "differ",
        f"{line.options:,}",
        f"{line.ours:.2f}",
        f"{line.ours_near:.2f}",
        str(line.solved.road),
        f"{sum(goal.proven for goal in line.solved.goals)}/{len(line.solved.goals)}",
        f"{line.ours / line.raw_flow:.1f}" if line.raw_flow else "",
        f"{near:.1f}" if near else f"> {ended:.0f}" if ended else "not built",
        f"{'' if near else '> '}{(near or ended) / line.ours_near:.0f}" if ended else "",
        ", ".join(f"{stage.value:,}/{stage.bound:,}" for stage in line.plain),
    )


if __name__ == "__main__":
    raise SystemExit(main())
