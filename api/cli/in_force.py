"""The parameters in force, as a table."""

from collections.abc import Sequence
from datetime import date

from api.policy import InForce
from matching.report.labels import CERTAINTY
from matching.report.policy_tables import in_words
from matching.report.table import Cell, Column, Kind, Table, tabulate
from matching.rules.book import PolicyBook
from matching.words import Text, text


def table_of(found: Sequence[InForce], asked: date, book: PolicyBook) -> Table:
    """One row a parameter: value, days, source."""

    def value(each: InForce) -> Cell:
        parameter = book.parameters[each.parameter]
        return in_words(parameter, parameter.on(asked))

    return tabulate(
        "policy",
        text("In force on {day:day}", day=asked),
        found,
        (Column(text("parameter")), _named),
        (Column(text("value")), value),
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
