"""What becomes of scholars and employers in a year, and after it."""

from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Text, text
from scenarios.cohorts.answers import funnel
from scenarios.cohorts.bands import Measure, band, later_from, mean_from
from scenarios.cohorts.found import Years
from scenarios.cohorts.plan import PlanKind

COURSES: tuple[tuple[Text, Measure], ...] = (
    (text("Applicants"), lambda row: row.applicants),
    (text("of them applied before"), lambda row: row.waited),
    (text("not enough firms met"), lambda row: row.too_few_visits),
    (text("offers of the match"), lambda row: row.offers),
    (text("accepted: new awards"), lambda row: row.awards),
    (text("running after the call"), lambda row: row.running),
    (text("of them repeat a year, unpaid"), lambda row: row.resting),
    (text("dropped out"), lambda row: row.dropped),
    (text("gave the award up"), lambda row: row.gave_up),
    (text("ended because the employer closed"), lambda row: row.ended_by_closing),
    (text("moved to another employer"), lambda row: row.moved),
    (text("completed"), lambda row: row.completed),
    (text("of them study on with the award"), lambda row: row.studying),
    (text("took a job in the scheme"), lambda row: row.employed),
    (text("still employed after 30 days"), lambda row: row.after_30_days),
    (text("still employed after a year"), lambda row: row.after_a_year),
    (text("employers in the call"), lambda row: row.employers_there),
    (text("employers that closed"), lambda row: row.closed),
)
"""What is counted of a school year."""


def courses_table(found: Years) -> Table:
    """What happens in a school year of the call as it is: the first, and the mean of later ones."""
    rows = found.of(PlanKind.AS_IT_IS)
    late = later_from(found.years)
    return tabulate(
        "years-course",
        text("What happens in a school year, the call as it is"),
        [(name, measure) for name, measure in COURSES],
        (Column(text("Counted")), lambda each: each[0]),
        (
            Column(text("First year, median"), Kind.INT),
            lambda each: band(each[1](row) for row in rows if row.year == 1).middle,
        ),
        (
            Column(text("A later year, 10 %"), Kind.INT),
            lambda each: mean_from(rows, each[1], late).low,
        ),
        (
            Column(text("A later year, median"), Kind.INT),
            lambda each: mean_from(rows, each[1], late).middle,
        ),
        (
            Column(text("A later year, 90 %"), Kind.INT),
            lambda each: mean_from(rows, each[1], late).high,
        ),
    )


def funnel_table(found: Years) -> Table:
    """What became of awards that ended."""
    known = funnel(found)
    steps = (
        (text("awards that ended"), known.ended),
        (text("completed school"), known.completed),
        (text("took a job in the scheme"), known.employed),
        (text("still employed after 30 days"), known.after_30_days),
        (text("still employed after a year"), known.after_a_year),
    )
    return tabulate(
        "years-funnel",
        text("From award to job"),
        steps,
        (Column(text("Step")), lambda step: step[0]),
        (Column(text("In all histories"), Kind.INT), lambda step: step[1]),
        (
            Column(text("Of those that ended"), Kind.SHARE),
            lambda step: (10_000 * step[1] + known.ended // 2) // max(1, known.ended) // 100 * 100,
        ),
    )
