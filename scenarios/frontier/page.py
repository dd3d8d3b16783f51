"""The frontier as one page that needs nothing else."""

from collections.abc import Iterator

from matching.report.page import Sheet, drawn_up
from matching.report.picture import Picture
from matching.report.section import Section
from matching.words import Lang, Text, counted, text
from scenarios.frontier.found import Frontier
from scenarios.frontier.sentences import answer, key_figures
from scenarios.frontier.tables import (
    around_table,
    corners_table,
    leasts_table,
    nested_table,
    rises_table,
)


def page(found: Frontier, picture: str, lang: Lang) -> str:
    """The page in a language; ``picture`` is the curve as an ``svg`` element."""
    return drawn_up(
        Sheet(
            title=text("Awards for every budget"),
            subtitle=text(
                "Case {case}, {day:day}, school year {school_year}",
                case=found.case,
                day=found.on,
                school_year=found.school_year,
            ),
            audience=text("For the officer: scholars are shown by their ids."),
            answer=tuple(answer(found)),
            figures=tuple(key_figures(found)),
            sections=tuple(_sections(found, picture)),
        ),
        lang,
    )


def _sections(found: Frontier, picture: str) -> Iterator[Section]:
    yield _curve(found, picture)
    if found.rises:
        yield _rises(found)
    if found.nested:
        yield _nested(found)
    if found.exact and found.here.with_leasts is not None:
        yield _leasts(found)
    if found.exact:
        yield _every(found)


def _curve(found: Frontier, picture: str) -> Section:
    return Section(
        name="curve",
        title=text("The curve for the line {line}", line=found.line),
        pictures=(
            Picture(says=_what_it_shows(found), table=around_table(found), svg=picture, keys=()),
        ),
    )


def _what_it_shows(found: Frontier) -> Text:
    if found.exact:
        return text("Every step is one more award at the least limit that pays for it.")
    return text("Dots are solved; the true curve lies within the boxes.")


def _rises(found: Frontier) -> Section:
    harmful = sum(bool(rise.lose) for rise in found.rises)
    return Section(
        name="more-money",
        title=text("More money can hurt someone"),
        says=(
            text(
                "Here all goals choose afresh at every budget, as the match does. Who lost the "
                "award at a larger budget did so because others served the later goals better."
            ),
            counted(
                "Someone loses the award at {harmful} of {n} step.",
                "Someone loses the award at {harmful} of {n} steps.",
                n=len(found.rises),
                harmful=harmful,
            ),
        ),
        tables=(rises_table(found),),
    )


def _nested(found: Frontier) -> Section:
    return Section(
        name="nested",
        title=text("Price of the nested set at the line"),
        says=(
            text(
                "If only those of the curve are co-funded, more money never hurts anyone. There "
                "are as many awards with co-funding; this is what the later goals lose. Both "
                "columns are without the least number for each school level."
            ),
        ),
        tables=(nested_table(found),),
    )


def _leasts(found: Frontier) -> Section:
    return Section(
        name="levels",
        title=text("Price of the least number for each school level"),
        says=(
            text(
                "With money scarce, most awards alone picks the cheap. The least number for each "
                "school level keeps a part for the dearer; here is how many awards that costs."
            ),
        ),
        tables=(leasts_table(found),),
    )


def _every(found: Frontier) -> Section:
    obliged = text("The first row holds those who must be awarded by decision.")
    return Section(
        name="every",
        title=text("Every award and its price"),
        says=(
            text(
                "Every row is the least spend of so many awards. From the second row on the prices "
                "never fall. Whoever is in stays in when the line grows; only positions may change."
            ),
            *((obliged,) if found.corners[0].entries else ()),
        ),
        tables=(corners_table(found),),
    )
