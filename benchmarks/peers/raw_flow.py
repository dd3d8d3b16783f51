"""One SimpleMinCostFlow solve of the same graph, without lines: the physical limit."""

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from .steps import peak, say


def main() -> None:
    """Most awards at least cost (first line, or ranks where there is none)."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    with np.load(parser.parse_args().file) as data:
        tail, head, capacity, cost, scholars, sink = _graph(data)
    begun = time.perf_counter()
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tail, head, capacity, cost)
    flow.set_node_supply(0, scholars)
    flow.set_node_supply(sink, -scholars)
    say(step="built", seconds=time.perf_counter() - begun)
    begun = time.perf_counter()
    status = flow.solve_max_flow_with_min_cost()
    taken = time.perf_counter() - begun
    proven = status == flow.OPTIMAL
    say(step="flow", seconds=taken, value=flow.maximum_flow(), proven=proven, exact=True)
    say(step="end", mebibytes=peak(), finished=True)


def _graph(data: Any) -> tuple[Any, Any, Any, Any, int, int]:
    """Source 0, scholars, positions, employers, sink."""
    scholars, positions = len(data["obliged"]), len(data["capacity"])
    employers = len(data["employer_limit"])
    scholar = 1 + np.arange(scholars)
    position = 1 + scholars + np.arange(positions)
    employer = 1 + scholars + positions + np.arange(employers)
    sink = 1 + scholars + positions + employers
    ranks = data["cost"].shape[1] == 0
    keep = np.full(len(data["funded"]), fill_value=True) if ranks else data["funded"]
    own = (data["scholar_rank"] if ranks else data["cost"][:, 0])[keep]
    parts = (
        (np.zeros(scholars), scholar, np.ones(scholars), np.zeros(scholars)),
        (scholar[data["scholar"][keep]], position[data["position"][keep]], np.ones(len(own)), own),
        (position, employer[data["employer"]], data["capacity"], np.zeros(positions)),
        (employer, np.full(employers, sink), data["employer_limit"], np.zeros(employers)),
    )
    tail, head, capacity, cost = (np.concatenate(column) for column in zip(*parts, strict=True))
    ints = [part.astype(np.int64) for part in (tail, head, capacity, cost)]
    return (ints[0], ints[1], ints[2], ints[3], scholars, sink)


if __name__ == "__main__":
    main()
