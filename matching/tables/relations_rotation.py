"""What must hold between the tables of rotation, one function each; see `relations`."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from matching.domain import StayStatus
from matching.errors import Fault
from matching.tables.closed import LEVELS
from matching.tables.grid import Grid
from matching.words import text

Grids: TypeAlias = Mapping[str, Grid]

HOURS_OF_DAY: Final = 24


def planning_comes_first(grids: Grids) -> Iterator[Fault]:
    """Stays are planned before the match."""
    on, rotation_on = _days(grids)
    if on is not None and rotation_on is not None and rotation_on >= on:
        problem = text(
            "stays are planned on {rotation:day}, which is not before the match on {on:day}",
            rotation=rotation_on,
            on=on,
        )
        yield grids["case"].fault(0, "rotation_on", "rotation_late", problem)


def periods_lie_between(grids: Grids) -> Iterator[Fault]:
    """A period ends after the day of planning and before the day of the match."""
    on, rotation_on = _days(grids)
    for record, (until,) in _rows(grids, "periods", "until"):
        if on is not None and until >= on:
            problem = text(
                "the period ends on {until:day}; periods end before the match on {on:day}",
                until=until,
                on=on,
            )
            yield grids["periods"].fault(record, "until", "period_late", problem)
        if rotation_on is not None and until <= rotation_on:
            problem = text(
                "the period ends on {until:day}; stays are planned after {on:day}",
                until=until,
                on=rotation_on,
            )
            yield grids["periods"].fault(record, "until", "period_past", problem)


def periods_differ(grids: Grids) -> Iterator[Fault]:
    """No two periods have the same days for the same level."""
    first: dict[tuple[Any, ...], int] = {}
    for record, (begins, until, levels) in _rows(grids, "periods", "begins", "until", "levels"):
        same = [first[key] for level in levels if (key := (begins, until, level)) in first]
        for level in levels:
            first.setdefault((begins, until, level), record)
        if same:
            grid = grids["periods"]
            problem = text(
                "{place} has the same days for the same level; expected one period, or other days",
                place=grid.origin.place(same[0]),
            )
            yield grid.fault(record, "begins", "period_twice", problem)


def hosts_have_mentors(grids: Grids) -> Iterator[Fault]:
    """Where there are places there is a mentor."""
    for record, (places, mentors) in _rows(grids, "host_places", "places", "mentors"):
        if places > 0 and mentors == 0:
            problem = text(
                "places: {places}, but no mentor; expected at least 1, or no row", places=places
            )
            yield grids["host_places"].fault(record, "mentors", "no_mentor", problem)


def hosts_are_open(grids: Grids) -> Iterator[Fault]:
    """A host's places are for a level to which the period is open."""
    open_to = {
        period: levels for _, (period, levels) in _rows(grids, "periods", "period_id", "levels")
    }
    for record, (period, level) in _rows(grids, "host_places", "period_id", "level"):
        if level not in open_to.get(period, (level,)):
            problem = text(
                "the period {period} is not open to this level; expected {levels:list}",
                period=period,
                levels=[LEVELS[each] for each in open_to[period]],
            )
            yield grids["host_places"].fault(record, "level", "level_closed", problem)


def wishes_are_ordered(grids: Grids) -> Iterator[Fault]:
    """A scholar gives a place on the list of wishes only once."""
    first: dict[tuple[Any, ...], tuple[int, str]] = {}
    fields = ("scholar_id", "employer_id", "rank")
    for record, (scholar, employer, rank) in _rows(grids, "stay_wishes", *fields):
        before, other = first.setdefault((scholar, rank), (record, employer))
        if other != employer:
            grid = grids["stay_wishes"]
            problem = text(
                "{scholar} gave the place {rank} already, in {place}; places of one list differ",
                scholar=scholar,
                rank=rank,
                place=grid.origin.place(before),
            )
            yield grid.fault(record, "rank", "wish_rank_twice", problem)


def wishes_are_wanted(grids: Grids) -> Iterator[Fault]:
    """Whoever wants no stay wishes none."""
    nothing = {
        scholar
        for _, (scholar, wanted) in _rows(grids, "scholars", "scholar_id", "stays_wanted")
        if wanted == 0
    }
    for record, (scholar,) in _rows(grids, "stay_wishes", "scholar_id"):
        if scholar in nothing:
            problem = text(
                "{scholar} wants 0 stays ({file}); expected no wish, or stays_wanted of 1 or more",
                scholar=scholar,
                file=grids["scholars"].origin.title,
            )
            yield grids["stay_wishes"].fault(record, "scholar_id", "wish_without_stay", problem)


def stays_do_not_overlap(grids: Grids) -> Iterator[Fault]:
    """Nobody was at two employers on one day."""
    own: dict[str, list[tuple[date, date, int]]] = {}
    for record, (scholar, begins, until) in _rows(grids, "stays", "scholar_id", "begins", "until"):
        own.setdefault(scholar, []).append((begins, until, record))
    for scholar, spans in own.items():
        for (_, until, before), (begins, _, record) in _next(sorted(spans)):
            if begins <= until:
                grid = grids["stays"]
                problem = text(
                    "{scholar} is in another stay until {until:day} ({place}); "
                    "expected a later first day",
                    scholar=scholar,
                    until=until,
                    place=grid.origin.place(before),
                )
                yield grid.fault(record, "begins", "stays_at_once", problem)


def hours_fit_into_days(grids: Grids) -> Iterator[Fault]:
    """A stay has no more hours than its days."""
    for record, (begins, until, hours) in _rows(grids, "stays", "begins", "until", "hours"):
        most = HOURS_OF_DAY * max(0, (until - begins).days + 1)
        if most and hours > most:
            problem = text(
                "{hours} hours are more than the days from {begins:day} to {until:day} have "
                "({most})",
                hours=hours,
                begins=begins,
                until=until,
                most=most,
            )
            yield grids["stays"].fault(record, "hours", "hours_beyond_days", problem)


def stays_are_confirmed_after(grids: Grids) -> Iterator[Fault]:
    """A stay that is still to end on the day of the match is not confirmed yet."""
    on, _ = _days(grids)
    for record, (until, status) in _rows(grids, "stays", "until", "status"):
        if on is not None and until > on and status is StayStatus.CONFIRMED:
            problem = text(
                "the stay ends on {until:day}, after the match on {on:day}, and cannot be "
                "confirmed; expected planned",
                until=until,
                on=on,
            )
            yield grids["stays"].fault(record, "status", "confirmed_early", problem)


ROTATION_CHECKS: Final[tuple[Callable[[Grids], Iterator[Fault]], ...]] = (
    planning_comes_first,
    periods_lie_between,
    periods_differ,
    hosts_have_mentors,
    hosts_are_open,
    wishes_are_ordered,
    wishes_are_wanted,
    stays_do_not_overlap,
    hours_fit_into_days,
    stays_are_confirmed_after,
)


def _days(grids: Grids) -> tuple[date | None, date | None]:
    """Day of the match and day of planning, as far as they were read."""
    found: list[date | None] = []
    for field in ("on", "rotation_on"):
        values = [value for _, (value,) in _rows(grids, "case", field)]
        found.append(values[0] if values else None)
    return found[0], found[1]


def _next(spans: list[tuple[date, date, int]]) -> Iterator[tuple[tuple[date, date, int], ...]]:
    """Each span with the one before it that ends last."""
    last = spans[0]
    for span in spans[1:]:
        yield last, span
        last = max(last, span, key=lambda each: each[1])


def _rows(grids: Grids, name: str, *fields: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    return grids[name].rows_of(*fields) if name in grids else iter(())
