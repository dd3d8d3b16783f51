"""Every table of the simulation, in the order of the page."""

from collections.abc import Iterator

from matching.report.table import Table
from scenarios.cohorts.answers import Answers
from scenarios.cohorts.as_it_is_tables import (
    awards_table,
    calendar_table,
    running_table,
    scenarios_table,
    spent_table,
)
from scenarios.cohorts.found import Years
from scenarios.cohorts.people_tables import courses_table, funnel_table
from scenarios.cohorts.rate_tables import assumed_rates, known_rates
from scenarios.cohorts.target_tables import (
    breaks_table,
    closing_table,
    employers_table,
    sums_table,
    target_table,
)


def tables_of(found: Years, known: Answers | None) -> Iterator[Table]:
    """Every table that is written, in the order of the page."""
    if known is not None:
        yield target_table(found)
        yield breaks_table(found)
        yield sums_table(found, known)
        yield employers_table(found)
        yield closing_table(found)
    yield spent_table(found)
    yield awards_table(found)
    yield running_table(found)
    yield calendar_table(found)
    yield courses_table(found)
    yield funnel_table(found)
    if len(found.scenarios) > 1:
        yield scenarios_table(found)
    yield assumed_rates(found)
    yield known_rates(found)
