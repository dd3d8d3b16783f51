"""The parts of the report: answers with pictures, then tables, then facts, assumptions, method."""

from collections.abc import Iterator

from matching.money import Cents
from matching.report.figure_tables import indicators_table
from matching.report.method import method as of_match
from matching.report.money_tables import lines_table, payers_table
from matching.report.policy_tables import assumed_table, known_table
from matching.report.section import Section
from matching.words import Lang, Text, text
from scenarios.cohorts.as_it_is_tables import calendar_table
from scenarios.cohorts.method import method as of_years
from scenarios.cohorts.rate_tables import assumed_rates, known_rates
from scenarios.cohorts.target_tables import breaks_table, employers_table
from scenarios.comparison import Against
from scenarios.comparison.indicators import employers_pay, municipality_pays
from scenarios.comparison.tables import questions_table
from scenarios.council import pictures, sentences
from scenarios.council.few import LEAST, without_few
from scenarios.council.found import Council
from scenarios.council.phrases import co_funded
from scenarios.council.sources import sources_table
from scenarios.council.tables import levels_table, needs_table
from scenarios.frontier import Frontier


def sections(found: Council, lang: Lang) -> Iterator[Section]:
    """Every part, in the order of reading."""
    yield _match(found, lang)
    if found.frontier is not None:
        yield _next_euro(found.frontier, lang)
    yield _scenarios(found, lang)
    yield _years(found, lang)
    yield _sums(found, lang)
    yield _closing(found, lang)
    yield _figures(found)
    yield _figures_of_years(found)
    yield _facts(found)
    yield _assumptions(found)
    yield Section(name="method", title=text("Method"), says=tuple(_method(found)))
    yield Section(name="sources", title=text("Sources"), tables=(sources_table(found),))


def _match(found: Council, lang: Lang) -> Section:
    return Section(
        name="match",
        title=text("What the match gives"),
        says=(*_money(found), sentences.proven(found)),
        pictures=(pictures.standing(found, lang),),
    )


def _money(found: Council) -> Iterator[Text]:
    lines = found.outcome.lines
    if lines:
        yield text(
            "Of {limit:eur} on the lines, running awards take {running:eur} and the new ones "
            "{spent:eur}; {remains:eur} remains.",
            limit=Cents(sum(line.limit for line in lines)),
            running=Cents(sum(line.running for line in lines)),
            spent=Cents(sum(line.spent for line in lines)),
            remains=Cents(sum(line.remains for line in lines)),
        )
    yield text(
        "Until the scholars complete, the municipality pays {municipality:eur} for the new awards, "
        "and employers pay {employers:eur}.",
        municipality=municipality_pays(found.outcome),
        employers=employers_pay(found.outcome),
    )


def _next_euro(frontier: Frontier, lang: Lang) -> Section:
    drawn = (pictures.curve(frontier, lang),) if frontier.here.awards >= LEAST else ()
    return Section(
        name="next-euro",
        title=text("What the next euro buys"),
        says=(sentences.target_needs(frontier), sentences.next_award(frontier)),
        pictures=drawn,
    )


def _scenarios(found: Council, lang: Lang) -> Section:
    return Section(
        name="scenarios",
        title=text("Scenarios compared"),
        says=tuple(_scenario(each) for each in found.comparison.against),
        pictures=(pictures.scenarios(found, lang),),
    )


def _scenario(against: Against) -> Text:
    return text(
        "{name}: {question} It gives {awards} and costs the municipality {cost:eur} to completion.",
        name=against.after.name,
        question=against.after.question,
        awards=co_funded(against.after.outcome.co_funded),
        cost=municipality_pays(against.after.outcome),
    )


def _years(found: Council, lang: Lang) -> Section:
    return Section(
        name="years",
        title=text("What {target} new awards every year cost", target=found.years.target),
        says=(
            *sentences.short_of_target(found),
            sentences.by_arithmetic(found),
            *sentences.line_breaks(found),
            sentences.employers(found),
        ),
        pictures=(pictures.cost(found, lang),),
    )


def _sums(found: Council, lang: Lang) -> Section:
    return Section(
        name="sums",
        title=text("What a sum every school year sustains"),
        says=(
            text(
                "Each call spends what earlier awards leave of the sum: an award runs to the end "
                "of the programme, so that a sum sustains far fewer new ones than it pays for in "
                "the first year."
            ),
        ),
        pictures=(pictures.sums(found, lang),),
    )


def _closing(found: Council, lang: Lang) -> Section:
    return Section(
        name="closing",
        title=text("One employer closes"),
        says=(
            text("It closes in year {year} of the simulation.", year=found.years.closes_in),
            sentences.after_closing(found),
        ),
        pictures=(pictures.closing(found, lang),),
    )


def _figures(found: Council) -> Section:
    indicators = without_few(indicators_table(found.outcome, by_occupation=False))
    return Section(
        name="figures",
        title=text("The match in figures"),
        tables=(
            indicators,
            questions_table(found.comparison),
            lines_table(found.outcome),
            payers_table(found.outcome),
            levels_table(found.outcome),
            needs_table(found.outcome),
        ),
    )


def _figures_of_years(found: Council) -> Section:
    return Section(
        name="figures-of-years",
        title=text("The years in figures"),
        tables=(
            without_few(employers_table(found.years)),
            breaks_table(found.years),
            calendar_table(found.years),
        ),
    )


def _facts(found: Council) -> Section:
    return Section(
        name="facts",
        title=text("Facts"),
        says=(
            text(
                "Values with a source: primary ones are read in the strategy or in law, reported "
                "ones in the press or on pages of funds and chambers."
            ),
        ),
        tables=(known_table(found.policy), known_rates(found.years)),
    )


def _assumptions(found: Council) -> Section:
    return Section(
        name="assumptions",
        title=text("Assumptions"),
        says=(
            text(
                "Values that nobody has measured or decided: settings of this program, to be "
                "replaced by what the municipality decides and counts."
            ),
        ),
        tables=(assumed_table(found.policy), assumed_rates(found.years)),
    )


def _method(found: Council) -> Iterator[Text]:
    yield text(
        "Counts of people below five are not published; where the rest of a table would tell one, "
        "the next smallest is left out too."
    )
    yield from of_match(found.outcome)
    yield text(
        "What the next euro buys is found exactly, without the least number for each school level."
    )
    yield from of_years(found.years)
