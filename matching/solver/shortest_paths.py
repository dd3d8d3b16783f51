"""Successive shortest paths: each path is the next award, and its length the next weight.

Nodes are rooms (places of a position) and employers; a scholar inside is a move from one room to
another. A path begins with a scholar who enters, pushes others from room to room, and ends at an
employer with room. It never un-matches anyone, so the sets of those matched are nested (Ahuja,
Magnanti, Orlin 1993, section 9.7; the search is Dijkstra's, led by the dual values as in A*).
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from matching.solver.result import NoChoiceError


class Option(NamedTuple):
    """A contract that a scholar could have: in which room, and how heavy."""

    room: int
    weight: int
    contract: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """Who can go where.

    Parameters
    ----------
    options : of each scholar, none twice in one room; weights are not negative.
    places, employer : of each room.
    most : most scholars of each employer.
    """

    options: tuple[tuple[Option, ...], ...]
    places: tuple[int, ...]
    employer: tuple[int, ...]
    most: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A scholar goes to another contract; ``before`` None: enters."""

    scholar: int
    before: int | None
    after: int


class _Arc(NamedTuple):
    """How a node was reached: from a node (None: from outside), by a scholar (None: nobody)."""

    origin: int | None
    scholar: int | None
    option: Option | None


class Stairs:
    """Scholars in rooms at the least weight for their number; `rise` adds one more."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.at: dict[int, Option] = {}
        self.inside: list[list[int]] = [[] for _ in net.places]
        self.load = [0] * len(net.most)
        self.rooms_of: list[list[int]] = [[] for _ in net.most]
        for room, employer in enumerate(net.employer):
            self.rooms_of[employer].append(room)
        self.to_end = [0] * (len(net.places) + len(net.most))
        self.waiting: list[list[tuple[int, int, Option]]] = []
        self.doors: list[tuple[int, int]] = []

    def fill(self, scholars: Iterable[int]) -> list[Change]:
        """Match all of these, who have to be matched; raises `NoChoiceError` if they cannot be."""
        wanted = list(scholars)
        self.admit(wanted)
        entered: dict[int, Change] = {}
        while len(entered) < len(wanted):
            changes = self.rise()
            if changes is None:
                raise NoChoiceError
            for change in changes:
                entered[change.scholar] = Change(
                    scholar=change.scholar, before=None, after=change.after
                )
        return list(entered.values())

    def admit(self, scholars: Iterable[int]) -> None:
        """From now on these scholars wait outside, and nobody else."""
        self.waiting = [[] for _ in self.net.places]
        for scholar in scholars:
            for option in self.net.options[scholar]:
                self.waiting[option.room].append((option.weight, scholar, option))
        for queue in self.waiting:
            queue.sort(reverse=True)
        self.doors = [
            (queue[-1][0] + self.to_end[room], room)
            for room, queue in enumerate(self.waiting)
            if queue
        ]
        heapq.heapify(self.doors)

    def rise(self) -> list[Change] | None:
        """Match one more at the least further weight, the one who enters first; None if none can.

        Afterwards ``to_end`` holds again the least weight from each node to an employer with
        room, as far as the search came: a lower bound elsewhere.
        """
        search = _Search(self)
        end = search.run()
        if end is not None:
            search.raise_to_end(search.length)
        for room in search.opened:
            heapq.heappush(self.doors, (self.door_key(room), room))
        return None if end is None else self._walk(search, end)

    def next_door(self) -> tuple[int, int] | None:
        """The cheapest room to enter, with a bound on the whole way; lazily brought up to date."""
        while self.doors:
            key, room = self.doors[0]
            queue = self.waiting[room]
            while queue and queue[-1][1] in self.at:
                queue.pop()
            if not queue:
                heapq.heappop(self.doors)
            elif key < self.door_key(room):
                heapq.heapreplace(self.doors, (self.door_key(room), room))
            else:
                return key, room
        return None

    def door_key(self, room: int) -> int:
        """Least weight of the whole way through the door of a room, where somebody waits."""
        return self.waiting[room][-1][0] + self.to_end[room]

    def _walk(self, search: "_Search", end: int) -> list[Change]:
        """Everyone on the path goes one room further; from the end to who enters."""
        self.load[end - len(self.net.places)] += 1
        changes: list[Change] = []
        node: int | None = end
        while node is not None:
            arc = search.came[node]
            if arc.scholar is not None and arc.option is not None:
                changes.append(self._move(arc.scholar, arc.option))
            node = arc.origin
        return changes[::-1]

    def _move(self, scholar: int, option: Option) -> Change:
        old = self.at.get(scholar)
        if old is not None:
            self.inside[old.room].remove(scholar)
        self.inside[option.room].append(scholar)
        self.at[scholar] = option
        return Change(
            scholar=scholar, before=None if old is None else old.contract, after=option.contract
        )


class _Search:
    """One shortest path from outside to an employer with room."""

    def __init__(self, stairs: Stairs) -> None:
        self.stairs = stairs
        self.rooms = len(stairs.net.places)
        self.far: dict[int, int] = {}
        self.came: dict[int, _Arc] = {}
        self.done: list[int] = []
        self.settled: set[int] = set()
        self.front: list[tuple[int, int]] = []
        self.opened: list[int] = []
        self.length = 0

    def run(self) -> int | None:
        """The employer at the end of the path; None if there is no path."""
        stairs = self.stairs
        while True:
            self._open_doors()
            if not self.front:
                return None
            key, node = heapq.heappop(self.front)
            if node in self.settled:
                continue
            self.settled.add(node)
            self.done.append(node)
            if node < self.rooms:
                self._leave_room(node)
                continue
            employer = node - self.rooms
            if stairs.load[employer] < stairs.net.most[employer]:
                self.length = key
                return node
            self._turn_at_employer(node)

    def raise_to_end(self, length: int) -> None:
        """From a settled node the end is as far as the path is longer than the way to the node."""
        for node in self.done:
            self.stairs.to_end[node] = length - self.far[node]

    def _open_doors(self) -> None:
        """Doors through which a path could be shorter than through any node in front."""
        stairs = self.stairs
        while (door := stairs.next_door()) is not None:
            key, room = door
            if self.front and self.front[0][0] < key:
                return
            heapq.heappop(stairs.doors)
            self.opened.append(room)
            weight, scholar, option = stairs.waiting[room][-1]
            self._reach(room, weight, _Arc(None, scholar, option))

    def _leave_room(self, room: int) -> None:
        stairs, far = self.stairs, self.far[room]
        if len(stairs.inside[room]) < stairs.net.places[room]:
            self._reach(self.rooms + stairs.net.employer[room], far, _Arc(room, None, None))
        for scholar in stairs.inside[room]:
            without = far - stairs.at[scholar].weight
            for option in stairs.net.options[scholar]:
                if option.room != room:
                    self._reach(option.room, without + option.weight, _Arc(room, scholar, option))

    def _turn_at_employer(self, node: int) -> None:
        """A full employer: somebody leaves another of its rooms."""
        for room in self.stairs.rooms_of[node - self.rooms]:
            if self.stairs.inside[room]:
                self._reach(room, self.far[node], _Arc(node, None, None))

    def _reach(self, node: int, far: int, arc: _Arc) -> None:
        known = self.far.get(node)
        if known is None or (far < known and node not in self.settled):
            self.far[node] = far
            self.came[node] = arc
            heapq.heappush(self.front, (far + self.stairs.to_end[node], node))
