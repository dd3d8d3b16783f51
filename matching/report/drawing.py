"""Bars drawn as Vega-Lite, every length fixed in pixels: none is left to a machine's fonts."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

import altair as alt

from matching.report.bars import Bar, Colour, Marker

WIDTH: Final = 480
ROW: Final = 26
WIDE_ROW: Final = 38
"""Where a label needs two lines."""
LINE: Final = 15
THICKNESS: Final = 17
LABEL_CHARACTERS: Final = 26
CHARACTER: Final = 8
"""Pixels that a character takes on average in the widest of the fonts."""
SIZE: Final = 13
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
GAP: Final = 7


@dataclass(frozen=True, slots=True)
class Span:
    """A coloured bar; ``y`` is its middle."""

    x: int
    x2: int
    y: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Words:
    """Words that begin, end or stand at ``x``; ``y`` is their middle."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands."""

    bars: Sequence[Bar]
    marker: Marker | None

    @property
    def labels(self) -> list[list[str]]:
        """Lines of each bar's label, at most two."""
        return [
            textwrap.wrap(bar.label, LABEL_CHARACTERS, max_lines=2, placeholder=" …")
            for bar in self.bars
            if not bar.is_heading
        ]

    @property
    def zero(self) -> int:
        """Where bars begin."""
        return max(len(line) for label in self.labels for line in label) * CHARACTER + GAP

    @property
    def row(self) -> int:
        """Height of a row."""
        return WIDE_ROW if any(len(label) > 1 for label in self.labels) else ROW

    @property
    def top(self) -> int:
        """Room above the bars."""
        return ROW if self.marker else 0

    @property
    def height(self) -> int:
        """Height of the picture."""
        return self.top + self.row * len(self.bars)

    def x(self, value: int) -> int:
        """Where a value stands; behind the longest bar there is room for the longest words."""
        longest = max(max(bar.end, self.marker.at if self.marker else 0) for bar in self.bars)
        words = max(len(bar.shown) for bar in self.bars) * CHARACTER + GAP
        return self.zero + value * (WIDTH - self.zero - words) // max(longest, 1)

    def y(self, row: int) -> int:
        """Middle of a row."""
        return self.top + self.row * row + self.row // 2


def bar_chart(bars: Sequence[Bar], marker: Marker | None = None) -> dict[str, Any]:
    """The bars, from above, as Vega-Lite."""
    at = Layout(bars=bars, marker=marker)
    layers = [
        _spans(at, list(_pale_spans(at))),
        _spans(at, list(_main_spans(at))),
        *(_marker(at, marker) if marker else ()),
        _texts(at, list(_labels(at)), align="right"),
        _halo(at, list(_values(at))),
        _texts(at, list(_values(at)), align="left"),
        _texts(at, list(_headings(at)), align="left", weight="bold"),
    ]
    chart = (
        alt.layer(*layers)
        .properties(width=WIDTH, height=at.height, padding=2)
        .configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_text(fontSize=SIZE, color=Colour.TEXT, baseline="middle")
    )
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def _pale_spans(at: Layout) -> Iterator[Span]:
    for row, bar in enumerate(at.bars):
        if bar.behind:
            yield Span(at.x(0), at.x(bar.behind), at.y(row), Colour.PALE)


def _main_spans(at: Layout) -> Iterator[Span]:
    for row, bar in enumerate(at.bars):
        if bar.ends is not None and bar.ends != bar.begins:
            yield Span(at.x(bar.begins), at.x(bar.ends), at.y(row), bar.colour)


def _labels(at: Layout) -> Iterator[Words]:
    rows = [row for row, bar in enumerate(at.bars) if not bar.is_heading]
    for row, lines in zip(rows, at.labels, strict=True):
        above = LINE * (len(lines) - 1) // 2
        for no, line in enumerate(lines):
            yield Words(at.zero - GAP, at.y(row) - above + LINE * no, line)


def _values(at: Layout) -> Iterator[Words]:
    for row, bar in enumerate(at.bars):
        if not bar.is_heading:
            yield Words(at.x(bar.end) + GAP, at.y(row), bar.shown)


def _headings(at: Layout) -> Iterator[Words]:
    for row, bar in enumerate(at.bars):
        if bar.is_heading:
            yield Words(at.zero, at.y(row) + 2, bar.label)


def _marker(at: Layout, marker: Marker) -> tuple[alt.Chart, alt.Chart]:
    x = at.x(marker.at)
    rule: alt.Chart = (
        alt.Chart(alt.InlineData(values=[{"x": x, "y": at.top - GAP, "y2": at.height}]))
        .mark_rule(color=Colour.TEXT, strokeDash=[4, 3])
        .encode(x=_x(), y=_y(at), y2="y2")
    )
    return rule, _texts(at, [Words(x, at.top // 2 - 2, marker.shown)], align="center")


def _spans(at: Layout, spans: Sequence[Span]) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=[asdict(span) for span in spans]))
        .mark_bar(height=THICKNESS)
        .encode(x=_x(), x2="x2", y=_y(at), color=alt.Color("colour:N", scale=None))
    )
    return chart


def _texts(
    at: Layout,
    words: Sequence[Words],
    *,
    align: Literal["left", "center", "right"],
    weight: Literal["normal", "bold"] = "normal",
) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=[asdict(each) for each in words]))
        .mark_text(align=align, fontWeight=weight)
        .encode(x=_x(), y=_y(at), text="words:N")
    )
    return chart


def _halo(at: Layout, words: Sequence[Words]) -> alt.Chart:
    """White behind the words, so that no rule crosses them."""
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=[asdict(each) for each in words]))
        .mark_text(align="left", stroke="white", strokeWidth=5)
        .encode(x=_x(), y=_y(at), text="words:N")
    )
    return chart


def _x() -> alt.X:
    return alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))


def _y(at: Layout) -> alt.Y:
    scale = alt.Scale(domain=[0, at.height], reverse=True, nice=False)
    return alt.Y("y:Q", axis=None, scale=scale)
