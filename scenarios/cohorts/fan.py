"""A fan: the median of many histories by year, in the span of eight of ten, against a line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matching.report.bars import Colour
from matching.report.pen import dot, element, line, ticks, words
from matching.words import Lang, number
from scenarios.cohorts.bands import Band

WIDTH: Final = 480
HEIGHT: Final = 280
LEFT: Final = 66
RIGHT: Final = 14
TOP: Final = 26
BOTTOM: Final = 30
TICKS: Final = 5
"""At most so many numbers on the axis, besides 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """Bands by year.

    Parameters
    ----------
    label : what the picture says, for those who do not see it.
    axis : what is counted, above the axis; ``unit`` is what one of it is in the values.
    rule : a value that is drawn across, with its words.
    """

    label: str
    years: Sequence[str]
    bands: Sequence[Band]
    axis: str
    unit: int = 1
    rule: tuple[int, str] | None = None


def svg(fan: Fan, lang: Lang) -> str:
    """The fan as an ``svg`` element; every place is a whole number of pixels."""
    most = max([*(band.high for band in fan.bands), fan.rule[0] if fan.rule else 0, fan.unit])
    top = most * 21 // 20

    def x(no: int) -> int:
        return LEFT + (2 * no + 1) * (WIDTH - LEFT - RIGHT) // (2 * len(fan.bands))

    def y(value: int) -> int:
        return HEIGHT - BOTTOM - value * (HEIGHT - TOP - BOTTOM) // top

    parts = [*_axis(fan, top, y, lang), *_shape(fan, x, y), *_years(fan, x), *_rule(fan, y)]
    return element(WIDTH, HEIGHT, fan.label, parts)


def _axis(fan: Fan, top: int, y: Callable[[int], int], lang: Lang) -> Iterator[str]:
    for tick in ticks(top // fan.unit, TICKS):
        height = y(tick * fan.unit)
        yield line(LEFT, height, WIDTH - RIGHT, height, Colour.PALE)
        yield words(LEFT - 6, height + 4, number(tick, lang), "end")
    yield words(4, 12, fan.axis, "start")


def _shape(fan: Fan, x: Callable[[int], int], y: Callable[[int], int]) -> Iterator[str]:
    """The span as an area, the median as a line with dots."""
    upper = [f"{x(no)},{y(band.high)}" for no, band in enumerate(fan.bands)]
    lower = [f"{x(no)},{y(band.low)}" for no, band in enumerate(fan.bands)]
    middle = [f"{x(no)},{y(band.middle)}" for no, band in enumerate(fan.bands)]
    area = " ".join([*upper, *reversed(lower)])
    yield f'<polygon points="{area}" fill="{Colour.SECOND}" fill-opacity="0.4"/>'
    yield (
        f'<polyline points="{" ".join(middle)}" fill="none" stroke="{Colour.MAIN}" '
        f'stroke-width="2"/>'
    )
    for no, band in enumerate(fan.bands):
        yield dot(x(no), y(band.middle), Colour.MAIN, 3)


def _years(fan: Fan, x: Callable[[int], int]) -> Iterator[str]:
    """As many names of years as have room."""
    every = -(-len(fan.years) // 7)
    for no, year in enumerate(fan.years):
        if no % every == 0:
            yield words(x(no), HEIGHT - BOTTOM + 18, year, "middle")
    yield line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, Colour.TEXT)


def _rule(fan: Fan, y: Callable[[int], int]) -> Iterator[str]:
    if fan.rule is not None:
        height = y(fan.rule[0])
        yield (
            f'<line x1="{LEFT}" y1="{height}" x2="{WIDTH - RIGHT}" y2="{height}" '
            f'stroke="{Colour.OTHER}" stroke-width="2" stroke-dasharray="6 4"/>'
        )
        yield words(WIDTH - RIGHT, height - 6, fan.rule[1], "end")
