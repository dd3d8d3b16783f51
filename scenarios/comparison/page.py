"""The comparison as one page that needs nothing else."""

from collections.abc import Iterator

from matching.report.page import Sheet, drawn_up
from matching.report.picture import Picture
from matching.report.section import Audience, Section
from matching.report.table import Table
from matching.words import Lang, Text, text
from scenarios.comparison.breakdown import occupations
from scenarios.comparison.change_tables import reasons_table, told_table
from scenarios.comparison.found import Comparison
from scenarios.comparison.payer import Payer, waterfall_name
from scenarios.comparison.sentences import answer, key_figures
from scenarios.comparison.tables import (
    differences_table,
    employers_table,
    indicators_table,
    levels_table,
    line_years_table,
    lines_table,
    needs_table,
    places_table,
    questions_table,
    school_years_table,
)


def sheet_of(found: Comparison, pictures: tuple[Picture, ...], audience: Audience) -> Sheet:
    """What stands on the page, for an audience."""
    outcome = found.base.outcome
    return Sheet(
        title=text("Scenarios compared"),
        subtitle=text(
            "Case {case}, {day:day}, school year {school_year}",
            case=outcome.case,
            day=outcome.on,
            school_year=outcome.school_year,
        ),
        audience=text("For the officer: scholars are shown by their ids.")
        if audience is Audience.OFFICER
        else text("For the council: neither names nor ids of scholars are shown."),
        answer=tuple(answer(found)),
        figures=tuple(key_figures(found)),
        sections=tuple(sections(found, pictures, audience)),
    )


def page(found: Comparison, pictures: tuple[Picture, ...], audience: Audience, lang: Lang) -> str:
    """The page in a language."""
    return drawn_up(sheet_of(found, pictures, audience), lang)


def sections(
    found: Comparison, pictures: tuple[Picture, ...], audience: Audience
) -> Iterator[Section]:
    """Every part, in the order of reading."""
    by_name = {picture.name: picture for picture in pictures}

    def shown(*names: str) -> tuple[Picture, ...]:
        return tuple(by_name[name] for name in names if name in by_name)

    yield Section(
        name="scenarios",
        title=text("Scenarios"),
        pictures=shown("target"),
        tables=(questions_table(found), indicators_table(found), differences_table(found)),
    )
    yield _money(found, shown("payers", *_waterfalls(found), "years"))
    yield _changes(found, shown("gains-and-losses"), audience)
    yield Section(
        name="levels",
        title=text("Pupils and students"),
        pictures=shown("rates"),
        tables=(levels_table(found),),
    )
    yield Section(
        name="needs",
        title=text("Need covered"),
        pictures=shown("differing-needs"),
        tables=(needs_table(found),) if occupations(found) else (),
    )
    yield _wishes(found, shown("wishes"))
    yield Section(name="employers", title=text("Employers"), tables=(employers_table(found),))


def _waterfalls(found: Comparison) -> tuple[str, ...]:
    return tuple(
        waterfall_name(no, payer) for no in range(1, len(found.against) + 1) for payer in Payer
    )


def _money(found: Comparison, pictures: tuple[Picture, ...]) -> Section:
    return Section(
        name="money",
        title=text("Money"),
        says=(
            text(
                "A month counts on a line when it is due. Months to completion that no line holds "
                "yet are commitments for later years; they are not limited here."
            ),
        ),
        pictures=pictures,
        tables=(lines_table(found), line_years_table(found), school_years_table(found)),
    )


def _changes(found: Comparison, pictures: tuple[Picture, ...], audience: Audience) -> Section:
    one_by_one = _one_by_one(found) if audience is Audience.OFFICER else ()
    return Section(
        name="changes",
        title=text("Who gains and who loses, and why"),
        says=tuple(_how_to_read(found)),
        pictures=pictures,
        tables=(reasons_table(found), *one_by_one),
    )


def _one_by_one(found: Comparison) -> tuple[Table, ...]:
    return tuple(
        told_table(against, f"scholars-{no}")
        for no, against in enumerate(found.against, 1)
        if against.changes
    )


def _how_to_read(found: Comparison) -> Iterator[Text]:
    yield text(
        "Every scenario stands against {name}. Whoever has an award in both stands by the place on "
        "the own list; at the same place co-funding counts, then the sum paid to completion.",
        name=found.base.name,
    )
    yield text(
        "The reason is the one that the match gives in the scenario in which the scholar has less."
    )


def _wishes(found: Comparison, pictures: tuple[Picture, ...]) -> Section:
    return Section(
        name="wishes",
        title=text("Wishes"),
        pictures=pictures,
        tables=(places_table(found),),
    )
