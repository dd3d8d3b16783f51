"""The road of flow: pairs of scholar and host, all goals by a few flows of least cost.

Source, scholars, firms of more than one unit, hosts by occupation, hosts and sink are the nodes.
One flow takes the first four goals with weights, as a unit of one outweighs all that the later
ones can be; then the draw is taken over all flows as cheap.
"""

import math
from dataclasses import dataclass

import numpy as np

from matching.rotation.chosen import Chosen
from matching.rotation.goals import new_firms, value_of
from matching.rotation.network import Network, as_cheap, cheapest, largest
from matching.rotation.outcome import GoalReached, Proof, RotationGoal
from matching.rotation.problem import BITS, BoolArray, IntArray, Problem

ROUNDS = 256 // BITS


OF_PAIRS = (
    RotationGoal.ENOUGH_FIRMS,
    RotationGoal.STAYS,
    RotationGoal.WISHES,
    RotationGoal.EVENNESS,
    RotationGoal.DRAW,
)
"""Goals that do not ask for the periods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graph:
    """A network and its arcs by kind.

    Parameters
    ----------
    pair : arc of each pair. needed : arcs of the stays that scholars need, and ``share`` what
        each such stay is of a person, over the common denominator.
    stay : arcs of a host's stays, one each. stay_cost : 1, 3, 5, ... for the host's k-th stay.
    """

    network: Network
    pair: IntArray
    needed: IntArray
    share: IntArray
    stay: IntArray
    stay_cost: IntArray


def flow(problem: Problem) -> Chosen | None:
    """Choose pairs; None where someone would get only part of the firms that are missing.

    A part of a person counts in a flow, and not in the goal: then the flow is only a bound.
    """
    graph = _graph(problem)
    cost = _cost(problem, graph)
    network = as_cheap(largest(graph.network, cost), cost)
    unique = False
    for round_no in range(ROUNDS):
        cost = np.zeros(len(network.tail), dtype=np.int64)
        open_ = np.flatnonzero(~network.held[graph.pair])
        cost[graph.pair[open_]] = -problem.draw(open_, round_no)
        network = as_cheap(cheapest(network, cost), cost)
        unique = _only(graph, network)
        if unique:
            break
    chosen = np.flatnonzero(network.flow[graph.pair])
    firms = new_firms(problem, chosen)
    if (_can_reach(problem) & (firms > 0) & (firms < problem.need)).any():
        return None
    return Chosen(options=chosen, goals=_goals(problem, chosen), unique=unique)


def _only(graph: _Graph, network: Network) -> bool:
    """Whether no other pairs are as good."""
    differs = np.zeros(len(network.tail), dtype=np.int64)
    differs[graph.pair] = 2 * network.flow[graph.pair] - 1
    other = cheapest(network, differs)
    return np.array_equal(other.flow[graph.pair], network.flow[graph.pair])


def _goals(problem: Problem, chosen: IntArray) -> tuple[GoalReached, ...]:
    values = [(goal, abs(value_of(problem, goal, chosen))) for goal in OF_PAIRS]
    return tuple(
        GoalReached(goal=goal, value=value, bound=value, proof=Proof.FLOW) for goal, value in values
    )


def _can_reach(problem: Problem) -> BoolArray:
    """Scholars with a need who want stays enough, and whom enough new firms take."""
    firms = new_firms(problem, np.flatnonzero(problem.fresh))
    most = np.minimum(problem.wanted, firms)
    reach: BoolArray = (problem.need > 0) & (problem.need <= most)
    return reach


def _cost(problem: Problem, graph: _Graph) -> IntArray:
    """A unit of each goal outweighs all that the later ones can be."""
    evenness = int(graph.stay_cost.sum()) + 1
    wishes = evenness * (int(problem.wish.max(initial=0) * problem.wanted.sum()) + 1)
    cost = np.zeros(len(graph.network.tail), dtype=np.int64)
    cost[graph.stay] = graph.stay_cost
    cost[graph.pair] = -evenness * problem.wish
    cost[graph.needed] = -wishes * graph.share
    return cost


def _graph(problem: Problem) -> _Graph:
    """Source, scholars, firms of a scholar, slots, hosts, sink, in this order of their numbers."""
    scholars, slots, hosts = len(problem.scholars), len(problem.room), len(problem.hosts)
    firm, units = np.unique(problem.firm, return_counts=True)
    first_firm, first_slot = 1 + scholars, 1 + scholars + len(firm)
    first_host = first_slot + slots
    sink = first_host + hosts
    need = np.where(_can_reach(problem), problem.need, 0)
    most = np.minimum(
        np.bincount(problem.host, weights=problem.room, minlength=hosts),
        np.bincount(problem.host[problem.slot], minlength=hosts),
    ).astype(np.int64)
    of_host = np.repeat(np.arange(hosts), most)
    nth = np.arange(len(of_host)) - np.repeat(np.cumsum(most) - most, most)
    shared = units[np.searchsorted(firm, problem.firm)] > 1
    node = first_firm + np.searchsorted(firm, problem.firm)
    _, once = np.unique(problem.firm[shared], return_index=True)
    through = np.flatnonzero(shared)[once]
    every = np.arange(scholars)
    layers = (
        (np.zeros(scholars, dtype=np.int64), 1 + every, need),
        (np.zeros(scholars, dtype=np.int64), 1 + every, problem.wanted - need),
        (1 + problem.scholar[through], node[through], np.ones_like(through)),
        (
            np.where(shared, node, 1 + problem.scholar),
            first_slot + problem.slot,
            np.ones_like(problem.slot),
        ),
        (first_slot + np.arange(slots), first_host + problem.host, problem.room),
        (first_host + of_host, np.full(len(of_host), sink), np.ones_like(of_host)),
    )
    tail, head, room = (np.concatenate(part) for part in zip(*layers, strict=True))
    ends = np.cumsum([len(layer[0]) for layer in layers])
    supply = np.zeros(sink + 1, dtype=np.int64)
    supply[0] = problem.wanted.sum()
    supply[sink] = -supply[0]
    return _Graph(
        network=Network(
            tail=tail,
            head=head,
            room=room,
            supply=supply,
            held=np.zeros(len(tail), dtype=np.bool_),
            flow=np.zeros_like(tail),
        ),
        pair=np.arange(ends[2], ends[3]),
        needed=np.arange(scholars),
        share=np.where(need > 0, math.lcm(*np.unique(need[need > 0]).tolist()), 0)
        // np.maximum(need, 1),
        stay=np.arange(ends[4], ends[5]),
        stay_cost=2 * nth + 1,
    )
