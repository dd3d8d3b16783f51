"""The council's questions, answered in a sentence each."""

from collections.abc import Iterator

from matching.solver.result import Proof
from matching.words import Text, counted, text
from scenarios.cohorts.answers import Sustained, employers_for
from scenarios.cohorts.bands import Band
from scenarios.cohorts.calendar import school_year_later
from scenarios.cohorts.sentences import line_too_short, rounded
from scenarios.council.few import LEAST, people
from scenarios.council.found import Council
from scenarios.council.phrases import co_funded, new_awards, running_awards
from scenarios.frontier import Frontier


def answer(found: Council) -> Iterator[Text]:
    """What a council member wants to know, in the order of asking."""
    yield given(found)
    yield from by_today(found)
    if found.frontier is not None:
        yield next_award(found.frontier)
    yield steady_cost(found)
    yield reached(found)
    yield text(
        "What a sum every school year sustains: {sums:list}.",
        sums=tuple(_sustains(each) for each in found.answers.sustained),
    )
    yield closing(found)
    yield assumed(found)


def given(found: Council) -> Text:
    """Awards against the target."""
    return text(
        "The match gives {awards}; the target is {target}.",
        awards=co_funded(found.outcome.co_funded),
        target=found.outcome.indicators.target,
    )


def by_today(found: Council) -> Iterator[Text]:
    """What today's practice would give."""
    if found.today is not None:
        yield text(
            "Today's practice, in which everyone applies to one employer, would give {awards}.",
            awards=co_funded(found.today.co_funded),
        )


def proven(found: Council) -> Text:
    """Whether anything better exists."""
    aimed = [goal for goal in found.outcome.goals if goal.proof is not Proof.NONE]
    if aimed and all(goal.proven for goal in aimed):
        return text("Every goal is proven: with these rules and this money nothing better exists.")
    return text("Not every goal is proven: something better may exist.")


def next_award(frontier: Frontier) -> Text:
    """What the next euro buys."""
    span = frontier.span_of(frontier.here.awards + 1)
    if span is None:
        return text("More money buys no further award.")
    corner = frontier.corner_of(frontier.here.awards + 1)
    if corner is not None:
        return text(
            "The next award costs {price:eur}; with {missing:eur} more on the line it is bought.",
            price=corner.price,
            missing=corner.needed - frontier.limit,
        )
    return text(
        "With at most {missing:eur} more on the line the next award is bought.",
        missing=span[1] - frontier.limit,
    )


def target_needs(frontier: Frontier) -> Text:
    """The line that the target needs."""
    span = frontier.span_of(frontier.target)
    if span is None:
        return text(
            "However large the line, the target of {target} is not reached with these applicants "
            "and places.",
            target=frontier.target,
        )
    return text(
        "A line of {needed:eur} is enough for the target of {target} awards.",
        needed=span[1],
        target=frontier.target,
    )


def steady_cost(found: Council) -> Text:
    """What the target costs every year."""
    cost = cost_of_target(found)
    return text(
        "{target} new awards every year cost the municipality about {cost:eur} a school year "
        "{when} (in eight of ten histories between {low:eur} and {high:eur}).",
        target=found.years.target,
        cost=rounded(cost.middle),
        when=when(found),
        low=rounded(cost.low),
        high=rounded(cost.high),
    )


def when(found: Council) -> Text:
    if found.answers.target.steady is None:
        return text("in the last years simulated")
    return text("in the steady state")


def cost_of_target(found: Council) -> Band:
    """Cents a school year; where fewer awards were possible, counted up to the target."""
    known = found.answers.target
    if not 0 < known.awards.middle < found.years.target:
        return known.spent
    low, middle, high = (
        each * found.years.target // known.awards.middle
        for each in (known.spent.low, known.spent.middle, known.spent.high)
    )
    return Band(low=low, middle=middle, high=high)


def short_of_target(found: Council) -> Iterator[Text]:
    """Whether people and places are enough for the target."""
    awards = found.answers.target.awards.middle
    if awards < found.years.target:
        yield text(
            "People and places of the case give {awards} a year; their cost is counted up to the "
            "target.",
            awards=new_awards(awards),
        )


def reached(found: Council) -> Text:
    """From when on."""
    steady = found.answers.target.steady
    if steady is None:
        return counted(
            "Within the {n} simulated year the cost does not settle.",
            "Within the {n} simulated years the cost does not settle.",
            n=found.years.years,
        )
    return text(
        "The steady state is reached in year {year}, the school year {school_year}.",
        year=steady,
        school_year=school_year_later(found.years.school_year, steady - 1),
    )


def by_arithmetic(found: Council) -> Text:
    """The cost of the target with a pencil."""
    planned = found.answers.target.planned
    return text(
        "By arithmetic: {target} × {planned:eur}, what a new award costs to its end if nobody "
        "leaves early, is {product:eur}.",
        target=found.years.target,
        planned=planned,
        product=planned * found.years.target,
    )


def line_breaks(found: Council) -> Iterator[Text]:
    """From when on the lines of the case do not pay for the target."""
    if found.years.limit is None or not found.years.of_school_year:
        return
    yield line_too_short(found.years, found.answers)


def employers(found: Council) -> Text:
    """How many employers the target needs."""
    running = found.answers.target.running.middle
    least, most = employers_for(found.years, running)
    return text(
        "There are then {running}; at {least_each} to {most_each} scholars an employer, "
        "{least} to {most} employers are needed for it.",
        running=running_awards(running),
        least=least,
        most=most,
        least_each=found.years.rates.count("scholars_an_employer_least"),
        most_each=found.years.rates.count("scholars_an_employer_most"),
    )


def _sustains(each: Sustained) -> Text:
    return text("{sum:eur}: {awards}", sum=each.sum, awards=new_awards(each.awards.middle))


def closing(found: Council) -> Text:
    """What one closing employer does."""
    known = found.answers.closing
    return text(
        "When the employer with the most places closes, awards that end: {ended}; awards that "
        "another employer takes over: {moved}. The scholars owe nothing for it.",
        ended=people(known.ended.middle),
        moved=people(known.moved.middle),
    )


def after_closing(found: Council) -> Text:
    """The call of the next year."""
    more = found.answers.closing.awards_later.middle
    if abs(more) < LEAST:
        return text("The call of the next year gives about as many new awards as without it.")
    if more > 0:
        return text("The call of the next year gives {awards} more.", awards=new_awards(more))
    return text("The call of the next year gives {awards} fewer.", awards=new_awards(-more))


def assumed(found: Council) -> Text:
    """How much of the simulation is nobody's fact."""
    rates = [each.on(found.years.on) for each in found.years.rates.book.parameters.values()]
    return counted(
        "The years rest on {all} rates, of which {n} is assumed; it stands apart.",
        "The years rest on {all} rates, of which {n} are assumed; they stand apart.",
        n=sum(rate.certainty == "assumed" for rate in rates),
        all=len(rates),
    )
