"""The answers in tables: the target every year, sums, employers, one that closes."""

from matching.report.table import Column, Kind, Table, tabulate
from matching.words import text
from scenarios.cohorts.answers import Answers, employers_for
from scenarios.cohorts.bands import by_year
from scenarios.cohorts.found import Years
from scenarios.cohorts.of_year import SCHOOL_YEAR, of_years
from scenarios.cohorts.plan import PlanKind


def target_table(found: Years) -> Table:
    """The target every year: what it costs."""
    return tabulate(
        "years-target",
        text("The target every year: what it costs"),
        of_years(found, found.of(PlanKind.TARGET)),
        SCHOOL_YEAR,
        (Column(text("New awards"), Kind.INT), lambda year: year.awards.middle),
        (Column(text("Spent, 10 %"), Kind.EUR), lambda year: year.spent.low),
        (Column(text("Spent, median"), Kind.EUR), lambda year: year.spent.middle),
        (Column(text("Spent, 90 %"), Kind.EUR), lambda year: year.spent.high),
    )


def breaks_table(found: Years) -> Table:
    """Probability that the line breaks, by school year."""
    return tabulate(
        "years-breaks",
        text("Probability that the line breaks"),
        zip(
            of_years(found, found.of(PlanKind.AS_IT_IS)),
            of_years(found, found.of(PlanKind.TARGET)),
            strict=True,
        ),
        (Column(text("School year")), lambda each: each[0].school_year),
        (Column(text("The target every year"), Kind.SHARE), lambda each: each[1].breaks),
        (Column(text("The call as it is"), Kind.SHARE), lambda each: each[0].breaks),
    )


def sums_table(found: Years, known: Answers) -> Table:
    """What sums sustain."""
    return tabulate(
        "years-sums",
        text("What a sum every school year sustains"),
        known.sustained,
        (Column(text("Sum a school year"), Kind.EUR), lambda each: each.sum),
        (Column(text("Full years of pupils at the cap"), Kind.INT), lambda each: each.pupil_years),
        (
            Column(text("Full years of students at the cap"), Kind.INT),
            lambda each: each.student_years,
        ),
        (Column(text("A new award to its end"), Kind.EUR), lambda each: each.planned),
        (
            Column(text("New awards a year, by arithmetic"), Kind.INT),
            lambda each: each.by_arithmetic,
        ),
        (Column(text("New awards a year, simulated"), Kind.INT), lambda each: each.awards.middle),
        (Column(text("Running awards, median"), Kind.INT), lambda each: each.running.middle),
        (Column(text("Spent, median"), Kind.EUR), lambda each: each.spent.middle),
        (
            Column(text("Employers, at least"), Kind.INT),
            lambda each: employers_for(found, each.running.middle)[0],
        ),
        (
            Column(text("Employers, at most"), Kind.INT),
            lambda each: employers_for(found, each.running.middle)[1],
        ),
    )


def employers_table(found: Years) -> Table:
    """Employers under the target."""
    rows = found.of(PlanKind.TARGET)
    return tabulate(
        "years-employers",
        text("The target every year: employers"),
        zip(
            of_years(found, rows),
            by_year(rows, lambda row: row.employers),
            by_year(rows, lambda row: row.most_at_one),
            strict=True,
        ),
        (Column(text("School year")), lambda each: each[0].school_year),
        (Column(text("Running awards, median"), Kind.INT), lambda each: each[0].running.middle),
        (Column(text("Employers with them"), Kind.INT), lambda each: each[1].middle),
        (Column(text("Most at one employer"), Kind.INT), lambda each: each[2].middle),
        (
            Column(text("Employers needed, at least"), Kind.INT),
            lambda each: employers_for(found, each[0].running.middle)[0],
        ),
        (
            Column(text("Employers needed, at most"), Kind.INT),
            lambda each: employers_for(found, each[0].running.middle)[1],
        ),
    )


def closing_table(found: Years) -> Table:
    """The call as it is, and with the employer with the most places closing."""
    as_is = [row for row in found.of(PlanKind.AS_IT_IS) if row.seed <= found.answer_seeds]
    closed = found.of(PlanKind.CLOSING)
    return tabulate(
        "years-closing",
        text("One employer closes: medians of the same histories"),
        zip(
            of_years(found, as_is),
            of_years(found, closed),
            by_year(closed, lambda row: row.ended_by_closing),
            by_year(closed, lambda row: row.moved),
            strict=True,
        ),
        (Column(text("School year")), lambda each: each[0].school_year),
        (Column(text("Awards ended by a closing"), Kind.INT), lambda each: each[2].middle),
        (Column(text("Awards moved"), Kind.INT), lambda each: each[3].middle),
        (Column(text("New awards as it is"), Kind.INT), lambda each: each[0].awards.middle),
        (Column(text("New awards with the closing"), Kind.INT), lambda each: each[1].awards.middle),
        (Column(text("Running as it is"), Kind.INT), lambda each: each[0].running.middle),
        (Column(text("Running with the closing"), Kind.INT), lambda each: each[1].running.middle),
        (Column(text("Spent as it is"), Kind.EUR), lambda each: each[0].spent.middle),
        (Column(text("Spent with the closing"), Kind.EUR), lambda each: each[1].spent.middle),
    )
