"""Lines, dots and words of pictures drawn by hand: SVG whose every place is a whole pixel."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from matching.report.bars import Colour

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
SIZE: Final = 12
EVEN: Final = (1, 2, 5)


def element(width: int, height: int, label: str, parts: Iterable[str]) -> str:
    """The parts as an ``svg`` element; ``label`` is for those who do not see it."""
    said = escape(label, quote=True)
    return (
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="{FONT}" font-size="{SIZE}" fill="{Colour.TEXT}">'
        f"<title>{said}</title>{''.join(parts)}</svg>"
    )


def ticks(most: int, at_most: int) -> Sequence[int]:
    """Even numbers up to ``most``, so many besides 0: 1, 2 or 5 times a power of ten apart."""
    unit = 1
    while most // (5 * unit) > at_most:
        unit *= 10
    step = next(step for step in (unit * even for even in EVEN) if most // step <= at_most)
    return range(0, most + 1, step)


def line(  # noqa: PLR0913, two ends and how it looks
    x: int, y: int, x2: int, y2: int, colour: Colour, *, dashed: bool = False, width: int = 1
) -> str:
    """A line between two places."""
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}" stroke="{colour}" '
        f'stroke-width="{width}"{dash}/>'
    )


def dot(x: int, y: int, colour: Colour, radius: int) -> str:
    """A filled circle."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>'


def words(x: int, y: int, shown: str, anchor: str) -> str:
    """Words with a white edge, so that nothing crosses them."""
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" paint-order="stroke" stroke="#fff" '
        f'stroke-width="4">{escape(shown)}</text>'
    )
