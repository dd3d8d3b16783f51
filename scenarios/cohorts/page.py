"""The simulation as one page that needs nothing else."""

from collections.abc import Iterator

from matching.report.page import Sheet, drawn_up
from matching.report.section import Section
from matching.words import Lang, counted, text
from scenarios.cohorts.answers import Answers
from scenarios.cohorts.as_it_is_tables import (
    awards_table,
    calendar_table,
    running_table,
    scenarios_table,
    spent_table,
)
from scenarios.cohorts.charts import Counted, breaking, counts, from_award_to_job, money
from scenarios.cohorts.found import Years
from scenarios.cohorts.method import method
from scenarios.cohorts.people_tables import courses_table, funnel_table
from scenarios.cohorts.plan import PlanKind
from scenarios.cohorts.rate_tables import assumed_rates, known_rates
from scenarios.cohorts.sentences import answer, by_arithmetic, key_figures
from scenarios.cohorts.target_tables import (
    breaks_table,
    closing_table,
    employers_table,
    sums_table,
    target_table,
)


def page(found: Years, known: Answers | None, lang: Lang) -> str:
    """The page in a language."""
    return drawn_up(sheet_of(found, known, lang), lang)


def sheet_of(found: Years, known: Answers | None, lang: Lang) -> Sheet:
    """What stands on the page; pictures are drawn in a language."""
    return Sheet(
        title=text("Staff scholarships over the years"),
        subtitle=text(
            "Case {case}, from school year {school_year} on, {years} years",
            case=found.case,
            school_year=found.school_year,
            years=found.years,
        ),
        audience=text("A simulation: nobody in it is a real person."),
        answer=tuple(answer(found, known)),
        figures=tuple(key_figures(found, known)),
        sections=tuple(_sections(found, known, lang)),
    )


def _sections(found: Years, known: Answers | None, lang: Lang) -> Iterator[Section]:
    if known is not None:
        yield _target(found, known, lang)
        yield _sums(found, known)
    yield _as_it_is(found, lang)
    if known is not None:
        yield _closing(found)
    yield _people(found, lang)
    if len(found.scenarios) > 1:
        yield Section(
            name="scenarios",
            title=text("Scenarios beside each other"),
            says=(
                text("The same people and the same luck; only what the scenario changes differs."),
            ),
            tables=(scenarios_table(found),),
        )
    yield _assumptions(found)
    yield Section(name="method", title=text("How it is simulated"), says=tuple(method(found)))


def _target(found: Years, known: Answers, lang: Lang) -> Section:
    limited = found.limit is not None
    return Section(
        name="target",
        title=counted(
            "The target of {n} new award every year",
            "The target of {n} new awards every year",
            n=found.target,
        ),
        says=(by_arithmetic(known),),
        pictures=(
            money(
                found,
                found.of(PlanKind.TARGET),
                target_table(found),
                text("What is spent every school year if the lines did not limit the awards."),
                lang,
            ),
            *(
                (
                    breaking(
                        found,
                        breaks_table(found),
                        text("In how many of the histories the line is too short for the target."),
                        lang,
                    ),
                )
                if limited
                else ()
            ),
        ),
        tables=(employers_table(found),),
    )


def _sums(found: Years, known: Answers) -> Section:
    return Section(
        name="sums",
        title=text("What a sum every school year sustains"),
        says=(
            text(
                "Each call spends what earlier awards leave of the sum. By arithmetic a sum "
                "sustains as many new awards a year as it holds the cost of one to its end, if "
                "nobody leaves early; in the simulation some do, and some repeat a year."
            ),
            text(
                "If only so many of the places are filled as in a scheme elsewhere (44 of 170), "
                "there are {awards} new awards a year, whatever the lines hold, for {spent:eur}.",
                awards=known.filled.middle,
                spent=known.filled_spent.middle,
            ),
        ),
        tables=(sums_table(found, known),),
    )


def _as_it_is(found: Years, lang: Lang) -> Section:
    spent, awards = spent_table(found), awards_table(found)
    return Section(
        name="as-it-is",
        title=text("The call as it is, every year anew"),
        pictures=(
            money(
                found,
                found.of(PlanKind.AS_IT_IS),
                spent,
                text("Earlier awards come off the line first; the new ones have the rest."),
                lang,
            ),
            counts(
                found,
                Counted(measure=lambda row: row.awards, axis=text("new awards")),
                awards,
                text("New awards with co-funding, accepted."),
                lang,
            ),
            counts(
                found,
                Counted(measure=lambda row: row.running, axis=text("running awards")),
                running_table(found),
                text("Running awards after the call, those repeating a year among them."),
                lang,
            ),
        ),
        tables=(calendar_table(found),),
    )


def _closing(found: Years) -> Section:
    return Section(
        name="closing",
        title=text("One employer closes"),
        says=(
            text(
                "The employer with the most places, {employer}, closes in the school year "
                "{school_year}; everything else is the same history.",
                employer=found.closes,
                school_year=found.of(PlanKind.CLOSING)[found.closes_in - 1].school_year,
            ),
        ),
        tables=(closing_table(found),),
    )


def _people(found: Years, lang: Lang) -> Section:
    table = funnel_table(found)
    return Section(
        name="people",
        title=text("What becomes of the scholars"),
        pictures=(
            from_award_to_job(
                found,
                table,
                text("Awards that ended within the years simulated, in all histories."),
                lang,
            ),
        ),
        tables=(courses_table(found),),
    )


def _assumptions(found: Years) -> Section:
    return Section(
        name="assumptions",
        title=text("What is assumed, and what is known"),
        says=(
            text(
                "Assumed rates are nobody's fact: they stand for what the municipality should "
                "count. Those with a source come from other schemes."
            ),
        ),
        tables=(assumed_rates(found), known_rates(found)),
    )
