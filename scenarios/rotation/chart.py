"""Timetables as pictures: hosts by period with their load, scholars by period with their host."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from matching.domain import EmployerId, OccupationId, ScholarId
from matching.report.bars import Colour
from matching.rotation.outcome import ScholarRotation
from matching.words import Lang, say, text
from scenarios.rotation.drawing import (
    BOLD,
    Grid,
    Paint,
    cell,
    fitting,
    head,
    picture,
    rule_above,
    top_of,
    words,
)
from scenarios.rotation.found import Load, Rotation
from scenarios.rotation.timetables import whole_load

DRAWN: Final = 200
"""Scholars in the picture; all are in the table."""
EMPTY: Final = Paint("#f3f6f8")
UP_TO_HALF: Final = Paint(Colour.PALE)
OVER_HALF: Final = Paint(Colour.SECOND)
FULL: Final = Paint(Colour.MAIN, "#ffffff")
SHORT: Final = Paint(Colour.OTHER)
HUES: Final = (
    "#9fd0ea",
    "#f6c65b",
    "#a9d8b8",
    "#e9a8c9",
    "#c9c0ea",
    "#f2a27e",
    "#d5d98a",
    "#b9c4cb",
    "#8fd6d0",
    "#e3c7a3",
    "#f0b7b7",
    "#cfe3f2",
)
"""Pale, so that dark words can be read on them; a host is known by its id, not by its hue."""


def hosts_svg(found: Rotation, lang: Lang) -> str:
    """Every host with places: stays of the places, the fuller the darker."""
    grid = Grid(left=150, right=54, periods=len(found.case.periods))
    parts = [
        *head(grid, found.case.periods, lang),
        words(grid.width - 4, 12, say(text("together"), lang), "end"),
        *_hosts(found, grid),
    ]
    about = text("Load of hosts by period: stays of the places")
    return picture(grid, len(found.loads), about, parts, lang)


def _hosts(found: Rotation, grid: Grid) -> Iterator[str]:
    for row, (host, loads) in enumerate(found.loads.items()):
        name = found.name_of(host)
        shown = host if name == host else f"{host} {name}"
        yield rule_above(grid, row)
        yield words(0, top_of(row) + 13, fitting(shown, grid.left))
        for no, period in enumerate(found.case.periods):
            if period.period_id in loads:
                yield _load(grid.x(no), row, grid.step, loads[period.period_id])
        yield words(grid.width - 4, top_of(row) + 13, whole_load(found, host).shown, "end")


def _load(x: int, row: int, width: int, load: Load) -> str:
    return cell(x, row, width, load.shown, _paint(load))


def _paint(load: Load) -> Paint:
    if not load.stays:
        return EMPTY
    if load.stays >= load.room:
        return FULL
    return UP_TO_HALF if 2 * load.stays <= load.room else OVER_HALF


def scholars_svg(found: Rotation, lang: Lang) -> str:
    """Scholars by occupation: the id of the host in each period, and what each reaches."""
    grid = Grid(left=70, right=134, periods=len(found.case.periods))
    shown = drawn_scholars(found)
    rows = list(_rows(found, shown))
    parts = [
        *head(grid, found.case.periods, lang),
        words(grid.width - 80, 12, say(text("stays"), lang), "end"),
        words(grid.width - 4, 12, say(text("employers"), lang), "end"),
    ]
    hues = {host: Paint(HUES[no % len(HUES)]) for no, host in enumerate(found.loads)}
    for no, row in enumerate(rows):
        if isinstance(row, ScholarRotation):
            parts.extend(_scholar(found, grid, no, row, hues))
        else:
            parts.append(words(0, top_of(no) + 14, fitting(row, grid.width), look=BOLD))
    about = text("Scholars by period: the host of every stay")
    return picture(grid, len(rows), about, parts, lang)


def drawn_scholars(found: Rotation) -> Sequence[ScholarRotation]:
    """Those in the picture: all, or where they are many the first of those who are planned."""
    if len(found.plan.scholars) <= DRAWN:
        return found.plan.scholars
    return [each for each in found.plan.scholars if each.planned][:DRAWN]


def _rows(
    found: Rotation, scholars: Sequence[ScholarRotation]
) -> Iterator[OccupationId | ScholarRotation]:
    """Scholars under their occupation, as these share the places."""
    of: Mapping[ScholarId, OccupationId] = {
        each.scholar_id: each.occupation for each in found.case.scholars
    }
    ordered = sorted(scholars, key=lambda each: (of[each.scholar_id], each.scholar_id))
    for occupation, own in groupby(ordered, key=lambda each: of[each.scholar_id]):
        yield occupation
        yield from own


def _scholar(
    found: Rotation,
    grid: Grid,
    row: int,
    each: ScholarRotation,
    hues: Mapping[EmployerId, Paint],
) -> Iterator[str]:
    base = top_of(row) + 13
    yield rule_above(grid, row)
    yield words(0, base, fitting(each.scholar_id, grid.left))
    stays = {stay.period_id: stay for stay in found.by_scholar.get(each.scholar_id, ())}
    for no, period in enumerate(found.case.periods):
        stay = stays.get(period.period_id)
        if stay is not None:
            yield cell(grid.x(no), row, grid.step, stay.employer_id, hues[stay.employer_id])
    if each.planned < each.wanted:
        yield cell(grid.width - 122, row, 44, f"{each.planned}/{each.wanted}", SHORT)
    else:
        yield words(grid.width - 100, base, f"{each.planned}/{each.wanted}", "middle")
    yield words(grid.width - 4, base, f"{each.firms_before} → {each.firms}", "end")
