"""The road of flow: pairs of scholar and host, all goals by a few flows of least cost.

One flow takes the first four goals with weights, as a unit of one outweighs all that the later
ones can be; then the draw is taken over all flows as cheap.
"""

import numpy as np

from matching.rotation.chosen import Chosen
from matching.rotation.goals import new_firms, value_of
from matching.rotation.graph import Graph, can_reach, graph_of
from matching.rotation.network import Network, as_cheap, cheapest, largest
from matching.rotation.outcome import GoalReached, Proof, RotationGoal
from matching.rotation.problem import BITS, IntArray, Problem

ROUNDS = 256 // BITS
LARGEST = 1 << 61
"""Of a cost times the nodes, which a flow of least cost counts in 64 bits."""


OF_PAIRS = (
    RotationGoal.ENOUGH_FIRMS,
    RotationGoal.STAYS,
    RotationGoal.WISHES,
    RotationGoal.EVENNESS,
    RotationGoal.DRAW,
)
"""Goals that do not ask for the periods."""


def flow(problem: Problem) -> Chosen | None:
    """Choose pairs; None where someone would get only part of the firms that are missing.

    A part of a person counts in a flow, and not in the goal: then the flow is only a bound.
    None too where the weights of the goals are too large for a flow.
    """
    graph = graph_of(problem)
    cost = _cost(problem, graph)
    if int(np.abs(cost).max(initial=0)) * len(graph.network.supply) > LARGEST:
        return None
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
    if (can_reach(problem) & (firms > 0) & (firms < problem.need)).any():
        return None
    return Chosen(options=chosen, goals=_goals(problem, chosen), unique=unique)


def _only(graph: Graph, network: Network) -> bool:
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


def _cost(problem: Problem, graph: Graph) -> IntArray:
    """A unit of each goal outweighs all that the later ones can be."""
    evenness = int(graph.stay_cost.sum()) + 1
    wishes = evenness * (int(problem.wish.max(initial=0) * problem.wanted.sum()) + 1)
    cost = np.zeros(len(graph.network.tail), dtype=np.int64)
    cost[graph.stay] = graph.stay_cost
    cost[graph.pair] = -evenness * problem.wish
    cost[graph.needed] = -wishes * graph.share
    return cost
