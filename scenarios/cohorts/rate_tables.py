"""The rates, with source and certainty; what is assumed stands apart from what is known."""

from collections.abc import Collection

from matching.contract import Certainty
from matching.report.labels import CERTAINTY
from matching.report.policy_tables import KNOWN, in_words
from matching.report.table import Column, Table, tabulate
from matching.words import Text, text
from scenarios.cohorts.found import Years


def assumed_rates(found: Years) -> Table:
    """Rates that nobody has measured: settings, to be replaced."""
    return _table(found, "years-assumed", text("Assumed rates"), (Certainty.ASSUMED,))


def known_rates(found: Years) -> Table:
    """Rates with a source, though of another scheme."""
    return _table(found, "years-known", text("Rates with a source"), KNOWN)


def _table(found: Years, name: str, title: Text, certainties: Collection[Certainty]) -> Table:
    parameters = sorted(found.rates.book.parameters.values(), key=lambda each: each.name)
    return tabulate(
        name,
        title,
        [
            (parameter, dated)
            for parameter in parameters
            if (dated := parameter.on(found.rates.day)).certainty in certainties
        ],
        (Column(text("Rate")), lambda each: Text(each[0].description)),
        (Column(text("Value")), lambda each: in_words(*each)),
        (Column(text("Certainty")), lambda each: CERTAINTY[each[1].certainty]),
        (Column(text("Source")), lambda each: Text(each[1].source)),
    )
