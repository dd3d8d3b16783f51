"""The parameters in force, as a table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from api.policy import InForce
from matching.money import basis_points, cents
from matching.report.labels import CERTAINTY, yes_no
from matching.report.table import Column, Kind, Table, tabulate
from matching.rules.parameter import Unit
from matching.words import Text, text


def table_of(found: Sequence[InForce], asked: date) -> Table:
    """One row a parameter: value, days, source."""
    return tabulate(
        "policy",
        text("In force on {day:day}", day=asked),
        found,
        (Column(text("parameter")), _named),
        (Column(text("value")), _value),
        (Column(text("since"), Kind.DATE), lambda each: each.since),
        (Column(text("until"), Kind.DATE), lambda each: each.until),
        (Column(text("source")), lambda each: Text(each.source)),
        (Column(text("certainty")), lambda each: CERTAINTY[each.certainty]),
    )


def _named(each: InForce) -> Text:
    return text(
        "{parameter}: {description}",
        parameter=each.parameter,
        description=Text(each.description),
    )


def _value(each: InForce) -> Text | str:
    if each.unit is Unit.EUR_A_MONTH:
        return text("{amount:eur} a month", amount=cents(each.value))
    if each.unit is Unit.PERCENT:
        return text("{share:share}", share=basis_points(each.value))
    if each.unit is Unit.YES_NO:
        return yes_no(each.value == "yes")
    if each.unit in UNITS:
        return text("{value} ({unit})", value=each.value, unit=UNITS[each.unit])
    return each.value


UNITS: Final[Mapping[Unit, Text]] = {
    Unit.MONTHS: text("months"),
    Unit.MONTH: text("month of the year"),
    Unit.MONTH_DAY: text("month and day"),
    Unit.HOURS: text("hours"),
    Unit.FIRMS: text("firms"),
    Unit.AWARDS: text("awards"),
}
