"""The one grammar of all pictures: labelled bars with their value written at the end."""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """Safe for the colour-blind, after Okabe and Ito, with one pale shade; legible in grey."""

    MAIN = "#005b8c"
    SECOND = "#5aa9d6"
    PALE = "#d3dfe7"
    OTHER = "#d98a00"
    TEXT = "#1c2b36"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from ``begins`` to ``ends``, before a pale one to ``behind``; without ends a heading.

    Parameters
    ----------
    label : at the left; of a heading, across.
    shown : the value in words, at the right end.
    """

    label: str
    shown: str = ""
    ends: int | None = None
    begins: int = 0
    behind: int = 0
    colour: Colour = Colour.MAIN

    @property
    def is_heading(self) -> bool:
        """Whether the row has only words."""
        return self.ends is None

    @property
    def end(self) -> int:
        """Where the row's longest bar ends."""
        return max(self.begins, self.ends or 0, self.behind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A line across all bars at a value, with words above it."""

    at: int
    shown: str
