"""A picture: drawn once, with what it says in a sentence and a table of the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.report.bars import Bar, Colour, Marker, bar_chart
from matching.report.svg import svg_of
from matching.report.table import Table
from matching.words import Lang, Text, say


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


def drawn(sketches: Sequence[Sketch], lang: Lang) -> tuple[Picture, ...]:
    """Every sketch as a picture."""
    return tuple(
        Picture(
            says=sketch.says,
            table=sketch.table,
            keys=sketch.keys,
            svg=svg_of(
                bar_chart(sketch.bars, sketch.marker),
                name=sketch.table.name,
                label=f"{say(sketch.table.title, lang)}. {say(sketch.says, lang)}",
            ),
        )
        for sketch in sketches
    )
