"""What tables say of one school year: medians and spans over the histories."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.report.table import Column, Field
from matching.words import text
from scenarios.cohorts.answers import breaks
from scenarios.cohorts.bands import Band, by_year
from scenarios.cohorts.calendar import school_year_later
from scenarios.cohorts.found import Years
from scenarios.cohorts.rows import YearRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OfYear:
    """What a table says of one school year."""

    school_year: str
    limit: int | None
    spent: Band
    awards: Band
    running: Band
    committed: int
    breaks: int


def of_years(found: Years, rows: Sequence[YearRow]) -> tuple[OfYear, ...]:
    """The bands of every school year of some histories."""
    return tuple(
        OfYear(
            school_year=school_year_later(found.school_year, no),
            limit=found.limit,
            spent=spent,
            awards=awards,
            running=running,
            committed=committed.middle,
            breaks=share,
        )
        for no, (spent, awards, running, committed, share) in enumerate(
            zip(
                by_year(rows, lambda row: row.spent),
                by_year(rows, lambda row: row.awards),
                by_year(rows, lambda row: row.running),
                by_year(rows, lambda row: row.committed),
                breaks(rows),
                strict=True,
            )
        )
    )


SCHOOL_YEAR: Field[OfYear] = (Column(text("School year")), lambda year: year.school_year)
