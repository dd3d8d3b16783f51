"""Picture of who gains and who loses, counted."""

from collections.abc import Iterator

from matching.report.bars import Bar, Colour
from matching.report.picture import Key, Sketch
from matching.words import Lang, number, say, text
from scenarios.comparison.change_tables import fates_table
from scenarios.comparison.found import LOSSES, Against, Comparison, Fate
from scenarios.comparison.labels import FATE


def gains(found: Comparison, lang: Lang) -> Sketch:
    """Under each scenario every fate that someone has."""
    return Sketch(
        says=text("Against {name}; each scholar counts once.", name=found.base.name),
        table=fates_table(found),
        bars=tuple(bar for against in found.against for bar in _bars(against, lang)),
        keys=(
            Key(colour=Colour.OTHER, means=text("loses")),
            Key(colour=Colour.MAIN, means=text("gains")),
        ),
    )


def _bars(against: Against, lang: Lang) -> Iterator[Bar]:
    yield Bar(label=against.after.name)
    for fate in Fate:
        scholars = against.count(fate)
        if scholars or fate in {Fate.AWARD_LOST, Fate.AWARD_GAINED}:
            yield Bar(
                label=say(FATE[fate], lang),
                ends=scholars,
                shown=number(scholars, lang),
                colour=Colour.OTHER if fate in LOSSES else Colour.MAIN,
            )
