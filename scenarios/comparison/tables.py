"""The comparison in tables: a column for each scenario, or a row for each."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from matching.domain import EmployerId, OccupationId
from matching.outcome import LevelAwards, LineUse
from matching.report.figure_tables import levels_in_play, share_in_whole_percent
from matching.report.labels import LEVEL
from matching.report.table import Cell, Column, Field, Kind, Measure, Table, tabulate
from matching.words import Text, text
from scenarios.comparison.breakdown import (
    LAST_PLACE,
    LineYear,
    awards_of_employer,
    by_line_and_year,
    by_school_year,
    employer_names,
    line_use,
    line_years,
    lines,
    need_covered,
    occupations,
    places,
    school_years,
)
from scenarios.comparison.found import Comparison, Tried
from scenarios.comparison.indicators import INDICATORS, Indicator, value

Record = TypeVar("Record")


def tables_of(found: Comparison) -> Iterator[Table]:
    """Every table that shows no single scholar, in the order of reading."""
    yield questions_table(found)
    yield indicators_table(found)
    yield differences_table(found)
    yield levels_table(found)
    yield lines_table(found)
    yield line_years_table(found)
    yield school_years_table(found)
    yield employers_table(found)
    if occupations(found):
        yield needs_table(found)
    yield places_table(found)


def _beside(
    found: Comparison, kind: Kind, of: Callable[[Tried, Record], Cell], *, total: bool = False
) -> tuple[Field[Record], ...]:
    """A column for each scenario under its name."""

    def field(tried: Tried) -> Field[Record]:
        return Column(text("{name}", name=tried.name), kind, total), lambda record: of(
            tried, record
        )

    return tuple(field(tried) for tried in found.tried)


def questions_table(found: Comparison) -> Table:
    """What each scenario asks."""
    return tabulate(
        "scenarios",
        text("What each scenario asks"),
        found.tried,
        (Column(text("Scenario")), lambda tried: tried.name),
        (
            Column(text("Question")),
            lambda tried: text("{question}", question=tried.question),
        ),
    )


def indicators_table(found: Comparison) -> Table:
    """Every whole figure of every scenario."""
    return tabulate(
        "indicators",
        text("What each scenario brings"),
        INDICATORS,
        (Column(text("Measure")), lambda indicator: indicator.name),
        *_beside(found, Kind.INT, _measure),
    )


def _measure(tried: Tried, indicator: Indicator) -> Measure | None:
    found = value(indicator, tried)
    return None if found is None else Measure(found, indicator.kind)


def differences_table(found: Comparison) -> Table:
    """Each later scenario less the first one."""

    def difference(tried: Tried, indicator: Indicator) -> Cell:
        before, after = value(indicator, found.base), value(indicator, tried)
        if before is None or after is None:
            return None
        return Measure(after - before, indicator.kind)

    others = Comparison(tried=found.tried[1:], against=())
    return tabulate(
        "differences",
        text("Differences from {name}", name=found.base.name),
        INDICATORS,
        (Column(text("Measure")), lambda indicator: indicator.name),
        *_beside(others, Kind.INT, difference),
    )


def levels_table(found: Comparison) -> Table:
    """Award rates by level, a row for each level and scenario."""
    rows = [(tried.name, level) for tried in found.tried for level in levels_in_play(tried.outcome)]
    rows.sort(key=lambda row: row[1].level)
    return tabulate(
        "levels",
        text("Award rate by level"),
        rows,
        (Column(text("Level")), lambda row: LEVEL[row[1].level]),
        (Column(text("Scenario")), lambda row: row[0]),
        (Column(text("Applicants"), Kind.INT), lambda row: row[1].applicants),
        (Column(text("Awards"), Kind.INT), lambda row: row[1].awards),
        (Column(text("With co-funding"), Kind.INT), lambda row: row[1].co_funded),
        (Column(text("Award rate"), Kind.SHARE), lambda row: _rate(row[1])),
    )


def _rate(level: LevelAwards) -> Cell:
    return share_in_whole_percent(level.co_funded, level.applicants)


def lines_table(found: Comparison) -> Table:
    """What each scenario takes off each line."""

    def rows() -> Iterator[tuple[str, LineUse]]:
        for name in lines(found):
            for tried in found.tried:
                use = line_use(tried.outcome, name)
                if use is not None:
                    yield tried.name, use

    return tabulate(
        "lines",
        text("Budget lines"),
        rows(),
        (Column(text("Budget line")), lambda row: row[1].name),
        (Column(text("Scenario")), lambda row: row[0]),
        (Column(text("Limit"), Kind.EUR), lambda row: row[1].limit),
        (Column(text("Running awards"), Kind.EUR), lambda row: row[1].running),
        (Column(text("Spent on new awards"), Kind.EUR), lambda row: row[1].spent),
        (Column(text("Remains"), Kind.EUR), lambda row: row[1].remains),
    )


def line_years_table(found: Comparison) -> Table:
    """Municipal money of the new awards, by line and calendar year, to completion."""

    def amount(tried: Tried, row: LineYear) -> int:
        return by_line_and_year(tried.outcome)[row]

    return tabulate(
        "calendar-years",
        text("Municipality pays, by line and calendar year"),
        line_years(found),
        (Column(text("Calendar year"), Kind.YEAR), lambda row: row[1]),
        (Column(text("Budget line")), lambda row: row[0] or text("on no line yet")),
        *_beside(found, Kind.EUR, amount, total=True),
    )


def school_years_table(found: Comparison) -> Table:
    """What both sides pay in each school year."""

    def amount(tried: Tried, row: tuple[str, int]) -> int:
        school_year, payer = row
        return by_school_year(tried.outcome)[payer][school_year]

    payers = (text("municipality"), text("employers"))
    rows = [(year, payer) for year in school_years(found) for payer in range(len(payers))]
    return tabulate(
        "school-years",
        text("Who pays in each school year"),
        rows,
        (Column(text("School year")), lambda row: row[0]),
        (Column(text("Payer")), lambda row: payers[row[1]]),
        *_beside(found, Kind.EUR, amount, total=True),
    )


def employers_table(found: Comparison) -> Table:
    """Awards at each employer."""

    def awards(tried: Tried, row: tuple[EmployerId, str]) -> int:
        return awards_of_employer(tried.outcome)[row[0]]

    return tabulate(
        "employers",
        text("Awards by employer"),
        employer_names(found).items(),
        (Column(text("Employer")), lambda row: row[1]),
        *_beside(found, Kind.INT, awards, total=True),
    )


def needs_table(found: Comparison) -> Table:
    """Need covered by occupation; what is needed too, once if all scenarios need the same."""

    def covered(tried: Tried, occupation: OccupationId) -> int:
        return need_covered(tried.outcome).get(occupation, (0, 0))[0]

    needed = [
        {name: needed for name, (_, needed) in need_covered(tried.outcome).items()}
        for tried in found.tried
    ]
    same = all(each == needed[0] for each in needed)
    shown = needed[:1] if same else needed
    return tabulate(
        "needs",
        text("Need covered by occupation"),
        occupations(found),
        (Column(text("Occupation")), lambda occupation: occupation),
        *(
            (
                Column(_needed_in(tried, same=same), Kind.INT, total=True),
                lambda occupation, of=of: of.get(occupation, 0),
            )
            for tried, of in zip(found.tried, shown, strict=False)
        ),
        *_beside(found, Kind.INT, covered, total=True),
    )


def _needed_in(tried: Tried, *, same: bool) -> Text:
    return text("Needed") if same else text("Needed in {name}", name=tried.name)


def places_table(found: Comparison) -> Table:
    """Awards at each place of both sides' lists, with the tail."""

    def awards(tried: Tried, row: tuple[int, int]) -> int:
        side, place = row
        return places(tried.outcome)[side][place]

    sides = (text("Scholars' lists"), text("Employers' lists"))
    rows = [(side, place) for side in range(len(sides)) for place in range(1, LAST_PLACE + 1)]
    return tabulate(
        "places",
        text("Wishes obtained"),
        rows,
        (Column(text("Lists")), lambda row: sides[row[0]]),
        (Column(text("Place on the list")), lambda row: place_words(row[1])),
        *_beside(found, Kind.INT, awards),
    )


def place_words(place: int) -> Text:
    """A place, or the tail."""
    if place == LAST_PLACE:
        return text("place {place} or below", place=place)
    return text("place {place}", place=place)
