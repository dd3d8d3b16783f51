"""The call as it is in tables: money and awards by year, and scenarios beside each other."""

from collections.abc import Iterator

from matching.report.table import Column, Kind, Table, tabulate
from matching.words import text
from scenarios.cohorts.answers import breaks
from scenarios.cohorts.bands import later_from, mean_from, quantile
from scenarios.cohorts.found import Years
from scenarios.cohorts.of_year import SCHOOL_YEAR, of_years
from scenarios.cohorts.plan import PlanKind


def spent_table(found: Years) -> Table:
    """The call as it is: what is spent of the line."""
    return tabulate(
        "years-spent",
        text("The call as it is: spent against the line"),
        of_years(found, found.of(PlanKind.AS_IT_IS)),
        SCHOOL_YEAR,
        (Column(text("Earlier awards, median"), Kind.EUR), lambda year: year.committed),
        (Column(text("Spent, 10 %"), Kind.EUR), lambda year: year.spent.low),
        (Column(text("Spent, median"), Kind.EUR), lambda year: year.spent.middle),
        (Column(text("Spent, 90 %"), Kind.EUR), lambda year: year.spent.high),
    )


def awards_table(found: Years) -> Table:
    """The call as it is: new awards."""
    return tabulate(
        "years-awards",
        text("The call as it is: new awards"),
        of_years(found, found.of(PlanKind.AS_IT_IS)),
        SCHOOL_YEAR,
        (Column(text("New awards, 10 %"), Kind.INT), lambda year: year.awards.low),
        (Column(text("New awards, median"), Kind.INT), lambda year: year.awards.middle),
        (Column(text("New awards, 90 %"), Kind.INT), lambda year: year.awards.high),
    )


def running_table(found: Years) -> Table:
    """The call as it is: running awards."""
    return tabulate(
        "years-running",
        text("The call as it is: running awards"),
        of_years(found, found.of(PlanKind.AS_IT_IS)),
        SCHOOL_YEAR,
        (Column(text("Running awards, 10 %"), Kind.INT), lambda year: year.running.low),
        (Column(text("Running awards, median"), Kind.INT), lambda year: year.running.middle),
        (
            Column(text("Running awards, 90 %"), Kind.INT),
            lambda year: year.running.high,
        ),
    )


def calendar_table(found: Years) -> Table:
    """Spent by calendar year, which is the year of the municipal budget."""
    return tabulate(
        "years-calendar",
        text("Spent by calendar year"),
        _calendar_years(found),
        (Column(text("Calendar year"), Kind.YEAR), lambda each: each[0]),
        (Column(text("Months counted"), Kind.INT), lambda each: each[1]),
        (Column(text("As it is, median"), Kind.EUR), lambda each: each[2]),
        (Column(text("The target every year, median"), Kind.EUR), lambda each: each[3]),
    )


def _calendar_years(found: Years) -> Iterator[tuple[int, int, int | None, int | None]]:
    spent: dict[tuple[str, int], dict[int, int]] = {}
    months: dict[int, set[int]] = {}
    for row in found.months:
        if row.scenario == found.scenarios[0]:
            of_plan = spent.setdefault((row.plan, row.month.year), {})
            of_plan[row.seed] = of_plan.get(row.seed, 0) + row.spent
            months.setdefault(row.month.year, set()).add(row.month.month)
    for year in sorted(months):
        as_is, target = (
            spent.get((str(plan), year)) for plan in (PlanKind.AS_IT_IS, PlanKind.TARGET)
        )
        yield (
            year,
            len(months[year]),
            quantile(as_is.values(), 50) if as_is else None,
            quantile(target.values(), 50) if target else None,
        )


def scenarios_table(found: Years) -> Table:
    """Scenarios beside each other, each as it is, over the later years."""
    late = later_from(found.years)
    return tabulate(
        "years-scenarios",
        text("Scenarios beside each other: a later year"),
        [(name, found.of(PlanKind.AS_IT_IS, name)) for name in found.scenarios],
        (Column(text("Scenario")), lambda each: each[0]),
        (
            Column(text("New awards, median"), Kind.INT),
            lambda each: mean_from(each[1], lambda row: row.awards, late).middle,
        ),
        (
            Column(text("Running awards, median"), Kind.INT),
            lambda each: mean_from(each[1], lambda row: row.running, late).middle,
        ),
        (
            Column(text("Spent, median"), Kind.EUR),
            lambda each: mean_from(each[1], lambda row: row.spent, late).middle,
        ),
        (
            Column(text("Employers pay, median"), Kind.EUR),
            lambda each: mean_from(each[1], lambda row: row.employers_paid, late).middle,
        ),
        (
            Column(text("Still employed after a year"), Kind.INT),
            lambda each: mean_from(each[1], lambda row: row.after_a_year, late).middle,
        ),
        (
            Column(text("Probability that the line breaks, worst year"), Kind.SHARE),
            lambda each: max(breaks(each[1])),
        ),
    )
