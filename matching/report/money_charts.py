"""Pictures of money: what is left of each line, and who pays what."""

from collections.abc import Iterator

from matching.money import Cents
from matching.outcome import LineUse, Outcome
from matching.report.bars import Bar, Colour
from matching.report.money_tables import lines_table, payers, payers_table
from matching.report.picture import Sketch
from matching.words import Lang, counted, eur, say, text


def lines(outcome: Outcome, lang: Lang) -> Sketch:
    """What running and new awards take off each line, and what remains."""
    return Sketch(
        says=counted(
            "What running awards and new ones take off the line, and what remains.",
            "What running awards and new ones take off each line, and what remains.",
            n=len(outcome.lines),
        ),
        table=lines_table(outcome),
        bars=tuple(bar for line in outcome.lines for bar in _line(line, lang)),
    )


def _line(line: LineUse, lang: Lang) -> Iterator[Bar]:
    running, taken = line.running, line.running + line.spent
    yield Bar(label=line.name)
    for words, begins, ends, amount, colour in (
        (text("limit"), 0, line.limit, line.limit, Colour.PALE),
        (text("running awards"), 0, running, line.running, Colour.SECOND),
        (text("new awards"), running, taken, line.spent, Colour.MAIN),
        (text("remains"), taken, max(taken, line.limit), line.remains, Colour.OTHER),
    ):
        yield Bar(
            label=say(words, lang),
            begins=begins,
            ends=ends,
            shown=eur(amount, lang),
            colour=colour,
        )


def payment(outcome: Outcome, lang: Lang) -> Sketch:
    """From the whole amount down to what no line holds yet."""
    whole = Cents(sum(row.amount for row in outcome.ledger))
    municipality = Cents(sum(row.municipality for row in outcome.ledger))
    return Sketch(
        says=text(
            "Of {whole:eur} to completion, the municipality pays {municipality:eur}.",
            whole=whole,
            municipality=municipality,
        ),
        table=payers_table(outcome),
        bars=(
            Bar(
                label=say(text("scholarships altogether"), lang),
                ends=whole,
                shown=eur(whole, lang),
                colour=Colour.PALE,
            ),
            *_steps(outcome, whole, lang),
        ),
    )


def _steps(outcome: Outcome, whole: Cents, lang: Lang) -> Iterator[Bar]:
    left = whole
    for part, colour in zip(payers(outcome), _OF_PART, strict=False):
        left = Cents(left - part.amount)
        yield Bar(
            label=say(part.payer, lang),
            begins=left,
            ends=left + part.amount,
            shown=eur(part.amount, lang),
            colour=colour,
        )


_OF_PART = (Colour.SECOND, Colour.MAIN, Colour.OTHER)
