"""The key figures of the report."""

from collections.abc import Iterator

from matching.report.answer import Figure
from matching.report.table import Kind, Measure
from matching.words import text
from scenarios.cohorts.answers import employers_for
from scenarios.cohorts.sentences import rounded
from scenarios.council.few import LEAST
from scenarios.council.found import Council
from scenarios.council.phrases import new_awards
from scenarios.council.sentences import cost_of_target, when
from scenarios.frontier import Frontier


def key_figures(found: Council) -> Iterator[Figure]:
    """The figures on the cards."""
    if found.outcome.co_funded >= LEAST:
        yield Figure(
            label=text("awards with co-funding"),
            value=Measure(found.outcome.co_funded, Kind.INT),
            remark=text("target {target}", target=found.outcome.indicators.target),
        )
    if found.outcome.lines:
        yield Figure(
            label=text("spent on new awards"),
            value=Measure(sum(line.spent for line in found.outcome.lines), Kind.EUR),
            remark=text(
                "{remains:eur} remains", remains=sum(line.remains for line in found.outcome.lines)
            ),
        )
    yield from _next(found.frontier)
    yield from _steady(found)


def _next(frontier: Frontier | None) -> Iterator[Figure]:
    corner = frontier and frontier.corner_of(frontier.here.awards + 1)
    if frontier and corner:
        yield Figure(
            label=text("price of the next award"),
            value=Measure(corner.price, Kind.EUR),
            remark=text("{missing:eur} is missing", missing=corner.needed - frontier.limit),
        )


def _steady(found: Council) -> Iterator[Figure]:
    known = found.answers.target
    least, most = employers_for(found.years, known.running.middle)
    yield Figure(
        label=text("a school year for {n} new awards every year", n=found.years.target),
        value=Measure(rounded(cost_of_target(found).middle), Kind.EUR),
        remark=when(found),
    )
    if known.running.middle >= LEAST:
        yield Figure(
            label=text("running awards then"),
            value=Measure(known.running.middle, Kind.INT),
            remark=text("at {awards} a year", awards=new_awards(known.awards.middle)),
        )
    yield Figure(
        label=text("employers that this needs"),
        value=Measure(most, Kind.INT),
        remark=text("at least {least}", least=least),
    )
