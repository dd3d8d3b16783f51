"""The problem in sorted integer arrays: nothing of names, dates or law is left in it.

Symbols are in the table of ``solver/README.md``.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.contract import Admissibility, Cutoff
from matching.domain import EmployerId, Goal, Level, Mechanism, OccupationId, PositionId, ScholarId
from matching.money import BasisPoints

IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]

NOBODY = -1
"""Index that stands for none."""

LEVELS = tuple(Level)
"""Levels by their index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Which contracts to choose.

    Parameters
    ----------
    scholar, position, funded, scholar_rank, position_rank, public_cost : shape (contracts,).
    cost : cents of each contract on each line, shape (contracts, lines).
    line_limit : cents left on each line, shape (lines,).
    capacity, employer, need : of each position, shape (positions,); ``need`` is an index into
        ``needed`` or `NOBODY`.
    employer_limit : most awards of each employer, shape (employers,).
    needed, weight : most awards that count and hundredths for each, shape (needs,).
    level, points, application_no, obliged, held : of each scholar, shape (scholars,); ``held``
        is a position or `NOBODY`.
    earlier, earlier_funded : of each scholar, shape (scholars,): position of the earlier award or
        `NOBODY`, and whether it had co-funding.
    dearest : cents on each line of each scholar's dearest contract that the facts leave open,
        shape (scholars, lines).
    """

    scholars: tuple[ScholarId, ...]
    positions: tuple[PositionId, ...]
    employers: tuple[EmployerId, ...]
    needs: tuple[OccupationId, ...]
    lines: tuple[str, ...]
    scholar: IntArray
    position: IntArray
    funded: BoolArray
    scholar_rank: IntArray
    position_rank: IntArray
    cost: IntArray
    public_cost: IntArray
    line_limit: IntArray
    capacity: IntArray
    employer: IntArray
    employer_limit: IntArray
    need: IntArray
    needed: IntArray
    weight: IntArray
    level: IntArray
    points: IntArray
    application_no: IntArray
    obliged: BoolArray
    held: IntArray
    earlier: IntArray
    earlier_funded: BoolArray
    dearest: IntArray
    goals: tuple[Goal, ...]
    mechanism: Mechanism
    least_share_of_level: BasisPoints
    ties_by_points: bool
    seed: str
    cutoff: Cutoff

    @property
    def contracts(self) -> int:
        """How many contracts there are."""
        return len(self.scholar)

    def draw(self, round_no: int = 0) -> IntArray:
        """Weight of each contract in the public draw, shape (contracts,), 0 to 2**20 - 1.

        Round 0 is the first 20 bits of SHA-256 of ``seed|scholar|position|funded`` (``funded`` as
        1 or 0, UTF-8), round 1 the next 20, to round 11.
        """
        shift = 256 - 20 * (round_no + 1)
        return np.array(
            [
                int.from_bytes(hashlib.sha256(self._ticket(c)).digest()) >> shift & 0xFFFFF
                for c in range(self.contracts)
            ],
            dtype=np.int64,
        )

    def _ticket(self, c: int) -> bytes:
        scholar = self.scholars[self.scholar[c]]
        position = self.positions[self.position[c]]
        return f"{self.seed}|{scholar}|{position}|{int(self.funded[c])}".encode()


def build_problem(admissible: Admissibility) -> Problem:
    """Arrays from the admissible contracts, everything sorted by id."""
    seats = sorted(admissible.seats, key=lambda seat: seat.scholar_id)
    rooms = sorted(admissible.rooms, key=lambda room: room.position_id)
    needs = sorted(admissible.needs, key=lambda need: need.occupation)
    contracts = sorted(
        admissible.contracts, key=lambda c: (c.scholar_id, c.position_id, not c.funded)
    )
    scholars = tuple(seat.scholar_id for seat in seats)
    positions = tuple(room.position_id for room in rooms)
    employers = tuple(sorted({room.employer_id for room in rooms}))
    scholar_at = {scholar: i for i, scholar in enumerate(scholars)}
    position_at = {position: i for i, position in enumerate(positions)}
    employer_at = {employer: i for i, employer in enumerate(employers)}
    need_at = {need.occupation: i for i, need in enumerate(needs)}
    places = sum(room.places for room in rooms)
    lines = len(admissible.lines)
    return Problem(
        scholars=scholars,
        positions=positions,
        employers=employers,
        needs=tuple(need.occupation for need in needs),
        lines=tuple(line.name for line in admissible.lines),
        scholar=_ints(scholar_at[c.scholar_id] for c in contracts),
        position=_ints(position_at[c.position_id] for c in contracts),
        funded=_ints(c.funded for c in contracts).astype(np.bool_),
        scholar_rank=_ints(c.scholar_rank for c in contracts),
        position_rank=_ints(c.position_rank for c in contracts),
        cost=_ints(k for c in contracts for k in c.costs).reshape(len(contracts), lines),
        public_cost=_ints(c.public_cost for c in contracts),
        line_limit=_ints(line.left for line in admissible.lines),
        capacity=_ints(room.places for room in rooms),
        employer=_ints(employer_at[room.employer_id] for room in rooms),
        employer_limit=_ints(
            min(admissible.employer_limits.get(employer, places), places) for employer in employers
        ),
        need=_ints(need_at.get(room.occupation, NOBODY) for room in rooms),
        needed=_ints(need.needed for need in needs),
        weight=_ints(need.weight for need in needs),
        level=_ints(LEVELS.index(seat.level) for seat in seats),
        points=_ints(seat.points for seat in seats),
        application_no=_ints(seat.application_no for seat in seats),
        obliged=_ints(seat.obliged for seat in seats).astype(np.bool_),
        held=_ints(position_at[seat.held] if seat.held else NOBODY for seat in seats),
        earlier=_ints(
            position_at.get(seat.earlier, NOBODY) if seat.earlier else NOBODY for seat in seats
        ),
        earlier_funded=_ints(seat.earlier_funded for seat in seats).astype(np.bool_),
        dearest=_ints(k for seat in seats for k in seat.dearest or (0,) * lines).reshape(
            len(seats), lines
        ),
        goals=admissible.goals,
        mechanism=admissible.mechanism,
        least_share_of_level=admissible.least_share_of_level,
        ties_by_points=admissible.ties_by_points,
        seed=admissible.seed,
        cutoff=admissible.cutoff,
    )


def _ints(values: Iterable[int]) -> IntArray:
    return np.fromiter(values, dtype=np.int64)
