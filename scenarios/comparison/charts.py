"""The pictures of a comparison, each beside the table of its numbers."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from matching.domain import Level, OccupationId
from matching.report.bars import Bar, Marker
from matching.report.drawing import bar_chart
from matching.report.figure_tables import levels_in_play, share_in_whole_percent
from matching.report.labels import LEVEL
from matching.report.picture import Picture, Sketch
from matching.report.svg import svg_of
from matching.report.table import Column, Kind, tabulate
from matching.words import Lang, number, say, text
from scenarios.comparison.breakdown import (
    LAST_PLACE,
    by_year,
    need_covered,
    occupations,
    places,
    years,
)
from scenarios.comparison.fate_chart import gains
from scenarios.comparison.found import Comparison, Tried
from scenarios.comparison.groups import Group, Groups, colour_of, sketch_of
from scenarios.comparison.money_charts import money
from scenarios.comparison.tables import place_words
from scenarios.comparison.waterfall_charts import waterfalls

MOST_OCCUPATIONS: Final = 8
"""Occupations that one picture shows."""


def pictures(found: Comparison, lang: Lang) -> tuple[Picture, ...]:
    """Every picture that this comparison has something to say in."""
    grouped = (due(found), levels(found), needs(found), wishes(found))
    sketches = (
        target(found, lang),
        money(found, lang),
        *waterfalls(found, lang),
        gains(found, lang),
        *(sketch_of(groups, found, lang) for groups in grouped if groups.groups),
    )
    return tuple(_drawn(sketch, lang) for sketch in sketches)


def target(found: Comparison, lang: Lang) -> Sketch:
    """Awards with co-funding of every scenario, against the target where it is one."""
    targets = {tried.outcome.indicators.target for tried in found.tried}
    aim = found.base.outcome.indicators.target
    return Sketch(
        says=text("Awards with co-funding in each scenario."),
        table=tabulate(
            "target",
            text("Awards with co-funding against the target"),
            found.tried,
            (Column(text("Scenario")), lambda tried: tried.name),
            (Column(text("With co-funding"), Kind.INT), lambda tried: tried.outcome.co_funded),
            (Column(text("Target"), Kind.INT), lambda tried: tried.outcome.indicators.target),
        ),
        bars=tuple(
            Bar(
                label=tried.name,
                ends=tried.outcome.co_funded,
                shown=number(tried.outcome.co_funded, lang),
                colour=colour_of(tried, found),
            )
            for tried in found.tried
        ),
        marker=Marker(at=aim, shown=say(text("target {target}", target=aim), lang))
        if aim and len(targets) == 1
        else None,
    )


def due(found: Comparison) -> Groups:
    """What the municipality owes in each calendar year."""
    return Groups(
        name="years",
        title=text("Municipality pays the new awards, by calendar year"),
        says=text("A month counts when it is due, on a line or on none yet."),
        header=text("Calendar year"),
        kind=Kind.EUR,
        groups=tuple(Group(label=str(year), of=partial(_due_in, year)) for year in years(found)),
    )


def _due_in(year: int, tried: Tried) -> int:
    return by_year(tried.outcome)[year]


def levels(found: Comparison) -> Groups:
    """Co-funded of the applicants of each level."""
    return Groups(
        name="rates",
        title=text("Award rate by level"),
        says=text("Awards with co-funding of all applicants."),
        header=text("Level"),
        kind=Kind.SHARE,
        groups=tuple(
            Group(
                label=LEVEL[each.level],
                of=partial(_rate, each.level),
            )
            for each in levels_in_play(found.base.outcome)
        ),
    )


def _rate(level: Level, tried: Tried) -> int | None:
    found = next(each for each in tried.outcome.levels if each.level is level)
    return share_in_whole_percent(found.co_funded, found.applicants)


def needs(found: Comparison) -> Groups:
    """Need covered in the occupations in which scenarios differ most."""
    differing = _differing(found)
    return Groups(
        name="differing-needs",
        title=text("Need covered where scenarios differ"),
        says=text("The occupations that differ most; the others are in the table below."),
        header=text("Occupation"),
        kind=Kind.INT,
        groups=tuple(
            Group(label=name, of=partial(_covered, name)) for name in differing[:MOST_OCCUPATIONS]
        ),
    )


def _differing(found: Comparison) -> list[OccupationId]:
    def spread(name: OccupationId) -> int:
        covered = [_covered(name, tried) for tried in found.tried]
        return max(covered) - min(covered)

    return sorted(filter(spread, occupations(found)), key=lambda name: (-spread(name), name))


def _covered(name: OccupationId, tried: Tried) -> int:
    return need_covered(tried.outcome).get(name, (0, 0))[0]


def wishes(found: Comparison) -> Groups:
    """Places on the scholars' own lists, with the tail."""
    return Groups(
        name="wishes",
        title=text("Wishes that scholars obtain"),
        says=text("Awards at each place of the scholars' own lists."),
        header=text("Place on the list"),
        kind=Kind.INT,
        groups=tuple(_wishes(found)),
    )


def _wishes(found: Comparison) -> Iterator[Group]:
    for place in range(1, LAST_PLACE + 1):
        if any(_at_place(place, tried) for tried in found.tried):
            yield Group(
                label=place_words(place),
                of=partial(_at_place, place),
            )


def _at_place(place: int, tried: Tried) -> int:
    return places(tried.outcome)[0][place]


def _drawn(sketch: Sketch, lang: Lang) -> Picture:
    return Picture(
        says=sketch.says,
        table=sketch.table,
        keys=sketch.keys,
        svg=svg_of(
            bar_chart(sketch.bars, sketch.marker),
            name=sketch.table.name,
            label=f"{say(sketch.table.title, lang)}. {say(sketch.says, lang)}",
        ),
    )
