"""Picture of money: who pays the new awards of each scenario."""

from collections.abc import Iterator

from matching.money import Cents
from matching.report.bars import Bar, Colour
from matching.report.money_tables import Part, on_no_line
from matching.report.picture import Sketch
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Lang, eur, say, text
from scenarios.comparison.found import Comparison, Tried
from scenarios.comparison.indicators import employers_pay, municipality_pays

_OF_PART = (Colour.MAIN, Colour.SECOND, Colour.OTHER)


def money(found: Comparison, lang: Lang) -> Sketch:
    """Who pays the new awards of each scenario to completion."""
    return Sketch(
        says=text("New awards, all months to completion; running awards are not in it."),
        table=_payers_table(found),
        bars=tuple(bar for tried in found.tried for bar in _paid(tried, lang)),
    )


def _parts(tried: Tried) -> tuple[Part, ...]:
    later = on_no_line(tried.outcome)
    municipality = municipality_pays(tried.outcome)
    return (
        Part(payer=text("municipality, on its lines"), amount=Cents(municipality - later)),
        Part(payer=text("municipality, on no line yet"), amount=later),
        Part(payer=text("employers"), amount=employers_pay(tried.outcome)),
    )


def _payers_table(found: Comparison) -> Table:
    return tabulate(
        "payers",
        text("Who pays the new awards to completion"),
        found.tried,
        (Column(text("Scenario")), lambda tried: tried.name),
        (
            Column(text("Municipality, on its lines"), Kind.EUR),
            lambda tried: _parts(tried)[0].amount,
        ),
        (
            Column(text("Municipality, on no line yet"), Kind.EUR),
            lambda tried: _parts(tried)[1].amount,
        ),
        (Column(text("Employers"), Kind.EUR), lambda tried: _parts(tried)[2].amount),
    )


def _paid(tried: Tried, lang: Lang) -> Iterator[Bar]:
    yield Bar(label=tried.name)
    begins = 0
    for part, colour in zip(_parts(tried), _OF_PART, strict=True):
        yield Bar(
            label=say(part.payer, lang),
            begins=begins,
            ends=begins + part.amount,
            shown=eur(part.amount, lang),
            colour=colour,
        )
        begins += part.amount
