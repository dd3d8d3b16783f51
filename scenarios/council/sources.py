"""Where every value of the report comes from."""

from collections import Counter
from collections.abc import Iterator

from matching.contract import Certainty
from matching.report.labels import CERTAINTY
from matching.report.table import Column, Kind, Table, tabulate
from matching.rules.parameter import DatedValue
from matching.words import Text, text
from scenarios.council.found import Council


def sources_table(found: Council) -> Table:
    """Every source once, with what it is worth and how many values rest on it."""
    counts = Counter((each.certainty, each.source) for each in _values(found))
    order = {certainty: place for place, certainty in enumerate(Certainty)}
    return tabulate(
        "council-sources",
        text("Sources"),
        sorted(counts.items(), key=lambda each: (order[each[0][0]], each[0][1])),
        (Column(text("Source")), lambda each: Text(each[0][1])),
        (Column(text("Certainty")), lambda each: CERTAINTY[each[0][0]]),
        (Column(text("Values that rest on it"), Kind.INT), lambda each: each[1]),
    )


def _values(found: Council) -> Iterator[DatedValue]:
    day = found.policy.day
    for parameter in found.policy.parameters.values():
        yield from (value for value in parameter.values if value.covers(day))
    for rate in found.years.rates.book.parameters.values():
        yield rate.on(found.years.rates.day)
