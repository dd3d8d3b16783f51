"""Pictures of money: how one scenario's cost becomes another's, step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from matching.report.bars import Bar, Colour
from matching.report.picture import Key, Sketch
from matching.report.table import Column, Kind, tabulate
from matching.words import Lang, Text, eur, say, text
from scenarios.comparison.change_tables import Stair, stairs
from scenarios.comparison.found import Against, Comparison
from scenarios.comparison.payer import Payer, waterfall_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the picture of a payer says."""

    title: Text
    says: Text


_WORDS: Final[Mapping[Payer, Words]] = MappingProxyType(
    {
        Payer.MUNICIPALITY: Words(
            title=text("Municipality"),
            says=text(
                "What the municipality pays for new awards to completion; each scholar counts in "
                "one step."
            ),
        ),
        Payer.EMPLOYERS: Words(
            title=text("Employers"),
            says=text(
                "What employers pay for new awards to completion; each scholar counts in one step."
            ),
        ),
    }
)


def waterfalls(found: Comparison, lang: Lang) -> Iterator[Sketch]:
    """From the first scenario to each other one, for either payer."""
    for no, against in enumerate(found.against, 1):
        for payer in Payer if against.steps else ():
            yield waterfall(against, payer, waterfall_name(no, payer), lang)


def waterfall(against: Against, payer: Payer, name: str, lang: Lang) -> Sketch:
    """Every step of one payer."""
    found = tuple(stairs(against))
    return Sketch(
        says=_WORDS[payer].says,
        table=tabulate(
            name,
            text(
                "{payer}, from {before} to {after}",
                payer=_WORDS[payer].title,
                before=against.before.name,
                after=against.after.name,
            ),
            found,
            (Column(text("Step")), lambda stair: stair.name),
            (Column(text("Scholars"), Kind.INT), lambda stair: stair.scholars),
            (Column(text("Amount"), Kind.EUR), lambda stair: _amount(stair, payer)),
        ),
        bars=tuple(_bars(found, payer, lang)),
        keys=(
            Key(colour=Colour.SECOND, means=text("more")),
            Key(colour=Colour.OTHER, means=text("less")),
        ),
    )


def _amount(stair: Stair, payer: Payer) -> int:
    return stair.municipality if payer is Payer.MUNICIPALITY else stair.employers


def _bars(found: tuple[Stair, ...], payer: Payer, lang: Lang) -> Iterator[Bar]:
    at = 0
    for stair in found:
        amount = _amount(stair, payer)
        begins = 0 if stair.level else at
        at = begins + amount
        yield Bar(
            label=say(stair.name, lang),
            begins=min(begins, at),
            ends=max(begins, at),
            shown=eur(amount, lang) if stair.level else _signed(amount, lang),
            colour=_colour(stair, amount),
        )


def _colour(stair: Stair, amount: int) -> Colour:
    if stair.level:
        return Colour.MAIN
    return Colour.SECOND if amount > 0 else Colour.OTHER


def _signed(amount: int, lang: Lang) -> str:
    """With its sign, so that a step is no level."""
    return f"+{eur(amount, lang)}" if amount > 0 else eur(amount, lang)
