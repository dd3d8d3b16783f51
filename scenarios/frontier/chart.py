"""The staircase as a picture: SVG whose every place is a whole number of pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from matching.report.bars import Colour
from matching.report.pen import dot, element, line, ticks, words
from matching.words import Lang, eur, number, say, text
from scenarios.frontier.found import Frontier

WIDTH: Final = 480
HEIGHT: Final = 340
LEFT: Final = 40
RIGHT: Final = 10
TOP: Final = 68
BOTTOM: Final = 46
TICKS: Final = 6
"""At most so many numbers on an axis, besides 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From cents and awards to pixels."""

    most_money: int
    most_awards: int

    def x(self, cents: int) -> int:
        """Pixels from the left."""
        return LEFT + cents * (WIDTH - LEFT - RIGHT) // max(1, self.most_money)

    def y(self, awards: int) -> int:
        """Pixels from above."""
        return HEIGHT - BOTTOM - awards * (HEIGHT - TOP - BOTTOM) // max(1, self.most_awards)


def svg(found: Frontier, lang: Lang) -> str:
    """The curve, the line, the target and the budget that it needs, as an ``svg`` element."""
    scale = _scale(found)
    said = say(text("Awards with co-funding by the limit of the line"), lang)
    parts = [
        *_axes(scale, lang),
        *_leasts(found, scale),
        *_curve(found, scale),
        *_marks(found, scale, lang),
        *_legend(found, lang),
    ]
    return element(WIDTH, HEIGHT, said, parts)


def svg_with_tips(found: Frontier, lang: Lang) -> str:
    """The same for a page that says under the pointer what each award costs."""
    scale = _scale(found)
    return svg(found, lang).replace("</svg>", f"{''.join(_tips(found, scale, lang))}</svg>")


def _tips(found: Frontier, scale: Scale, lang: Lang) -> Iterator[str]:
    for corner in found.corners:
        tip = say(
            text(
                "Award {awards} costs {price:eur}; the line then needs {needed:eur}.",
                awards=corner.awards,
                price=corner.price,
                needed=corner.needed,
            ),
            lang,
        )
        yield (
            f'<circle cx="{scale.x(corner.needed)}" cy="{scale.y(corner.awards)}" r="4" '
            f'fill="{Colour.MAIN}" fill-opacity="0" data-tip="{escape(tip, quote=True)}"/>'
        )


def _scale(found: Frontier) -> Scale:
    ends = [point.limit for point in (*found.points, found.here)]
    return Scale(
        most_money=max(ends) * 21 // 20,
        most_awards=max(found.most, found.target) * 21 // 20 + 1,
    )


def _axes(scale: Scale, lang: Lang) -> Iterator[str]:
    right = WIDTH - RIGHT
    for awards in ticks(scale.most_awards, TICKS):
        y = scale.y(awards)
        yield line(LEFT, y, right, y, Colour.PALE)
        yield words(LEFT - 5, y + 4, number(awards, lang), "end")
    for euros in ticks(scale.most_money // 100, TICKS):
        x = scale.x(euros * 100)
        yield line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 4, Colour.TEXT)
        yield words(x, HEIGHT - BOTTOM + 17, number(euros, lang), "middle")
    yield line(LEFT, HEIGHT - BOTTOM, right, HEIGHT - BOTTOM, Colour.TEXT)
    yield words(4, TOP - 14, say(text("awards with co-funding"), lang), "start")
    yield words(right, HEIGHT - 10, say(text("limit of the line in EUR"), lang), "end")


def _curve(found: Frontier, scale: Scale) -> Iterator[str]:
    """Steps where all are known, otherwise the span between two points, and the points."""
    if found.exact:
        stairs = [(corner.needed, corner.awards) for corner in found.corners]
        yield _steps(scale, [*stairs, (scale.most_money, found.most)])
        return
    points = [(point.limit, point.awards) for point in found.points]
    for (lower, least), (upper, most) in pairwise(points):
        x, y = scale.x(lower), scale.y(most) - 1
        yield (
            f'<rect x="{x}" y="{y}" width="{scale.x(upper) - x}" height="{scale.y(least) + 1 - y}" '
            f'fill="{Colour.SECOND}" fill-opacity="0.5"/>'
        )
    for limit, awards in points:
        yield dot(scale.x(limit), scale.y(awards), Colour.MAIN, 3)


def _steps(scale: Scale, stairs: Sequence[tuple[int, int]]) -> str:
    first, *others = stairs
    path = f"M{scale.x(first[0])} {scale.y(0)}V{scale.y(first[1])}"
    path += "".join(f"H{scale.x(money)}V{scale.y(awards)}" for money, awards in others)
    return f'<path d="{path}" fill="none" stroke="{Colour.MAIN}" stroke-width="2"/>'


def _leasts(found: Frontier, scale: Scale) -> Iterator[str]:
    for point in found.points if found.exact else ():
        if point.with_leasts is not None:
            yield dot(scale.x(point.limit), scale.y(point.with_leasts), Colour.OTHER, 3)


def _marks(found: Frontier, scale: Scale, lang: Lang) -> Iterator[str]:
    """The target with its budget, and the line with its awards."""
    base, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    if found.target:
        y = scale.y(found.target)
        yield line(LEFT, y, right, y, Colour.TEXT, dashed=True)
        shown = say(text("target {target}", target=found.target), lang)
        yield words(LEFT + 4, y - 5, shown, "start")
    span = found.span_of(found.target)
    if found.target and span is not None:
        x, y = scale.x(span[1]), scale.y(found.target)
        yield line(x, y, x, base, Colour.TEXT, dashed=True)
        yield dot(x, y, Colour.TEXT, 4)
        yield _beside(x, base - 28, say(text("target: {needed:eur}", needed=span[1]), lang))
    x, y = scale.x(found.limit), scale.y(found.here.awards)
    yield line(x, TOP - 8, x, base, Colour.MAIN)
    yield dot(x, y, Colour.MAIN, 4)
    shown = say(
        text("line {limit}: {awards}", limit=eur(found.limit, lang), awards=found.here.awards),
        lang,
    )
    yield _beside(x, base - 10, shown)


def _beside(x: int, y: int, shown: str) -> str:
    """Words on the side of an upright where there is more room."""
    if x > (LEFT + WIDTH - RIGHT) // 2:
        return words(x - 6, y, shown, "end")
    return words(x + 6, y, shown, "start")


def _legend(found: Frontier, lang: Lang) -> Iterator[str]:
    if not found.exact:
        yield dot(10, 10, Colour.MAIN, 3)
        yield words(26, 14, say(text("solved; between two lie their bounds"), lang), "start")
        return
    yield line(2, 10, 20, 10, Colour.MAIN, width=2)
    yield words(26, 14, say(text("most awards for the money"), lang), "start")
    if found.here.with_leasts is not None:
        yield dot(11, 27, Colour.OTHER, 3)
        shown = say(text("with the least number for each school level"), lang)
        yield words(26, 31, shown, "start")
