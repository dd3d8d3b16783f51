"""A change of one fact, and the case with exactly that change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from matching.domain import (
    Case,
    EmployerId,
    PositionId,
    ScholarId,
    Stay,
    StayKind,
    StayStatus,
)
from matching.money import Cents, Hundredths
from matching.words import Text


class ChangeKind(StrEnum):
    """Which fact would have had to differ."""

    POINTS = "points"
    EUROS = "euros"
    PLACES = "places"
    LIMIT = "limit"
    """The most awards over all positions of the employer."""
    RANK = "rank"
    """The scholar's place on the position's list."""
    HOURS = "hours"
    """Confirmed hours of stays."""
    COMPLETION = "completion"
    """The day on which the scholar completes school."""
    FACTS = "facts"
    """What no number measures, such as the residence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingHours:
    """Confirmed hours more at an employer."""

    employer_id: EmployerId
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastChange:
    """The least change of one kind by which a scholar would have been awarded a position.

    Parameters
    ----------
    amount : hundredths of points, cents, places, awards, places on the list, hours, or days; None
        where no change of the kind alone was found.
    least : whether a solve with one unit less confirmed that it does not give the award.
    line : the budget line of extra cents. hours : where the hours are missing.
    """

    kind: ChangeKind
    scholar_id: ScholarId
    position_id: PositionId
    amount: int | None
    least: bool
    sentence: Text
    line: str | None = None
    hours: tuple[MissingHours, ...] = ()


def apply(case: Case, change: LeastChange) -> Case:
    """The case with exactly this change, and nothing else.

    Raises
    ------
    ValueError
        If the change has no amount: nothing of its kind was found.
    """
    if change.amount is None:
        raise ValueError(f"no change of {change.kind} was found")
    return _APPLY[change.kind](case, change, change.amount)


def _points(case: Case, change: LeastChange, more: int) -> Case:
    scholars = tuple(
        replace(each, points=Hundredths(each.points + more))
        if each.scholar_id == change.scholar_id
        else each
        for each in case.scholars
    )
    return replace(case, scholars=scholars)


def _euros(case: Case, change: LeastChange, more: int) -> Case:
    budget = tuple(
        replace(each, limit=Cents(each.limit + more)) if each.name == change.line else each
        for each in case.budget
    )
    return replace(case, budget=budget)


def _places(case: Case, change: LeastChange, more: int) -> Case:
    positions = tuple(
        replace(each, places=each.places + more) if each.position_id == change.position_id else each
        for each in case.positions
    )
    return replace(case, positions=positions)


def _limit(case: Case, change: LeastChange, more: int) -> Case:
    employer = case.position_by_id()[change.position_id].employer_id
    employers = tuple(
        replace(each, max_awards=each.max_awards + more)
        if each.employer_id == employer and each.max_awards is not None
        else each
        for each in case.employers
    )
    return replace(case, employers=employers)


def _rank(case: Case, change: LeastChange, better: int) -> Case:
    pair = (change.position_id, change.scholar_id)
    preferences = tuple(
        replace(each, rank=each.rank - better)
        if (each.position_id, each.scholar_id) == pair and each.rank is not None
        else each
        for each in case.position_preferences
    )
    return replace(case, position_preferences=preferences)


def _hours(case: Case, change: LeastChange, _: int) -> Case:
    """A confirmed stay more at each employer; only that it ended by the day of the match counts."""
    stays = (
        Stay(
            scholar_id=change.scholar_id,
            employer_id=each.employer_id,
            begins=case.on,
            until=case.on,
            hours=each.hours,
            kind=StayKind.INTERNSHIP,
            status=StayStatus.CONFIRMED,
        )
        for each in change.hours
    )
    together = sorted(
        (*case.stays, *stays), key=lambda it: (it.scholar_id, it.employer_id, it.begins)
    )
    return replace(case, stays=tuple(together))


def _completion(case: Case, change: LeastChange, days: int) -> Case:
    scholars = tuple(
        replace(each, completes_on=each.completes_on + timedelta(days=days))
        if each.scholar_id == change.scholar_id
        else each
        for each in case.scholars
    )
    return replace(case, scholars=scholars)


_APPLY: Mapping[ChangeKind, Callable[[Case, LeastChange, int], Case]] = MappingProxyType(
    {
        ChangeKind.POINTS: _points,
        ChangeKind.EUROS: _euros,
        ChangeKind.PLACES: _places,
        ChangeKind.LIMIT: _limit,
        ChangeKind.RANK: _rank,
        ChangeKind.HOURS: _hours,
        ChangeKind.COMPLETION: _completion,
    }
)
