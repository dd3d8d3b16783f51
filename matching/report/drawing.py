"""Bars drawn as Vega-Lite. Every length is fixed here, none is left to the fonts of a machine."""

import json
import textwrap
from collections.abc import Sequence
from typing import Any, Final

import altair as alt

from matching.report.bars import Bar, Colour, Marker

WIDTH: Final = 480
ROW: Final = 26
WIDE_ROW: Final = 36
"""Where a label needs two lines."""
LABEL_CHARACTERS: Final = 26
CHARACTER: Final = 7
"""Pixels that a character takes at most on average in `FONT` of `SIZE`."""
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
SIZE: Final = 13


def bar_chart(bars: Sequence[Bar], marker: Marker | None = None) -> dict[str, Any]:
    """The bars, from above, as Vega-Lite."""
    labels = [_wrapped(bar.label) if bar.ends is not None else [""] for bar in bars]
    room = max(len(line) for label in labels for line in label) * CHARACTER + 8
    plot = WIDTH - room
    row = WIDE_ROW if any(len(label) > 1 for label in labels) else ROW
    scale = alt.Scale(domain=[0, _domain_end(bars, marker, plot)], nice=False)
    rows = alt.Chart(_data(bars)).encode(y=_rows(labels, room))
    layers = [
        _bars(rows, scale, row, ("0", "behind", "pale")),
        _bars(rows, scale, row, ("begins", "ends", "colour")),
        _words(rows, scale, "shown", dx=5),
        _words(rows, scale, "heading", dx=0, fontWeight="bold", dy=3),
        *(_marker(marker, scale) if marker else ()),
    ]
    chart = alt.layer(*layers).properties(
        width=plot, height=row * len(bars), padding={"top": 20 if marker else 2, "bottom": 2}
    )
    chart = chart.configure_view(stroke=None).configure(background="transparent")
    chart = chart.configure_axis(labelFont=FONT, labelFontSize=SIZE, labelColor=Colour.TEXT)
    chart = chart.configure_text(font=FONT, fontSize=SIZE, color=Colour.TEXT)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def _wrapped(label: str) -> list[str]:
    return textwrap.wrap(label, LABEL_CHARACTERS) or [""]


def _domain_end(bars: Sequence[Bar], marker: Marker | None, plot: int) -> float:
    """Where the scale ends so that the widest value still has room behind the longest bar."""
    longest = max(max(bar.ends or 0, bar.begins, bar.behind) for bar in bars)
    longest = max(longest, marker.at if marker else 0, 1)
    space = max(len(bar.shown) for bar in bars) * CHARACTER + 12
    return longest * plot / max(plot - space, plot // 4)


def _data(bars: Sequence[Bar]) -> alt.InlineData:
    return alt.InlineData(
        values=[
            {
                "row": row,
                "0": 0,
                "begins": bar.begins,
                "ends": bar.begins if bar.ends is None else bar.ends,
                "behind": bar.behind,
                "at": max(bar.begins, bar.ends or 0, bar.behind),
                "shown": bar.shown,
                "heading": bar.label if bar.ends is None else "",
                "colour": bar.colour,
                "pale": Colour.PALE,
            }
            for row, bar in enumerate(bars)
        ]
    )


def _rows(labels: Sequence[Sequence[str]], room: int) -> alt.Y:
    axis = alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelExpr=f"{json.dumps(labels, ensure_ascii=False)}[datum.value]",
        labelLimit=room,
        labelPadding=8,
        minExtent=room,
        maxExtent=room,
    )
    return alt.Y("row:O", axis=axis, scale=alt.Scale(padding=0))


def _bars(rows: alt.Chart, scale: alt.Scale, row: int, span: tuple[str, str, str]) -> alt.Chart:
    begins, ends, colour = span
    bars: alt.Chart = rows.mark_bar(height=row - 9).encode(
        x=alt.X(f"{begins}:Q", axis=None, scale=scale),
        x2=alt.X2(ends),
        color=alt.Color(f"{colour}:N", scale=None, legend=None),
    )
    return bars


def _words(rows: alt.Chart, scale: alt.Scale, field: str, **how: Any) -> alt.Chart:
    at = "at" if field == "shown" else "0"
    words: alt.Chart = rows.mark_text(align="left", baseline="middle", **how).encode(
        x=alt.X(f"{at}:Q", axis=None, scale=scale), text=f"{field}:N"
    )
    return words


def _marker(marker: Marker, scale: alt.Scale) -> tuple[alt.Chart, alt.Chart]:
    at = alt.Chart(alt.InlineData(values=[{"at": marker.at, "shown": marker.shown}])).encode(
        x=alt.X("at:Q", axis=None, scale=scale)
    )
    return (
        at.mark_rule(color=Colour.TEXT, strokeDash=[4, 3]),
        at.mark_text(baseline="bottom").encode(y=alt.value(-3), text="shown:N"),
    )
