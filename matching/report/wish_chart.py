"""Wishes obtained: how high the awards stand on the lists of both sides."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from matching.outcome import Outcome
from matching.report.bars import Bar, Colour
from matching.report.figure_tables import first_wishes
from matching.report.picture import Sketch
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Lang, Text, counted, number, say, text

LAST_SHOWN: Final = 5
"""Places from this one on are counted together."""


def wishes_table(outcome: Outcome) -> Table:
    """How many awards stand at each place of the scholars' and of the positions' lists."""
    scholars, positions = _counts(outcome)
    return tabulate(
        "wishes",
        text("Wishes obtained"),
        _places(outcome),
        (Column(text("Place on the list")), _place),
        (Column(text("Scholars' lists"), Kind.INT, total=True), lambda place: scholars[place]),
        (Column(text("Employers' lists"), Kind.INT, total=True), lambda place: positions[place]),
    )


def wishes(outcome: Outcome, lang: Lang) -> Sketch:
    """Both sides, one above the other."""
    scholars, positions = _counts(outcome)
    first = first_wishes(outcome.awards)
    return Sketch(
        says=counted(
            "{n} scholar of {awards} with an award obtained the first wish.",
            "{n} scholars of {awards} with an award obtained their first wish.",
            n=first,
            awards=len(outcome.awards),
        ),
        table=wishes_table(outcome),
        bars=(
            Bar(label=say(text("Scholars' lists"), lang)),
            *_side(outcome, scholars, Colour.MAIN, lang),
            Bar(label=say(text("Employers' lists"), lang)),
            *_side(outcome, positions, Colour.SECOND, lang),
        ),
    )


def _side(outcome: Outcome, counts: Counter[int], colour: Colour, lang: Lang) -> Iterator[Bar]:
    for place in _places(outcome):
        yield Bar(
            label=say(_place(place), lang),
            ends=counts[place],
            shown=number(counts[place], lang),
            colour=colour,
        )


def _counts(outcome: Outcome) -> tuple[Counter[int], Counter[int]]:
    return (
        Counter(min(award.scholar_rank, LAST_SHOWN) for award in outcome.awards),
        Counter(min(award.position_rank, LAST_SHOWN) for award in outcome.awards),
    )


def _places(outcome: Outcome) -> range:
    scholars, positions = _counts(outcome)
    return range(1, max((*scholars, *positions), default=1) + 1)


def _place(place: int) -> Text:
    if place == LAST_SHOWN:
        return text("place {place} or below", place=place)
    return text("place {place}", place=place)
