"""The pictures of a sweep, each beside the table of its numbers."""

from collections.abc import Iterator
from typing import Any

from matching.report.picture import Picture
from matching.report.svg import svg_of
from matching.report.table import Cell as Shown
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Lang, Text, say, text
from scenarios.sweeps.charts import heat_chart, lines_chart, stairs_chart
from scenarios.sweeps.frontiers import Staircase, rounds, staircases
from scenarios.sweeps.run import Sweep
from scenarios.sweeps.series import MOST_LINES, Point, Scale, lines_over, scales, squares_over

AWARDS = text("awards with co-funding")


def pictures(sweep: Sweep, lang: Lang) -> tuple[Picture, ...]:
    """Every picture for which the grid has something to vary."""
    return tuple(_pictures(sweep, lang))


def _pictures(sweep: Sweep, lang: Lang) -> Iterator[Picture]:
    varying = scales(sweep)
    below = [scale for scale in reversed(varying) if scale.numbers is not None]
    if below and (points := lines_over(sweep, below[0])):
        yield _lines(points, below[0], lang)
    if len(varying) > 1 and (squares := squares_over(sweep, varying[0], varying[1])):
        x, y = varying[0], varying[1]
        table = _heat_table({(s.x, s.y): s.awards for s in squares}, x, y)
        says = text(
            "Awards with co-funding by {x} and {y}; of several years of applicants the median. "
            "All else is as in the first scenario and the last value of each other axis.",
            x=x.name,
            y=y.name,
        )
        yield _picture(heat_chart(squares, x, y, lang), table, says, lang)
    if found := staircases(sweep):
        yield _stairs(found, lang)


def _lines(points: tuple[Point, ...], x: Scale, lang: Lang) -> Picture:
    unit = Kind.EUR if x.money else Kind.POINTS
    table = tabulate(
        "sweep-awards",
        text("Awards with co-funding by {x}", x=x.name),
        points,
        (Column(text("line of the picture")), lambda point: point.line),
        (Column(x.name, unit), lambda point: point.x),
        (Column(text("10 % have at most"), Kind.INT), lambda point: point.low),
        (Column(text("median"), Kind.INT), lambda point: point.middle),
        (Column(text("90 % have at most"), Kind.INT), lambda point: point.high),
    )
    says = text(
        "At most {most} lines are drawn, the table of all cells has the others. A line is the "
        "median, the band goes from the 10th to the 90th percentile over the years of applicants "
        "and the draws of the grid; with one of each it has no width.",
        most=MOST_LINES,
    )
    title = text("{name} in EUR", name=x.name) if x.money else x.name
    return _picture(lines_chart(points, title, AWARDS, lang), table, says, lang)


def _heat_table(awards: dict[tuple[str, str], int], x: Scale, y: Scale) -> Table:
    def at(value: str) -> Any:
        return lambda row: awards.get((value, row))

    return tabulate(
        "sweep-heat",
        text("Awards with co-funding by {x} and {y}", x=x.name, y=y.name),
        y.values,
        (Column(y.name), lambda row: row),
        *((Column(text("{name}", name=value), Kind.INT), at(value)) for value in x.values),
    )


def _stairs(found: tuple[Staircase, ...], lang: Lang) -> Picture:
    def needed(each: Staircase) -> Any:
        def cell(awards: int) -> Shown:
            return each.needed_for(awards)

        return cell

    table = tabulate(
        "sweep-frontier",
        text("The least line for so many awards, by scenario"),
        rounds(found),
        (Column(AWARDS, Kind.INT), lambda awards: awards),
        *((Column(text("{name}", name=each.scenario), Kind.EUR), needed(each)) for each in found),
    )
    says = text(
        "The frontier of every scenario with one line: what the next award costs at every limit. "
        "Without the least number for each school level."
    )
    title = text("limit of the line in EUR")
    return _picture(stairs_chart(found, title, AWARDS, lang), table, says, lang)


def _picture(spec: dict[str, Any], table: Table, says: Text, lang: Lang) -> Picture:
    label = f"{say(table.title, lang)}. {say(says, lang)}"
    return Picture(says=says, table=table, svg=svg_of(spec, name=table.name, label=label), keys=())
