"""Scenarios as a table."""

from collections.abc import Iterable

from matching.report.table import Column, Table, tabulate
from matching.words import text
from scenarios.scenario.scenario import Scenario


def table_of(scenarios: Iterable[Scenario]) -> Table:
    """One row a scenario: its name and its question."""
    return tabulate(
        "scenarios",
        text("Scenarios"),
        scenarios,
        (Column(text("scenario")), lambda scenario: scenario.name),
        (Column(text("question")), lambda scenario: text("{name}", name=scenario.question)),
    )
