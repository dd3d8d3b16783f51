"""The plan as one page that needs nothing else."""

from collections.abc import Iterator

from matching.report.bars import Colour
from matching.report.page import Sheet, drawn_up
from matching.report.picture import Key, Picture
from matching.report.section import Section
from matching.rotation.outcome import Repaired, Road
from matching.words import Lang, Text, text
from scenarios.rotation.chart import drawn_scholars, hosts_svg, scholars_svg
from scenarios.rotation.found import Rotation
from scenarios.rotation.sentences import answer, key_figures
from scenarios.rotation.tables import (
    changes_table,
    goals_table,
    helps_table,
    reach_table,
    refused_table,
)
from scenarios.rotation.timetables import hosts_timetable, scholars_timetable, short_table


def page(found: Rotation, lang: Lang) -> str:
    """The page in a language."""
    return drawn_up(
        Sheet(
            title=text("Plan of stays"),
            subtitle=text(
                "Case {case}, planned on {day:day}, school year {school_year}",
                case=found.plan.case,
                day=found.plan.on,
                school_year=found.case.school_year,
            ),
            audience=text("For the officer: scholars are shown by their ids."),
            answer=tuple(answer(found)),
            figures=tuple(key_figures(found)),
            sections=tuple(_sections(found, lang)),
        ),
        lang,
    )


def _sections(found: Rotation, lang: Lang) -> Iterator[Section]:
    if found.repaired is not None:
        yield _changes(found, found.repaired)
    yield _reach(found)
    yield _hosts(found, lang)
    yield _scholars(found, lang)
    yield _missing(found)
    yield _refused(found)
    yield _goals(found)


def _changes(found: Rotation, repaired: Repaired) -> Section:
    return Section(
        name="changes",
        title=text("Changes against the earlier plan"),
        says=(
            text(
                "First those who lose a stay, then those who have another one instead, last the "
                "new stays. Whoever is not listed keeps every stay."
            ),
        ),
        tables=(changes_table(found, repaired),),
    )


def _reach(found: Rotation) -> Section:
    return Section(
        name="reach",
        title=text("Employers met"),
        says=(
            text(
                "Units of one firm count once; only confirmed stays of at least the least hours "
                "count before the plan."
            ),
        ),
        tables=(reach_table(found),),
    )


def _hosts(found: Rotation, lang: Lang) -> Section:
    return Section(
        name="hosts",
        title=text("Hosts and their load"),
        pictures=(
            Picture(
                says=text("Stays of the places with a mentor; a field left out has no place."),
                table=hosts_timetable(found),
                svg=hosts_svg(found, lang),
                keys=(
                    Key(colour=Colour.MAIN, means=text("full")),
                    Key(colour=Colour.SECOND, means=text("more than half")),
                    Key(colour=Colour.PALE, means=text("up to half")),
                ),
            ),
        ),
    )


def _scholars(found: Rotation, lang: Lang) -> Section:
    return Section(
        name="scholars",
        title=text("Scholars and their hosts"),
        says=_left_out(found),
        pictures=(
            Picture(
                says=text(
                    "Every field is a stay at the host with that id; at the right stays planned "
                    "of those wanted, and employers met before and with the plan."
                ),
                table=scholars_timetable(found),
                svg=scholars_svg(found, lang),
                keys=(Key(colour=Colour.OTHER, means=text("fewer stays than wanted")),),
            ),
        ),
    )


def _left_out(found: Rotation) -> tuple[Text, ...]:
    drawn, everyone = len(drawn_scholars(found)), len(found.plan.scholars)
    if drawn == everyone:
        return ()
    return (
        text(
            "The picture shows {drawn} of {scholars} scholars; the table has them all.",
            drawn=drawn,
            scholars=everyone,
        ),
    )


def _missing(found: Rotation) -> Section:
    return Section(
        name="missing",
        title=text("What is missing, and where a place helps"),
        says=(
            text(
                "One more place at a host that nobody has met yet, in this occupation and period; "
                "each is confirmed by planning again with it. One row at a time: two places "
                "together may bring less than both alone."
            ),
            *((_of_a_new_plan(),) if found.repaired else ()),
        ),
        tables=(helps_table(found), short_table(found)),
    )


def _of_a_new_plan() -> Text:
    return text("This is seen from a plan made anew, which keeps no earlier stays.")


def _refused(found: Rotation) -> Section:
    return Section(
        name="refused",
        title=text("Wishes not served"),
        says=(
            text(
                "People and stays come before wishes, so a wish may give way to someone who would "
                "otherwise meet too few employers."
            ),
        ),
        tables=(refused_table(found),),
    )


def _goals(found: Rotation) -> Section:
    return Section(
        name="goals",
        title=text("Goals and their proof"),
        says=(_road(found),),
        tables=(goals_table(found),),
    )


def _road(found: Rotation) -> Text:
    if found.plan.road is Road.FLOW:
        return text(
            "Goals in their order, each without harm to those before it. Places are the same in "
            "all periods, so flows choose scholar and host, and a colouring the periods."
        )
    return text(
        "Goals in their order, each without harm to those before it, searched over every scholar, "
        "host and period."
    )
