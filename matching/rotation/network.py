"""Flows of least cost, one goal after the other: each over the flows that the last one left.

The flows as cheap as one of least cost are those that differ from it only on arcs whose price is 0
(complementary slackness); the prices follow from the shortest ways in the residual graph.
"""

from dataclasses import dataclass, replace

import numpy as np
from ortools.graph.python import min_cost_flow

from matching.rotation.problem import BoolArray, IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What may flow.

    Parameters
    ----------
    tail, head, room : of each arc, shape (arcs,). supply : of each node, shape (nodes,).
    held : arcs whose flow is settled, and ``flow`` on all arcs; both of shape (arcs,).
    """

    tail: IntArray
    head: IntArray
    room: IntArray
    supply: IntArray
    held: BoolArray
    flow: IntArray


def largest(network: Network, cost: IntArray) -> Network:
    """The largest flow that the supplies allow, of least cost; its supplies are what it needs."""
    solver = _solver(network, cost)
    status = solver.solve_max_flow_with_min_cost()
    assert status == solver.OPTIMAL, status
    flow = solver.flows(np.arange(len(network.tail)))
    out, into = _ends(network, flow)
    return replace(network, flow=flow, supply=out - into)


def cheapest(network: Network, cost: IntArray) -> Network:
    """A flow of least cost over the arcs that are not settled."""
    open_ = np.flatnonzero(~network.held)
    out, into = _ends(network, np.where(network.held, network.flow, 0))
    part = replace(
        network,
        tail=network.tail[open_],
        head=network.head[open_],
        room=network.room[open_],
        supply=network.supply - out + into,
    )
    solver = _solver(part, cost[open_])
    status = solver.solve()
    assert status == solver.OPTIMAL, status
    flow = network.flow.copy()
    flow[open_] = solver.flows(np.arange(len(open_)))
    return replace(network, flow=flow)


def as_cheap(network: Network, cost: IntArray) -> Network:
    """The network of all flows that cost as little as this one, which is of least cost."""
    price = _potential(network, cost)
    reduced = cost + price[network.tail] - price[network.head]
    return replace(network, held=network.held | (reduced != 0))


def _potential(network: Network, cost: IntArray) -> IntArray:
    """Shortest ways to each node over arcs with room left and back over used ones."""
    ahead = ~network.held & (network.flow < network.room)
    back = ~network.held & (network.flow > 0)
    tail = np.concatenate([network.tail[ahead], network.head[back]])
    head = np.concatenate([network.head[ahead], network.tail[back]])
    length = np.concatenate([cost[ahead], -cost[back]])
    distance = np.zeros(len(network.supply), dtype=np.int64)
    while True:
        before = distance.copy()
        np.minimum.at(distance, head, distance[tail] + length)
        if np.array_equal(before, distance):
            return distance


def _ends(network: Network, flow: IntArray) -> tuple[IntArray, IntArray]:
    """What flows out of each node and into it."""
    nodes = len(network.supply)
    out, into = (
        np.bincount(ends, weights=flow, minlength=nodes).astype(np.int64)
        for ends in (network.tail, network.head)
    )
    return out, into


def _solver(network: Network, cost: IntArray) -> min_cost_flow.SimpleMinCostFlow:
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(network.tail, network.head, network.room, cost)
    solver.set_nodes_supplies(np.arange(len(network.supply)), network.supply)
    return solver
