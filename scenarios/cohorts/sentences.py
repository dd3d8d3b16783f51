"""The answers in words, and the key figures."""

from collections.abc import Iterator

from matching.money import Cents
from matching.report.answer import Figure
from matching.report.table import Kind, Measure
from matching.words import Text, counted, text
from scenarios.cohorts.answers import Answers, Sustained, breaks, employers_for
from scenarios.cohorts.bands import by_year, later_from, mean_from
from scenarios.cohorts.calendar import school_year_later
from scenarios.cohorts.found import Years
from scenarios.cohorts.plan import PlanKind

HUNDRED_EUR = 10_000
HALF = 5_000
"""Basis points of the histories from which a line is called too short."""


def rounded(cents: int) -> Cents:
    """To the nearest hundred euros: what a simulation knows at best."""
    return Cents((cents + HUNDRED_EUR // 2) // HUNDRED_EUR * HUNDRED_EUR)


def answer(found: Years, known: Answers | None) -> Iterator[Text]:
    """What the council asks, sentence by sentence."""
    if known is not None:
        yield _cost(found, known)
        yield _when(found, known)
        if found.limit is not None:
            yield line_too_short(found, known)
        yield text(
            "What a sum every school year sustains: {sums:list}.",
            sums=tuple(_sustains(each) for each in known.sustained),
        )
        yield _employers(found, known)
        yield _closing(found, known)
        yield _a_year_later(known)
    yield from _as_it_is(found)
    yield _assumed(found)


def by_arithmetic(known: Answers) -> Text:
    """The cost of the target with a pencil."""
    return text(
        "By arithmetic: {awards} × {planned:eur}, what a new award costs to its end if nobody "
        "leaves early, is {product:eur}.",
        awards=known.target.awards.middle,
        planned=known.target.planned,
        product=known.target.by_arithmetic,
    )


def _cost(found: Years, known: Answers) -> Text:
    """What the target costs; where people and places are too few, what those there are cost."""
    cost, awards = known.target.spent, known.target.awards.middle
    if 0 < awards < found.target:
        return text(
            "{target} new awards every year would cost the municipality about {all:eur} a school "
            "year in the steady state; people and places of the case are enough for {awards}, "
            "which cost about {cost:eur} (between {low:eur} and {high:eur} in eight of ten "
            "histories).",
            target=found.target,
            all=rounded(cost.middle * found.target // awards),
            awards=awards,
            cost=rounded(cost.middle),
            low=rounded(cost.low),
            high=rounded(cost.high),
        )
    return text(
        "{awards} new awards every year cost the municipality about {cost:eur} a school year in "
        "the steady state (between {low:eur} and {high:eur} in eight of ten histories).",
        awards=awards,
        cost=rounded(cost.middle),
        low=rounded(cost.low),
        high=rounded(cost.high),
    )


def _when(found: Years, known: Answers) -> Text:
    steady = known.target.steady
    if steady is None:
        return text(
            "Within {years} years it is not reached; these are the last years.", years=found.years
        )
    return text(
        "It is reached in year {year}, the school year {school_year}.",
        year=steady,
        school_year=school_year_later(found.school_year, steady - 1),
    )


def line_too_short(found: Years, known: Answers) -> Text:
    """From when on the lines of the case do not pay for the target."""
    half = [no for no, share in enumerate(known.target.breaks, 1) if share >= HALF]
    if not half:
        return text("The line of {limit:eur} is enough for the target.", limit=found.limit)
    return text(
        "The line of {limit:eur} is too short for the target from year {year} on (in {share:share} "
        "of the histories of that year).",
        limit=found.limit,
        year=half[0],
        share=known.target.breaks[half[0] - 1],
    )


def _sustains(each: Sustained) -> Text:
    return counted(
        "{sum:eur} {n} new award a year, with {running} running",
        "{sum:eur} {n} new awards a year, with {running} running",
        n=each.awards.middle,
        sum=each.sum,
        running=each.running.middle,
    )


def _employers(found: Years, known: Answers) -> Text:
    least, most = employers_for(found, known.target.running.middle)
    return text(
        "The {running} awards that run under the target need {least} to {most} employers, if each "
        "has {least_each} to {most_each} scholars; in the simulation {employers} employers share "
        "them, {each:points} each.",
        running=known.target.running.middle,
        least=least,
        most=most,
        least_each=found.rates.count("scholars_an_employer_least"),
        most_each=found.rates.count("scholars_an_employer_most"),
        employers=known.target.employers.middle,
        each=known.target.each,
    )


def _closing(found: Years, known: Answers) -> Text:
    closing = known.closing
    return counted(
        "If the employer with the most places ({employer}) closes, {n} award ends (between {low} "
        "and {high}) and {moved} move to another employer; scholars owe nothing for it.",
        "If the employer with the most places ({employer}) closes, {n} awards end (between {low} "
        "and {high}) and {moved} move to another employer; scholars owe nothing for it.",
        n=closing.ended.middle,
        employer=found.closes,
        low=closing.ended.low,
        high=closing.ended.high,
        moved=closing.moved.middle,
    )


def _a_year_later(known: Answers) -> Text:
    """New awards of the next call, against the same history without the closing."""
    more = known.closing.awards_later.middle
    if more > 0:
        return counted(
            "In the next call there is then {n} more new award, as money is freed.",
            "In the next call there are then {n} more new awards, as money is freed.",
            n=more,
        )
    return counted(
        "In the next call there is then {n} new award fewer.",
        "In the next call there are then {n} new awards fewer.",
        n=-more,
    )


def _as_it_is(found: Years) -> Iterator[Text]:
    rows = found.of(PlanKind.AS_IT_IS)
    awards = by_year(rows, lambda row: row.awards)
    late = mean_from(rows, lambda row: row.awards, later_from(found.years))
    if found.limit is None:
        return
    yield text(
        "With {limit:eur} every year, as the case has it, there are {first} new awards in the "
        "first year and {later} a year later on, as earlier awards come off the line first.",
        limit=found.limit,
        first=awards[0].middle,
        later=late.middle,
    )
    worst = max(breaks(rows))
    if worst:
        yield text(
            "Earlier awards alone take more than this line in {share:share} of the histories in "
            "year {year}.",
            share=worst,
            year=breaks(rows).index(worst) + 1,
        )
    else:
        yield text("Earlier awards alone never take more than this line in any history.")


def _assumed(found: Years) -> Text:
    certainties = [each.on(found.on).certainty for each in found.rates.book.parameters.values()]
    assumed = sum(certainty == "assumed" for certainty in certainties)
    return counted(
        "All of this rests on {all} rates, of which {n} is assumed: it stands apart below.",
        "All of this rests on {all} rates, of which {n} are assumed: they stand apart below.",
        n=assumed,
        all=len(certainties),
    )


def key_figures(found: Years, known: Answers | None) -> Iterator[Figure]:
    """The figures on the cards."""
    if known is None:
        return
    yield Figure(
        label=text("a school year for {n} new awards every year", n=known.target.awards.middle),
        value=Measure(rounded(known.target.spent.middle), Kind.EUR),
        remark=text("in the steady state"),
    )
    yield Figure(
        label=text("running awards then"),
        value=Measure(known.target.running.middle, Kind.INT),
        remark=text(
            "between {low} and {high}",
            low=known.target.running.low,
            high=known.target.running.high,
        ),
    )
    least, most = employers_for(found, known.target.running.middle)
    yield Figure(
        label=text("employers that this needs"),
        value=Measure(most, Kind.INT),
        remark=text("at least {least}", least=least),
    )
    for each in known.sustained[:2]:
        yield Figure(
            label=text("new awards a year from {sum:eur}", sum=each.sum),
            value=Measure(each.awards.middle, Kind.INT),
            remark=text("{n} by arithmetic", n=each.by_arithmetic),
        )
    yield Figure(
        label=text("awards that one closing employer ends"),
        value=Measure(known.closing.ended.middle, Kind.INT),
        remark=text("{n} more move", n=known.closing.moved.middle),
    )
