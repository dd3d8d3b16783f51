"""The pictures of the simulation, each beside the table of its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.money import WHOLE
from matching.report.bars import Bar, Colour
from matching.report.drawing import bar_chart
from matching.report.picture import Key, Picture
from matching.report.svg import svg_of
from matching.report.table import Table
from matching.words import Lang, Text, number, say, share, text
from scenarios.cohorts.answers import breaks, funnel
from scenarios.cohorts.bands import Measure, by_year
from scenarios.cohorts.calendar import school_year_later
from scenarios.cohorts.fan import Fan, svg
from scenarios.cohorts.found import Years
from scenarios.cohorts.plan import PlanKind
from scenarios.cohorts.rows import YearRow

EURO = 100
KEYS = (
    Key(colour=Colour.MAIN, means=text("median of the histories")),
    Key(colour=Colour.SECOND, means=text("eight of ten histories")),
)
WITH_LINE = (*KEYS, Key(colour=Colour.OTHER, means=text("line")))


def money(found: Years, rows: Sequence[YearRow], table: Table, says: Text, lang: Lang) -> Picture:
    """Spent by school year, against the line."""
    limit = found.limit if found.of_school_year else None
    fan = Fan(
        label=_label(table, says, lang),
        years=_years(found),
        bands=by_year(rows, lambda row: row.spent),
        axis=say(text("EUR a school year"), lang),
        unit=EURO,
        rule=(limit, say(text("line {limit:eur}", limit=limit), lang)) if limit else None,
    )
    keys = WITH_LINE if limit else KEYS
    return Picture(says=says, table=table, svg=svg(fan, lang), keys=keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted of a school year, and what stands above the axis."""

    measure: Measure
    axis: Text


def counts(found: Years, counted: Counted, table: Table, says: Text, lang: Lang) -> Picture:
    """A count by school year of the call as it is."""
    fan = Fan(
        label=_label(table, says, lang),
        years=_years(found),
        bands=by_year(found.of(PlanKind.AS_IT_IS), counted.measure),
        axis=say(counted.axis, lang),
    )
    return Picture(says=says, table=table, svg=svg(fan, lang), keys=KEYS)


def breaking(found: Years, table: Table, says: Text, lang: Lang) -> Picture:
    """Probability that the line is too short for the target, by school year."""
    shares = breaks(found.of(PlanKind.TARGET))
    bars = [
        Bar(label=year, ends=part, behind=WHOLE, shown=share(part, lang), colour=Colour.OTHER)
        for year, part in zip(_years(found), shares, strict=True)
    ]
    return _bars(bars, table, says, lang)


def from_award_to_job(found: Years, table: Table, says: Text, lang: Lang) -> Picture:
    """What became of awards that ended."""
    known = funnel(found)
    steps = (known.ended, known.completed, known.employed, known.after_30_days, known.after_a_year)
    bars = [
        Bar(
            label=say(row[0], lang) if isinstance(row[0], Text) else "",
            ends=count,
            behind=known.ended,
            shown=number(count, lang),
        )
        for row, count in zip(table.rows, steps, strict=True)
    ]
    return _bars(bars, table, says, lang)


def _bars(bars: Sequence[Bar], table: Table, says: Text, lang: Lang) -> Picture:
    drawn = svg_of(bar_chart(bars), name=table.name, label=_label(table, says, lang))
    return Picture(says=says, table=table, svg=drawn, keys=())


def _label(table: Table, says: Text, lang: Lang) -> str:
    return f"{say(table.title, lang)}. {say(says, lang)}"


def _years(found: Years) -> list[str]:
    return [school_year_later(found.school_year, no) for no in range(found.years)]
