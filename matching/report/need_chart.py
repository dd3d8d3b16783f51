"""Picture of need covered, occupation by occupation."""

from matching.outcome import OccupationNeed, Outcome
from matching.report.bars import Bar, Colour
from matching.report.figure_tables import needs_in_order, needs_table
from matching.report.picture import Key, Sketch
from matching.words import Lang, say, text


def needs(outcome: Outcome, lang: Lang) -> Sketch:
    """Need covered before what is needed."""
    found = needs_in_order(outcome)
    return Sketch(
        says=text(
            "{covered} of {needed} needed are covered.",
            covered=sum(need.covered for need in found),
            needed=sum(need.needed for need in found),
        ),
        table=needs_table(outcome),
        bars=tuple(_need(need, lang) for need in found),
        keys=(
            Key(colour=Colour.MAIN, means=text("need covered")),
            Key(colour=Colour.PALE, means=text("needed")),
        ),
    )


def _need(need: OccupationNeed, lang: Lang) -> Bar:
    shown = text("{part} of {whole}", part=need.covered, whole=need.needed)
    return Bar(
        label=need.occupation,
        ends=need.covered,
        behind=need.needed,
        shown=say(shown, lang),
    )
