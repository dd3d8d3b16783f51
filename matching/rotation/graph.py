"""The network of pairs: source, scholars, firms of a scholar, slots, hosts, sink, in this order."""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from matching.rotation.goals import new_firms
from matching.rotation.network import Network
from matching.rotation.problem import BoolArray, IntArray, Problem

Arcs: TypeAlias = tuple[IntArray, IntArray, IntArray]
"""Tail, head and room of each arc."""

SOURCE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
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


def graph_of(problem: Problem) -> Graph:
    """The network of a problem without periods."""
    nodes = _Nodes.of(problem)
    need = np.where(can_reach(problem), problem.need, 0)
    stays, stay_cost = _stays(problem, nodes)
    layers = (
        _wanted(nodes, need),
        _wanted(nodes, problem.wanted - need),
        _into_firms(problem, nodes),
        _pairs(problem, nodes),
        (nodes.slots, nodes.hosts[problem.host], problem.room),
        stays,
    )
    tail, head, room = (np.concatenate(part) for part in zip(*layers, strict=True))
    ends = np.cumsum([len(layer[0]) for layer in layers])
    supply = np.zeros(nodes.sink + 1, dtype=np.int64)
    supply[[SOURCE, nodes.sink]] = problem.wanted.sum() * np.array([1, -1])
    return Graph(
        network=Network(
            tail=tail,
            head=head,
            room=room,
            supply=supply,
            held=np.zeros(len(tail), dtype=np.bool_),
            flow=np.zeros_like(tail),
        ),
        pair=np.arange(ends[2], ends[3]),
        needed=np.arange(ends[0]),
        share=np.where(need > 0, math.lcm(*set(need[need > 0].tolist())), 0) // np.maximum(need, 1),
        stay=np.arange(ends[4], ends[5]),
        stay_cost=stay_cost,
    )


def can_reach(problem: Problem) -> BoolArray:
    """Scholars with a need who want stays enough, and whom enough new firms take."""
    firms = new_firms(problem, np.flatnonzero(problem.fresh))
    most = np.minimum(problem.wanted, firms)
    reach: BoolArray = (problem.need > 0) & (problem.need <= most)
    return reach


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nodes:
    """Numbers of the nodes; ``firm`` is of each pair, the scholar's own node of the firm."""

    scholars: IntArray
    firm: IntArray
    slots: IntArray
    hosts: IntArray
    sink: int

    @classmethod
    def of(cls, problem: Problem) -> "_Nodes":
        scholars = 1 + np.arange(len(problem.scholars))
        firms, number = np.unique(problem.firm, return_inverse=True)
        first_slot = 1 + len(scholars) + len(firms)
        slots = first_slot + np.arange(len(problem.room))
        hosts = first_slot + len(slots) + np.arange(len(problem.hosts))
        return cls(
            scholars=scholars,
            firm=1 + len(scholars) + number,
            slots=slots,
            hosts=hosts,
            sink=first_slot + len(slots) + len(hosts),
        )


def _wanted(nodes: _Nodes, stays: IntArray) -> Arcs:
    return np.full_like(stays, SOURCE), nodes.scholars, stays


def _units(nodes: _Nodes) -> BoolArray:
    """Pairs whose firm has another unit among the scholar's pairs: they share a node."""
    _, number, count = np.unique(nodes.firm, return_inverse=True, return_counts=True)
    shared: BoolArray = count[number] > 1
    return shared


def _into_firms(problem: Problem, nodes: _Nodes) -> Arcs:
    """One stay at a firm of several units."""
    shared = np.flatnonzero(_units(nodes))
    node, first = np.unique(nodes.firm[shared], return_index=True)
    return nodes.scholars[problem.scholar[shared[first]]], node, np.ones_like(node)


def _pairs(problem: Problem, nodes: _Nodes) -> Arcs:
    tail = np.where(_units(nodes), nodes.firm, nodes.scholars[problem.scholar])
    return tail, nodes.slots[problem.slot], np.ones_like(problem.slot)


def _stays(problem: Problem, nodes: _Nodes) -> tuple[Arcs, IntArray]:
    """An arc for each stay that a host may get, and its cost."""
    hosts = len(problem.hosts)
    room = np.bincount(problem.host, weights=problem.room, minlength=hosts)
    pairs = np.bincount(problem.host[problem.slot], minlength=hosts)
    most = np.minimum(room, pairs).astype(np.int64)
    of_host = np.repeat(np.arange(hosts), most)
    nth = np.arange(len(of_host)) - np.repeat(np.cumsum(most) - most, most)
    sink = np.full_like(of_host, nodes.sink)
    return (nodes.hosts[of_host], sink, np.ones_like(of_host)), 2 * nth + 1
