"""A part of a page: paragraphs, pictures beside their tables, further tables."""

from dataclasses import dataclass
from enum import StrEnum

from matching.report.picture import Picture
from matching.report.table import Table
from matching.words import Text


class Audience(StrEnum):
    """For whom a page is written."""

    OFFICER = "officer"
    """Sees scholars by their ids."""
    COUNCIL = "council"
    """Sees counts only, neither names nor ids of scholars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it."""

    name: str
    title: Text
    says: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
