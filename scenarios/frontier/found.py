"""What is known of a frontier, in the words of the domain. Money is integer cents."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from matching.domain import Goal, PositionId, ScholarId
from matching.money import Cents
from matching.words import Text

Show = Callable[[Text], None]
"""Is told what is being done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A scholar who comes in, and where."""

    scholar_id: ScholarId
    position_id: PositionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A scholar who stays in, at another position."""

    scholar_id: ScholarId
    before: PositionId
    after: PositionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """The least budget of so many awards.

    Parameters
    ----------
    needed : limit that the line needs; running awards and ``spent`` together.
    price : what this award adds.
    entries : who comes in; nobody who is in leaves. Several only in the first corner, which holds
        those who must be awarded.
    employers : those with at least one co-funded award.
    """

    awards: int
    needed: Cents
    price: Cents
    spent: Cents
    entries: tuple[Entry, ...]
    moves: tuple[Move, ...]
    pupils: int
    students: int
    employers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Most awards at one limit of the line, and with the least number for each level."""

    limit: Cents
    awards: int
    with_leasts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """More money, and who loses by it when all goals choose afresh."""

    before: Cents
    after: Cents
    awards_before: int
    awards_after: int
    gain: tuple[ScholarId, ...]
    lose: tuple[ScholarId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedGoal:
    """A goal at the line, with the nested set of scholars and with whoever is best for it."""

    goal: Goal
    nested: int
    best: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """Most co-funded awards by the limit of one line.

    Parameters
    ----------
    line : its name; ``limit`` is the case's, ``running`` comes off it first.
    exact : whether ``corners`` hold every step; if not, only ``points`` are exact, and between
        two of them their awards are the bounds.
    here : at the case's limit.
    """

    case: str
    on: date
    school_year: str
    target: int
    line: str
    limit: Cents
    running: Cents
    exact: bool
    corners: tuple[Corner, ...]
    points: tuple[Point, ...]
    here: Point
    nested: tuple[NestedGoal, ...] = ()
    rises: tuple[Rise, ...] = ()

    @property
    def most(self) -> int:
        """Awards if money were no matter."""
        return max(point.awards for point in self.points)

    @property
    def corner_here(self) -> Corner | None:
        """The last corner that the case's limit pays."""
        return self.corner_of(self.here.awards)

    def corner_of(self, awards: int) -> Corner | None:
        """The corner with so many awards."""
        return next((corner for corner in self.corners if corner.awards == awards), None)

    def span_of(self, awards: int) -> tuple[Cents, Cents] | None:
        """Limits between which the one lies that so many awards need; equal where it is known.

        None if no limit is enough.
        """
        if self.exact:
            corner = next((each for each in self.corners if each.awards >= awards), None)
            return None if corner is None else (corner.needed, corner.needed)
        enough = [point.limit for point in self.points if point.awards >= awards]
        if not enough:
            return None
        less = [point.limit for point in self.points if point.awards < awards]
        return max(less, default=enough[0]), min(enough)
