"""The pictures of the answers, each with its table."""

from collections.abc import Sequence

from matching.report.bars import Bar, Colour, Marker
from matching.report.drawing import bar_chart
from matching.report.picture import Picture
from matching.report.svg import svg_of
from matching.report.table import Table
from matching.report.target import standings
from matching.words import Lang, Text, eur, number, say, text
from scenarios.cohorts.charts import money
from scenarios.cohorts.plan import PlanKind
from scenarios.cohorts.target_tables import closing_table, sums_table, target_table
from scenarios.council.few import FEWER, LEAST, without_few
from scenarios.council.found import Council
from scenarios.council.tables import frontier_table, scenarios_table, standing_table
from scenarios.frontier import Frontier
from scenarios.frontier.chart import svg


def standing(found: Council, lang: Lang) -> Picture:
    """Awards of the match and of today's practice."""
    colours = (Colour.MAIN, Colour.OTHER)
    bars = [
        _bar(say(each.name, lang), each.co_funded, lang, colour)
        for each, colour in zip(standings(found.outcome, found.today), colours, strict=False)
    ]
    says = text("Awards with co-funding of the match and of today's practice.")
    return _drawn(bars, _target(found, lang), standing_table(found), says, lang)


def curve(frontier: Frontier, lang: Lang) -> Picture:
    """Awards for every budget."""
    return Picture(
        says=text("Every further award at the least limit of the line that pays for it."),
        table=frontier_table(frontier),
        svg=svg(frontier, lang),
        keys=(),
    )


def scenarios(found: Council, lang: Lang) -> Picture:
    """Awards in every scenario."""
    first, *_ = tried = found.comparison.tried
    bars = [
        _bar(
            each.name,
            each.outcome.co_funded,
            lang,
            Colour.MAIN if each is first else Colour.SECOND,
        )
        for each in tried
    ]
    says = text("Awards with co-funding in each scenario.")
    return _drawn(bars, _target(found, lang), scenarios_table(found), says, lang)


def cost(found: Council, lang: Lang) -> Picture:
    """What the target costs, year by year."""
    return money(
        found.years,
        found.years.of(PlanKind.TARGET),
        without_few(target_table(found.years)),
        text("Spent in a school year if the lines did not limit the awards."),
        lang,
    )


def sums(found: Council, lang: Lang) -> Picture:
    """New awards a year that sums sustain."""
    bars = [
        _bar(eur(each.sum, lang), each.awards.middle, lang, Colour.MAIN)
        for each in found.answers.sustained
    ]
    table = without_few(sums_table(found.years, found.answers))
    return _drawn(bars, None, table, text("New awards a year from a sum every school year."), lang)


def closing(found: Council, lang: Lang) -> Picture:
    """Awards that one closing employer ends or moves."""
    known = found.answers.closing
    bars = [
        _bar(say(label, lang), count, lang, colour)
        for label, count, colour in (
            (text("awards that end"), known.ended.middle, Colour.OTHER),
            (text("awards that move"), known.moved.middle, Colour.MAIN),
        )
    ]
    table = without_few(closing_table(found.years))
    return _drawn(bars, None, table, text("Awards in the year of the closing, medians."), lang)


def _bar(label: str, count: int, lang: Lang, colour: Colour) -> Bar:
    """A count of people; of fewer than five not even the length is drawn."""
    if abs(count) < LEAST:
        return Bar(label=label, ends=0, shown=say(FEWER, lang), colour=colour)
    return Bar(label=label, ends=count, shown=number(count, lang), colour=colour)


def _target(found: Council, lang: Lang) -> Marker:
    aim = found.outcome.indicators.target
    return Marker(at=aim, shown=say(text("target {target}", target=aim), lang))


def _drawn(
    bars: Sequence[Bar], marker: Marker | None, table: Table, says: Text, lang: Lang
) -> Picture:
    label = f"{say(table.title, lang)}. {say(says, lang)}"
    drawn = svg_of(bar_chart(bars, marker), name=table.name, label=label)
    return Picture(says=says, table=table, svg=drawn, keys=())
