"""Where rules and solver meet: which contracts may exist, what each costs, what must hold.

`Admissibility` is all that the solver learns of a case. It has no policy in it, only what policy
made of the facts; and no arrays, which are `matching.solver.problem`'s business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.domain import (
    CaseKind,
    EmployerId,
    Goal,
    Level,
    Mechanism,
    OccupationId,
    PositionId,
    ScholarId,
)
from matching.money import BasisPoints, Cents, Hundredths
from matching.words import Text


class Certainty(StrEnum):
    """How well a value is known."""

    PRIMARY = "primary"
    REPORTED = "reported"
    ASSUMED = "assumed"


class Cutoff(StrEnum):
    """How the mechanism `stable` keeps the budget lines."""

    SPEND = "spend"
    """The first scholars in the order of points are fundable, as many as the spend allows."""
    GUARANTEED = "guaranteed"
    """As many as the lines would pay for whatever contracts they end with."""
    GUARANTEED_THEN_SPEND = "guaranteed_then_spend"
    """As `GUARANTEED`; then as `SPEND` among those left, with what is left: not truthful."""
    POSITIONS = "positions"
    """Each position has a cutoff of its own, lowered in the order of points."""


class Forbids(StrEnum):
    """What a rule that does not hold forbids."""

    CONTRACT = "contract"
    CO_FUNDING = "co_funding"
    STAY = "stay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The dated value that a verdict rests on."""

    parameter: str
    since: date
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One rule's answer for one pair: holds or not, because of which facts, by which law."""

    rule: str
    forbids: Forbids
    holds: bool
    because: Text
    law: Law | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One possible award: a scholar at a position, with or without municipal money.

    Parameters
    ----------
    scholar_rank, position_rank : places on each other's lists, 1 = first.
    costs : cents on each budget line, in the order of `Admissibility.lines`.
    public_cost : cents over all months to completion, on a line or not.
    """

    scholar_id: ScholarId
    position_id: PositionId
    funded: bool
    scholar_rank: int
    position_rank: int
    costs: tuple[Cents, ...]
    public_cost: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenPair:
    """A pair that rules forbid, wholly or only with municipal money; ``failed`` is not empty."""

    scholar_id: ScholarId
    position_id: PositionId
    forbids: Forbids
    failed: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLeft:
    """A budget line before the match: its limit, and what running awards take off first."""

    name: str
    limit: Cents
    running: Cents

    @property
    def left(self) -> Cents:
        """What new awards may spend; never below 0."""
        return Cents(max(0, self.limit - self.running))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A scholar as the solver sees one.

    Parameters
    ----------
    obliged : the officer's ``must``, or a held place: every contract left to the scholar keeps it,
        and the scholar must get one of them.
    held : position that a completing scholar holds.
    dearest : cents on each line of the dearest contract that the facts leave open, whatever either
        side prefers; empty for nothing.
    earlier, earlier_funded : position of an earlier award, and whether it had co-funding.
    """

    scholar_id: ScholarId
    level: Level
    points: Hundredths
    application_no: int
    obliged: bool = False
    held: PositionId | None = None
    dearest: tuple[Cents, ...] = ()
    earlier: PositionId | None = None
    earlier_funded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A position as the solver sees one."""

    position_id: PositionId
    employer_id: EmployerId
    occupation: OccupationId
    level: Level
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedCovered:
    """Most awards of an occupation that count as need covered, and the weight of each."""

    occupation: OccupationId
    needed: int
    weight: Hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class Admissibility:
    """All that the rules leave open, sorted by id: the input of the solver.

    Parameters
    ----------
    contracts : sorted by scholar, position, funded before unfunded.
    forbidden : pairs with a rule that does not hold, sorted by scholar, position.
    ties_by_points : whether points come before the draw between scholars ranked alike.
    employer_limits : most awards over all positions of an employer, where there is a limit.
    least_share_of_level : share of a level's proportional part that it gets at least; 0 is none.
    cutoff : how the mechanism `stable` keeps the lines.
    """

    kind: CaseKind
    mechanism: Mechanism
    goals: tuple[Goal, ...]
    ties_by_points: bool
    seed: str
    least_share_of_level: BasisPoints
    seats: tuple[Seat, ...]
    rooms: tuple[Room, ...]
    employer_limits: Mapping[EmployerId, int]
    lines: tuple[LineLeft, ...]
    needs: tuple[NeedCovered, ...]
    contracts: tuple[Contract, ...]
    forbidden: tuple[ForbiddenPair, ...]
    cutoff: Cutoff = Cutoff.SPEND
