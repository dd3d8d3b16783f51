"""A picture: what it says in a sentence, and a table of the same numbers beside it."""

from dataclasses import dataclass

from matching.report.bars import Bar, Colour, Marker
from matching.report.table import Table
from matching.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a colour stands for."""

    colour: Colour
    means: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A picture not yet drawn; ``table`` holds the numbers that the bars show."""

    says: Text
    table: Table
    bars: tuple[Bar, ...]
    marker: Marker | None = None
    keys: tuple[Key, ...] = ()


def standing_alone(svg: str) -> str:
    """The ``svg`` element of a page as a file of its own."""
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture drawn in one language."""

    says: Text
    table: Table
    svg: str
    keys: tuple[Key, ...]

    @property
    def name(self) -> str:
        """Name of the picture and of its table."""
        return self.table.name
