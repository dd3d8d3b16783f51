"""What became of the awards of an earlier outcome, and why each change was made."""

from dataclasses import dataclass
from enum import StrEnum

from matching.domain import EmployerId, PositionId, ScholarId
from matching.money import Cents
from matching.words import Text


class Became(StrEnum):
    """How a scholar's award differs from the earlier outcome."""

    ENDED = "ended"
    MOVED = "moved"
    """The scholar has another position now."""
    CO_FUNDING_ENDED = "co_funding_ended"
    """The same position, without municipal money."""
    CO_FUNDED = "co_funded"
    """The same position, now with municipal money: the award stays."""
    NEW = "new"


class Cause(StrEnum):
    """Why an earlier award cannot stay, or what makes a gain possible."""

    SCHOLAR_GONE = "scholar_gone"
    EMPLOYER_GONE = "employer_gone"
    POSITION_GONE = "position_gone"
    RULE = "rule"
    DECIDED = "decided"
    """The officer decided (must) on another position for the scholar."""
    HELD = "held"
    """At completion: the held place comes before it."""
    NOT_RANKED = "not_ranked"
    """Neither side ranks the other any more."""
    PLACES = "places"
    LIMIT = "limit"
    LINE = "line"
    NOT_PROVEN = "not_proven"
    """It may be that it could have stayed: the time ran out."""
    PLACE_FREED = "place_freed"
    MONEY_RELEASED = "money_released"
    PLACE_AND_MONEY = "place_and_money"
    OPEN = "open"
    """There is a place, and money if need be, without anything of an earlier award."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a scholar has: a position, with co-funding or without."""

    position_id: PositionId
    employer_id: EmployerId
    funded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One scholar whose award differs; ``rule`` is the first that forbids it, if one does."""

    scholar_id: ScholarId
    became: Became
    before: Holding | None
    now: Holding | None
    cause: Cause
    rule: str | None
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMoney:
    """Cents of a line that earlier awards no longer take, and that changed awards take now."""

    line: str
    released: Cents
    used: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A match that keeps the awards of an earlier outcome.

    Parameters
    ----------
    earlier : awards of the earlier outcome.
    kept : those that stay: same scholar and position, and no co-funding lost.
    most : no choice keeps more.
    changes : by scholar.
    """

    earlier: int
    kept: int
    most: int
    changes: tuple[Change, ...]
    money: tuple[LineMoney, ...]
