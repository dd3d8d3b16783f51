"""Bars drawn as Vega-Lite, every length fixed in pixels: none is left to a machine's fonts."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final, Literal, TypeVar

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
class Rule:
    """A line from above to below."""

    x: int
    y: int
    y2: int


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
        shown = [len(bar.shown) for bar in self.bars]
        shown += [len(self.marker.shown) // 2 + 1] if self.marker else []
        words = max(shown) * CHARACTER + GAP
        return self.zero + value * (WIDTH - self.zero - words) // max(longest, 1)

    def y(self, row: int) -> int:
        """Middle of a row."""
        return self.top + self.row * row + self.row // 2


def bar_chart(bars: Sequence[Bar], marker: Marker | None = None) -> dict[str, Any]:
    """The bars, from above, as Vega-Lite."""
    at = Layout(bars=bars, marker=marker)
    marks: Mapping[str, Iterable[Span | Rule | Words]] = {
        "spans": (*_pale_spans(at), *_main_spans(at)),
        "rules": _rules(at),
        "labels": _labels(at),
        "values": _values(at),
        "headings": _headings(at),
        "markers": _markers(at),
    }
    return {
        **_form(),
        "height": at.height,
        "datasets": {name: [asdict(mark) for mark in of_name] for name, of_name in marks.items()},
    }


@cache
def _form() -> dict[str, Any]:
    """What all pictures share: layers over named data, whose places are pixels already."""
    chart = (
        alt.layer(
            _spans(),
            _rule(),
            _texts("labels", align="right"),
            _texts("values", stroke="white"),
            _texts("values"),
            _texts("headings", weight="bold"),
            _texts("markers", align="center"),
        )
        .properties(width=WIDTH, padding=2)
        .configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_text(fontSize=SIZE, color=Colour.TEXT, baseline="middle", strokeWidth=5)
    )
    form: dict[str, Any] = chart.to_dict(validate=False)
    return form


def _spans() -> alt.Chart:
    colour = alt.Color("colour:N", scale=None)
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("spans"))
        .mark_bar(height=THICKNESS)
        .encode(x=_pixels(alt.X("x:Q")), x2="x2", y=_pixels(alt.Y("y:Q")), color=colour)
    )
    return chart


def _rule() -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("rules"))
        .mark_rule(color=Colour.TEXT, strokeDash=[4, 3])
        .encode(x=_pixels(alt.X("x:Q")), y=_pixels(alt.Y("y:Q")), y2="y2")
    )
    return chart


def _texts(
    name: str,
    *,
    align: Literal["left", "center", "right"] = "left",
    weight: Literal["normal", "bold"] = "normal",
    stroke: Literal["white", "transparent"] = "transparent",
) -> alt.Chart:
    """Words; a white stroke behind them keeps a rule from crossing them."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name))
        .mark_text(align=align, fontWeight=weight, stroke=stroke)
        .encode(x=_pixels(alt.X("x:Q")), y=_pixels(alt.Y("y:Q")), text="words:N")
    )
    return chart


Channel = TypeVar("Channel", alt.X, alt.Y)


def _pixels(channel: Channel) -> Channel:
    """The channel with its numbers taken as pixels from the left and from above."""
    many = [0, 10_000]
    channel["axis"] = None
    channel["scale"] = alt.Scale(domain=many, range=many)
    return channel


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


def _rules(at: Layout) -> Iterator[Rule]:
    if at.marker:
        yield Rule(at.x(at.marker.at), at.top - GAP, at.height)


def _markers(at: Layout) -> Iterator[Words]:
    if at.marker:
        yield Words(at.x(at.marker.at), at.top // 2 - 2, at.marker.shown)
