"""What an explanation consists of: one reason for every wish, and who was passed over."""

from dataclasses import dataclass
from enum import StrEnum

from matching.domain import Goal, PositionId, ScholarId
from matching.money import Hundredths
from matching.words import Text


class ReasonKind(StrEnum):
    """What became of one wish."""

    AWARDED = "awarded"
    PREFERS_OWN = "prefers_own"
    """The scholar has something that stands higher on the own list."""
    FORBIDDEN = "forbidden"
    PINNED_ELSEWHERE = "pinned_elsewhere"
    """The officer decided (must) on another position for the scholar."""
    NOT_FIRST_CHOICE = "not_first_choice"
    """Today's practice looks at the first choice only."""
    BELOW_CUTOFF = "below_cutoff"
    """Co-funding reaches only scholars above the funding cutoff."""
    PLACE_FULL = "place_full"
    """No place is left, and everyone admitted stands before the scholar."""
    LINE_SPENT = "line_spent"
    LOWERS_GOAL = "lowers_goal"
    """Every choice with this award is worse in a goal."""
    DRAW = "draw"
    """No goal would change: the public draw decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """What happens if a contract is forced: the first goal that gets worse, and to which value.

    ``goal`` None: every goal keeps its value, so only the draw stands against the contract.
    ``value`` None: with the contract forced nothing is feasible at all.
    """

    goal: Goal | None
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What became of one wish, and why.

    Parameters
    ----------
    scholar_rank, position_rank : places on each other's lists; None where not ranked or ``X``.
    forced : the confirming solve, where one was made.
    """

    scholar_id: ScholarId
    position_id: PositionId
    scholar_rank: int | None
    position_rank: int | None
    kind: ReasonKind
    because: Text
    forced: Forced | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A scholar without co-funding while someone with fewer points has it, and the goal behind it.

    ``goal`` None: no goal stands behind it, only a rule of the mechanism or the draw.
    """

    scholar_id: ScholarId
    points: Hundredths
    passed_by: int
    goal: Goal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question to the solver (contracts of a scholar, one of them forced) and its answer."""

    contracts: tuple[int, ...]
    forced: Forced


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Reasons sorted by scholar and rank; scholars passed over sorted by points, most first.

    ``answers`` are the confirming solves behind them, by which the explanation can be repeated
    without a solver.
    """

    reasons: tuple[Reason, ...]
    passed_over: tuple[PassedOver, ...]
    answers: tuple[Answer, ...] = ()
