"""Pictures of a sweep in Vega-Lite: lines with bands, a heat map, stairs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

import altair as alt

from matching.report.bars import Colour
from matching.report.drawing import FONT
from matching.words import Lang, Text, say
from scenarios.sweeps.frontiers import Staircase
from scenarios.sweeps.series import Point, Scale, Square

WIDTH: Final = 400
HEIGHT: Final = 260
STEP: Final = 30
COLOURS: Final = (Colour.MAIN, Colour.OTHER, Colour.SECOND, "#7a3b69", "#2e7d5b", Colour.TEXT)
DASHES: Final = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 2], [1, 3])
_NUMBER: Final = "format(datum.value / {by}, ',.2~f')"
_SLOVENE: Final = "replace(replace(replace({number}, /,/g, '_'), '.', ','), /_/g, '.')"


def lines_chart(points: Sequence[Point], x: Text, awards: Text, lang: Lang) -> dict[str, Any]:
    """Medians as lines, each within its band."""
    data = alt.InlineData(values=[asdict(point) for point in points])
    names = list(dict.fromkeys(point.line for point in points))
    base = alt.Chart(data).encode(x=_axis(alt.X("x:Q"), x, lang, by=100))
    colour = _colour(names)
    band = base.mark_area(opacity=0.18).encode(
        y="low:Q", y2="high", color=alt.Color("line:N", scale=_colours(names), legend=None)
    )
    line = base.mark_line(strokeWidth=2, point=True).encode(
        y=_axis(alt.Y("middle:Q"), awards, lang), color=colour, strokeDash=_dash(names)
    )
    both = alt.layer(band, line).resolve_legend(color="independent")
    return _spec(both.properties(width=WIDTH, height=HEIGHT))


def heat_chart(squares: Sequence[Square], x: Scale, y: Scale, lang: Lang) -> dict[str, Any]:
    """A square for every pair of values, its awards written in it."""
    middle = (min(s.awards for s in squares) + max(s.awards for s in squares)) // 2
    base = alt.Chart(alt.InlineData(values=[asdict(square) for square in squares])).encode(
        x=alt.X("x:N", sort=list(x.values), title=say(x.name, lang), axis=_upright()),
        y=alt.Y("y:N", sort=list(reversed(y.values)), title=say(y.name, lang), axis=_above()),
    )
    shades = alt.Scale(range=[Colour.PALE, Colour.MAIN])
    rects = base.mark_rect().encode(color=alt.Color("awards:Q", scale=shades, legend=None))
    dark = alt.condition(f"datum.awards > {middle}", alt.value("white"), alt.value(Colour.TEXT))
    words = base.mark_text(fontSize=12).encode(text="awards:Q", color=dark)
    both = alt.layer(rects, words)
    return _spec(both.properties(width=WIDTH, height=STEP * len(y.values)))


def stairs_chart(found: Sequence[Staircase], x: Text, awards: Text, lang: Lang) -> dict[str, Any]:
    """Awards that every limit pays, scenario by scenario."""
    values = [
        {"line": each.scenario, "x": stair.needed, "awards": stair.awards}
        for each in found
        for stair in each.stairs
    ]
    names = [each.scenario for each in found]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_line(interpolate="step-after", strokeWidth=2)
        .encode(
            x=_axis(alt.X("x:Q"), x, lang, by=100),
            y=_axis(alt.Y("awards:Q"), awards, lang),
            color=_colour(names),
            strokeDash=_dash(names),
        )
    )
    return _spec(chart.properties(width=WIDTH, height=HEIGHT))


def _colour(names: Sequence[str]) -> alt.Color:
    return alt.Color("line:N", scale=_colours(names), legend=_legend(names))


def _colours(names: Sequence[str]) -> alt.Scale:
    return alt.Scale(domain=list(names), range=list(COLOURS[: len(names)]))


def _dash(names: Sequence[str]) -> alt.StrokeDash:
    """Lines differ without colour too."""
    scale = alt.Scale(domain=list(names), range=list(DASHES[: len(names)]))
    return alt.StrokeDash("line:N", scale=scale, legend=None)


def _legend(names: Sequence[str]) -> alt.Legend | None:
    if len(names) < 2:
        return None
    return alt.Legend(
        title=None,
        orient="top",
        columns=2,
        columnPadding=24,
        labelLimit=300,
        symbolType="stroke",
    )


def _upright() -> alt.Axis:
    return alt.Axis(labelAngle=0)


def _above() -> alt.Axis:
    """The title above the axis, where words lie and have room."""
    return alt.Axis(titleAngle=0, titleAlign="left", titleAnchor="end", titleY=-10, titleX=-STEP)


def _axis(channel: Any, title: Text, lang: Lang, by: int = 1) -> Any:
    """Numbers with the marks of the language."""
    number = _NUMBER.format(by=by)
    shown = _SLOVENE.format(number=number) if lang is Lang.SL else number
    return channel.title(say(title, lang)).axis(alt.Axis(labelExpr=shown, tickCount=6))


def _spec(chart: Any) -> dict[str, Any]:
    spec: dict[str, Any] = (
        chart.configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelColor=Colour.TEXT,
            titleColor=Colour.TEXT,
            gridColor=Colour.PALE,
        )
        .configure_legend(labelFontSize=12, labelColor=Colour.TEXT)
        .to_dict(validate=False)
    )
    return spec
