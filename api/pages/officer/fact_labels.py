"""Facts that a document can confirm: their words, and those ticked in a form."""

from collections.abc import Mapping
from typing import Final

from api.lifecycle.confirmed import FACTS
from api.pages.officer.fields import wrong
from matching.words import Text, text

LABEL: Final[Mapping[str, Text]] = {
    "level": text("School level"),
    "occupation": text("Occupation"),
    "completes_on": text("Completes school on"),
    "municipality": text("Permanent residence"),
    "citizenship": text("Citizenship"),
    "employed": text("Employed or self-employed"),
    "other_scholarships": text("Other scholarships"),
    "points": text("Points"),
    "adult_on": text("Eighteenth birthday"),
    "held_position": text("Place held now"),
}
TICKED: Final = "fact."
"""Begins the name of the box of a fact."""


def ticked_in(form: Mapping[str, str]) -> list[str]:
    """Facts whose box is ticked; none is a fault of the form."""
    ticked = [name for name in FACTS if f"{TICKED}{name}" in form]
    if not ticked:
        raise wrong("fact", text("Tick the facts that the document shows."))
    return ticked
