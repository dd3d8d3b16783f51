"""Min-cost flows over a problem: awards at least cost, and what the next one would cost.

Scholars, positions and employers are the nodes. Places and employers' limits nest, so that all but
lines and goals reached is a flow (OR-Tools `SimpleMinCostFlow`). The prices of places and limits
follow from the shortest ways left in the residual graph (Bellman-Ford, each sweep in numpy).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from matching.solver.problem import IntArray, Problem

FAR = 1 << 60
"""Distance of what cannot be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What may flow.

    Parameters
    ----------
    contracts : contracts that may be chosen, by index in the problem, rising.
    cost : of each of them.
    groups : group of each scholar, 0, 1, ..., shape (scholars,).
    """

    problem: Problem
    contracts: IntArray
    cost: IntArray
    groups: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Contracts chosen, rising, and the sum of their costs."""

    chosen: IntArray
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What one more place would save, and what one more award would cost.

    Parameters
    ----------
    position : shape (positions,). employer : shape (employers,).
    award : of each group of scholars.
    """

    position: IntArray
    employer: IntArray
    award: IntArray


def cheapest(network: Network, counts: Sequence[int]) -> Flow:
    """Up to ``counts[g]`` awards to scholars of each group g: the most there are, at least cost."""
    flow, offers = _graph(network, counts, 0)
    status = flow.solve_max_flow_with_min_cost()
    assert status == flow.OPTIMAL, status
    return _taken(network, flow.flows(offers))


def cheapest_with(network: Network, leasts: Sequence[int], awards: int) -> Flow | None:
    """So many awards, ``leasts[g]`` of them or more to each group g, at least cost; None if none.

    A group whose least number is its size has to be awarded as a whole.
    """
    flow, offers = _graph(network, leasts, awards - sum(leasts))
    return _taken(network, flow.flows(offers)) if flow.solve() == flow.OPTIMAL else None


def _taken(network: Network, flows: IntArray) -> Flow:
    taken = flows > 0
    return Flow(chosen=network.contracts[taken], cost=int(network.cost[taken].sum()))


def _graph(
    network: Network, counts: Sequence[int], anybody: int
) -> tuple[min_cost_flow.SimpleMinCostFlow, IntArray]:
    """``counts`` awards flow from the groups, and so many more from one node before all groups.

    From there to scholars, positions, employers and the end. Also the arcs of the contracts.
    """
    problem, contracts = network.problem, network.contracts
    first_position = len(problem.scholars)
    first_employer = first_position + len(problem.positions)
    sink = first_employer + len(problem.employers)
    first_group, source = sink + 1, sink + 1 + len(counts)
    scholars = np.unique(problem.scholar[contracts])
    positions, employers = np.arange(len(problem.positions)), np.arange(len(problem.employers))
    groups = first_group + np.arange(len(counts) if anybody else 0)
    layers = (
        (
            problem.scholar[contracts],
            first_position + problem.position[contracts],
            np.ones_like(contracts),
        ),
        (first_group + network.groups[scholars], scholars, np.ones_like(scholars)),
        (first_position + positions, first_employer + problem.employer, problem.capacity),
        (first_employer + employers, np.full_like(employers, sink), problem.employer_limit),
        (np.full_like(groups, source), groups, np.full_like(groups, anybody)),
    )
    tails, heads, rooms = (np.concatenate(part) for part in zip(*layers, strict=True))
    costs = np.zeros_like(rooms)
    costs[: len(contracts)] = network.cost
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, rooms, costs)
    for node, count in enumerate((*counts, anybody), first_group):
        flow.set_node_supply(node, int(count))
    flow.set_node_supply(sink, -(sum(counts) + anybody))
    return flow, arcs[: len(contracts)]


def prices(network: Network, flow: Flow, most: int) -> Prices:
    """Prices at a flow of least cost; nothing is worth more than ``most``.

    A distance is the least cost of leading one more award from a node to the sink: past a position
    with room, by moving someone who is there, or by leaving someone without and paying for another.
    There are no cycles of negative cost, so that the sweeps end.
    """
    problem, cost, groups = network.problem, network.cost, network.groups
    scholar, position = problem.scholar[network.contracts], problem.position[network.contracts]
    taken = np.isin(network.contracts, flow.chosen)
    placed, placed_at = scholar[taken], position[taken]
    at_position = np.bincount(placed_at, minlength=len(problem.positions))
    at_employer = np.bincount(problem.employer[placed_at], minlength=len(problem.employers))
    waiting = np.setdiff1d(np.arange(len(problem.scholars)), placed)
    open_positions = np.flatnonzero(at_position < problem.capacity)
    used_positions = np.flatnonzero(at_position)
    from_source = np.full(int(groups.max(initial=0)) + 1, most)
    from_scholar = np.full(len(problem.scholars), FAR)
    from_position = np.full(len(problem.positions), FAR)
    from_employer = np.where(at_employer < problem.employer_limit, 0, FAR)
    while True:
        before = (from_source.copy(), from_scholar.copy(), from_position.copy())
        lower = np.minimum.at
        lower(from_position, open_positions, from_employer[problem.employer[open_positions]])
        lower(from_position, placed_at, _plus(from_scholar[placed], -cost[taken]))
        lower(from_employer, problem.employer[used_positions], from_position[used_positions])
        lower(from_scholar, scholar[~taken], _plus(from_position[position[~taken]], cost[~taken]))
        lower(from_source, groups[waiting], from_scholar[waiting])
        lower(from_scholar, placed, from_source[groups[placed]])
        if all(map(np.array_equal, before, (from_source, from_scholar, from_position))):
            break
    employer = np.minimum(from_employer, most)
    saved = np.minimum(from_position, most) - employer[problem.employer]
    return Prices(position=np.maximum(0, saved), employer=employer, award=from_source)


def _plus(distance: IntArray, cost: IntArray) -> IntArray:
    total: IntArray = np.where(distance >= FAR, FAR, distance + cost)
    return total
