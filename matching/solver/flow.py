"""Min-cost flows over a problem: awards at least cost, and what the next award would cost.

Scholars, positions and employers are the nodes; places and employers' limits nest, so that everything
but lines and goals reached is a flow (OR-Tools `SimpleMinCostFlow`). The prices of places and limits
follow from the shortest ways left in the residual graph (Bellman-Ford, a sweep of numpy a round).
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from matching.solver.problem import IntArray, Problem

FAR = 1 << 60
"""Distance of what cannot be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Contracts at least cost.

    Parameters
    ----------
    chosen : contracts by index in the problem, rising.
    cost : sum of the costs given.
    """

    chosen: IntArray
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What one more place would save: shape (positions,), (employers,); and one more award of each
    group of scholars costs, `FAR` where there is none.
    """

    position: IntArray
    employer: IntArray
    award: tuple[int, ...]


def cheapest(
    problem: Problem, contracts: IntArray, cost: IntArray, groups: IntArray, counts: list[int]
) -> Flow:
    """Up to ``counts[g]`` awards to scholars of each group g, the most there are, at least cost.

    Parameters
    ----------
    contracts : contracts that may be chosen. cost : of each of them, >= 0.
    groups : group of each scholar, shape (scholars,).
    """
    scholars, positions = len(problem.scholars), len(problem.positions)
    first_position, first_employer = scholars, scholars + positions
    sink = first_employer + len(problem.employers)
    network = min_cost_flow.SimpleMinCostFlow()
    present = np.unique(problem.scholar[contracts])
    everyone = np.arange(positions)
    tails = (
        sink + 1 + groups[present],
        problem.scholar[contracts],
        first_position + everyone,
        first_employer + np.arange(len(problem.employers)),
    )
    heads = (
        present,
        first_position + problem.position[contracts],
        first_employer + problem.employer,
        np.full(len(problem.employers), sink),
    )
    rooms = (
        np.ones_like(present),
        np.ones_like(contracts),
        problem.capacity,
        problem.employer_limit,
    )
    costs = (np.zeros_like(present), cost, np.zeros(positions), np.zeros(len(problem.employers)))
    arcs = network.add_arcs_with_capacity_and_unit_cost(
        *(np.concatenate(part).astype(np.int64) for part in (tails, heads, rooms, costs))
    )
    for group, count in enumerate(counts):
        network.set_node_supply(sink + 1 + group, count)
    network.set_node_supply(sink, -sum(counts))
    status = network.solve_max_flow_with_min_cost()
    assert status == network.OPTIMAL, status
    taken = network.flows(arcs[len(present) : len(present) + len(contracts)]) > 0
    return Flow(chosen=contracts[taken], cost=int(cost[taken].sum()))


def prices(
    problem: Problem, contracts: IntArray, cost: IntArray, groups: IntArray, flow: Flow
) -> Prices:
    """Prices at a flow of least cost.

    A distance is the least cost of leading one more award from a node to the sink: past a position
    with room, or by moving someone who is there. There are no cycles of negative cost, so that the
    sweeps end.
    """
    scholar, position = problem.scholar[contracts], problem.position[contracts]
    taken = np.isin(contracts, flow.chosen)
    at_position = np.bincount(position[taken], minlength=len(problem.positions))
    at_employer = np.bincount(
        problem.employer[position[taken]], minlength=len(problem.employers)
    )
    has_room = at_position < problem.capacity
    from_scholar = np.full(len(problem.scholars), FAR)
    from_position = np.full(len(problem.positions), FAR)
    from_employer = np.where(at_employer < problem.employer_limit, 0, FAR)
    from_source = np.full(int(groups.max(initial=0)) + 1, FAR)
    waiting = np.setdiff1d(np.arange(len(problem.scholars)), scholar[taken])
    placed = scholar[taken]
    used = np.flatnonzero(at_position)
    while True:
        before = (from_source.copy(), from_scholar.copy(), from_position.copy())
        _lower(from_position, np.flatnonzero(has_room), from_employer[problem.employer[has_room]])
        _lower(from_position, position[taken], _plus(from_scholar[placed], -cost[taken]))
        _lower(from_employer, problem.employer[used], from_position[used])
        _lower(
            from_scholar, scholar[~taken], _plus(from_position[position[~taken]], cost[~taken])
        )
        _lower(from_source, groups[waiting], from_scholar[waiting])
        _lower(from_scholar, placed, from_source[groups[placed]])
        if all(map(np.array_equal, before, (from_source, from_scholar, from_position))):
            break
    return Prices(
        position=_bounded(from_position) - _bounded(from_employer)[problem.employer],
        employer=_bounded(from_employer),
        award=tuple(int(price) for price in from_source),
    )


def _lower(values: IntArray, at: IntArray, to: IntArray) -> None:
    np.minimum.at(values, at, to)


def _plus(distance: IntArray, cost: IntArray) -> IntArray:
    total: IntArray = np.where(distance >= FAR, FAR, distance + cost)
    return total


def _bounded(distance: IntArray) -> IntArray:
    """Prices of what cannot be reached: as high as any that can."""
    reached = distance < FAR
    top = int(distance[reached].max(initial=0))
    bounded: IntArray = np.where(reached, distance, top)
    return bounded

