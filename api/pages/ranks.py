"""Which of their own wishes scholars obtained, down to the last."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from matching.outcome import Outcome
from matching.report.bars import Bar, Colour
from matching.report.figure_tables import share_in_whole_percent
from matching.report.picture import Sketch
from matching.report.table import Column, Kind, tabulate
from matching.words import Lang, Text, number, say, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A place on the own list, how many obtained it, and how many it or a better one."""

    name: Text
    scholars: int
    so_far: int
    colour: Colour


def ranks(outcome: Outcome, lang: Lang) -> Sketch:
    """Every place of the own lists, and those who obtained none."""
    steps = tuple(_steps(outcome))
    return Sketch(
        says=text(
            "Nobody with an award is below place {place} of the own list.", place=len(steps) - 1
        ),
        table=tabulate(
            "ranks",
            text("Wishes that scholars obtained"),
            steps,
            (Column(text("Place on the list")), lambda step: step.name),
            (Column(text("Scholars"), Kind.INT, total=True), lambda step: step.scholars),
            (
                Column(text("So far, of all"), Kind.SHARE),
                lambda step: share_in_whole_percent(step.so_far, steps[-1].so_far),
            ),
        ),
        bars=tuple(
            Bar(
                label=say(step.name, lang),
                ends=step.scholars,
                shown=number(step.scholars, lang),
                colour=step.colour,
            )
            for step in steps
        ),
    )


def _steps(outcome: Outcome) -> Iterator[Step]:
    counts = Counter(award.scholar_rank for award in outcome.awards)
    places = range(1, max(counts, default=0) + 1)
    names = [text("place {place}", place=place) for place in places]
    scholars = [counts[place] for place in places]
    so_far = accumulate([*scholars, len(outcome.unmatched)])
    for name, count, all_so_far in zip(names, scholars, so_far, strict=False):
        yield Step(name=name, scholars=count, so_far=all_so_far, colour=Colour.MAIN)
    yield Step(
        name=text("no award"),
        scholars=len(outcome.unmatched),
        so_far=len(outcome.awards) + len(outcome.unmatched),
        colour=Colour.OTHER,
    )
