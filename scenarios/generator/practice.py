"""Stays done before the match, and what the planning of stays has to go by."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from matching.domain import Level, Period, PeriodId, Stay, StayKind, StayStatus
from scenarios.generator.choice import Lists
from scenarios.generator.draws import Draw, Flags, Ints, marked, noise, pick
from scenarios.generator.market import Market
from scenarios.generator.people import People
from scenarios.generator.shape import Shape

BOTH: Final = (Level.SECONDARY, Level.TERTIARY)
SPANS: Final = (
    (-2, (7, 1), (7, 31), BOTH),
    (-2, (8, 1), (8, 31), BOTH),
    (-1, (7, 1), (7, 31), BOTH),
    (-1, (8, 1), (8, 31), BOTH),
    (0, (1, 8), (2, 7), (Level.SECONDARY,)),
    (0, (3, 1), (3, 31), BOTH),
    (0, (5, 1), (5, 31), (Level.SECONDARY,)),
    (0, (7, 1), (7, 31), BOTH),
    (0, (8, 1), (8, 31), BOTH),
    (0, (9, 1), (9, 30), (Level.TERTIARY,)),
)
"""Months with room for a stay: year from the call's, first and last day, levels that are free."""

EARLIER: Final = 4
"""Spans before the day on which the rest is planned."""

FULL_HOURS: Final = (160, 160, 168)
SHORT_HOURS: Final = (40, 80, 120)
ONE_FIRM, UNCONFIRMED, TOO_SHORT = 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A month or so in which a scholar may be at one employer."""

    begins: date
    until: date
    levels: tuple[Level, ...]

    @property
    def summer(self) -> bool:
        """Without school."""
        return self.begins.month in (7, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """What each scholar visited, over its list; arrays of shape (scholars, longest list).

    Parameters
    ----------
    position : index of the position, for which the scholar looks at the employer.
    visited : whether the scholar did a stay there.
    span : index of the stay's span, where visited.
    flaw : what is wrong with a scholar's practice, 0 for nothing; shape (scholars,).
    """

    position: Ints
    visited: Flags
    span: Ints
    flaw: Ints


def spans(shape: Shape) -> tuple[Span, ...]:
    """The spans of a case, in order of time."""
    return tuple(
        Span(
            begins=date(shape.begins + year, *first),
            until=date(shape.begins + year, *last),
            levels=levels,
        )
        for year, first, last, levels in SPANS
    )


def periods(shape: Shape) -> tuple[Period, ...]:
    """The spans that are still ahead on the day of planning."""
    return tuple(
        Period(
            period_id=PeriodId(f"T-{number}"),
            begins=span.begins,
            until=span.until,
            levels=span.levels,
        )
        for number, span in enumerate(spans(shape)[EARLIER:], start=1)
    )


def visits(shape: Shape, people: People, looked_at: Lists, draw: Draw) -> Visits:
    """Stays at some of the positions that a scholar looks at, each in a span of its own."""
    liking = looked_at.liking
    count, longest = liking.shape
    flaw = marked(draw, count, [shape.each_practice_flaw] * 3)
    number = np.where(flaw == ONE_FIRM, 1, pick(draw, shape.visits, count))
    waived = (people.years_left == 0) & (draw.random(count) < 0.3)
    number[waived] = 0
    free, order = _free(shape, people, draw)
    number = np.minimum(number, np.minimum(free, np.isfinite(liking).sum(axis=1)))
    score = liking + noise(draw, count, longest)
    place = np.argsort(np.argsort(-score, axis=1, kind="stable"), axis=1, kind="stable")
    visited = place < number[:, None]
    span = np.take_along_axis(order, np.minimum(place, order.shape[1] - 1), axis=1)
    return Visits(position=looked_at.position, visited=visited, span=span, flaw=flaw)


def _free(shape: Shape, people: People, draw: Draw) -> tuple[Ints, Ints]:
    """How many spans each scholar is free in, and all spans in random order, free ones first.

    Nobody does a stay before the summer in which a programme of four years begins.
    """
    known = spans(shape)
    begins = np.array([span.begins.toordinal() for span in known])
    earliest = np.array([date(shape.begins - 3 + y, 7, 1).toordinal() for y in range(8)])
    free = begins[None, :] >= earliest[people.years_left][:, None]
    for level in Level:
        closed = np.array([level not in span.levels for span in known])
        of_level = np.array([scholar.level is level for scholar in people.scholars])
        free[of_level[:, None] & closed[None, :]] = False
    score = draw.random(free.shape) + np.where(free, 0, 1)
    return free.sum(axis=1), np.argsort(score, axis=1, kind="stable")


def stays(shape: Shape, market: Market, people: People, at: Visits, draw: Draw) -> tuple[Stay, ...]:
    """Every visit as a stay; from the second on it is unconfirmed or too short if so flawed."""
    known = spans(shape)
    scholar, column = np.nonzero(at.visited)
    span = at.span[scholar, column]
    employer = market.employer_of[at.position[scholar, column]]
    order = np.lexsort((span, employer, scholar))
    later = np.diff(scholar, prepend=-1) == 0
    full, short = (pick(draw, hours, len(scholar)) for hours in (FULL_HOURS, SHORT_HOURS))
    holiday = draw.random(len(scholar)) < 0.5
    flaw = np.where(later, at.flaw[scholar], 0)
    return tuple(
        Stay(
            scholar_id=people.scholars[scholar[i]].scholar_id,
            employer_id=market.employers[employer[i]].employer_id,
            begins=known[span[i]].begins,
            until=known[span[i]].until,
            hours=int(short[i] if flaw[i] == TOO_SHORT else full[i]),
            kind=_kind(known[span[i]], people.scholars[scholar[i]].level, bool(holiday[i])),
            status=StayStatus.DONE if flaw[i] == UNCONFIRMED else StayStatus.CONFIRMED,
        )
        for i in order
    )


def _kind(span: Span, level: Level, holiday: bool) -> StayKind:
    if span.summer and holiday:
        return StayKind.HOLIDAY_WORK
    return StayKind.TRAINING if level is Level.SECONDARY else StayKind.INTERNSHIP
