"""What a solve ends with: the contracts chosen, and for each goal its value, bound and proof."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from matching.domain import Goal, Level


class NoChoiceError(Exception):
    """Nothing at all satisfies what is asked, or nothing was found in time."""


class Effort(StrEnum):
    """How far `optimal` goes."""

    PROOF = "proof"
    """Every goal is proven, however long that takes."""
    AT_ONCE = "at_once"
    """A good choice soon, the same each time: the awards are proven where relaxations or flows do;
    the later goals are searched only where that is small, and end with an honest bound."""


class Proof(StrEnum):
    """How a goal ended."""

    SEARCH = "search"
    """No better value exists: the search closed the gap."""
    DUALITY = "duality"
    """No better value exists: integer multipliers in the certificate show it."""
    OPEN = "open"
    """It was left before the proof; the bound says how much better it could be."""
    NONE = "none"
    """The mechanism does not aim at the goal; the value is only reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalResult:
    """One goal: awards are counted, points and needs in hundredths, money in cents.

    Parameters
    ----------
    value : what the chosen contracts reach.
    bound : what no choice can pass, given the goals before it.
    """

    goal: Goal
    value: int
    bound: int
    proof: Proof

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.proof in {Proof.SEARCH, Proof.DUALITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLeast:
    """Least number of co-funded awards of a level, and how many it could have without lines."""

    level: Level
    least: int
    placeable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Multipliers:
    """Integer multipliers by family, each over ``denominator``; the scholars' follow from them.

    Parameters
    ----------
    position, employer, line, need : shape of the family in the problem.
    least, reached : in the order of the stage's least numbers and reached goals.
    """

    denominator: int
    position: tuple[int, ...]
    employer: tuple[int, ...]
    line: tuple[int, ...]
    least: tuple[int, ...]
    need: tuple[int, ...]
    reached: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A contract that its scholar and its position would rather have, past the choice.

    Parameters
    ----------
    contract : index in the problem.
    displaced : scholar (index) who makes way for it; `NOBODY` where there is room.
    missing : cents lacking on the line that lacks most; 0 where the pair blocks, more where only
        the money is missing: excused by the budget.
    """

    contract: int
    displaced: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewest:
    """Blocking pairs of the choice, and the number that no choice can fall below."""

    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether no choice has fewer."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveResult:
    """Contracts chosen, by their index in the problem, rising.

    Parameters
    ----------
    goals : in the order of policy; for mechanisms without goals, their values without proof.
    multipliers : of each goal's bound, in the order of ``goals``; none without goals.
    leasts : least numbers per level that the first goal was subject to.
    draw_rounds : how many rounds of 20 bits the draw needed until the choice was the only one.
    unique : whether a solve proved that no other choice is equal in every goal.
    cutoff : how many scholars, in the public order of points, were fundable, under `stable`.
    fewest : number of blocking pairs with its proof, under `fewest_blocking`.
    """

    chosen: tuple[int, ...]
    goals: tuple[GoalResult, ...]
    multipliers: tuple[Multipliers, ...]
    leasts: tuple[LevelLeast, ...]
    draw_rounds: int
    unique: bool
    cutoff: int | None = None
    fewest: Fewest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a solve is: the goal, what is in hand, and what no choice can pass."""

    goal: Goal
    value: int
    bound: int


Watch = Callable[[Progress], None]
