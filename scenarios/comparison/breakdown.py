"""Figures by line, year, occupation, level, employer and place on the lists.

Every scenario has a figure for each part that any of them has, so that they can stand side by side.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from matching.domain import EmployerId, OccupationId
from matching.outcome import LineUse, Outcome
from matching.report.figure_tables import share_in_whole_percent
from matching.report.table import Kind
from scenarios.comparison.found import Comparison, Tried

LAST_PLACE: Final = 5
"""Places from this one on are the tail, counted together."""

LineYear = tuple[str, int]
"""A budget line, empty for none yet, and a calendar year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A figure of one part."""

    key: str
    of: str
    kind: Kind
    value: int | None


def cuts(tried: Tried, found: Comparison) -> Iterator[Cut]:
    """Every part of a scenario."""
    yield from _money(tried, found)
    yield from _people(tried, found)
    yield from _places(tried.outcome)


def _money(tried: Tried, found: Comparison) -> Iterator[Cut]:
    for name in lines(found):
        use = line_use(tried.outcome, name)
        spent = None if use is None else use.spent
        yield Cut(key="spent_on_line", of=name, kind=Kind.EUR, value=spent)
    due = by_line_and_year(tried.outcome)
    for line, year in line_years(found):
        of = f"{line} {year}".strip()
        yield Cut(key="due_in_year", of=of, kind=Kind.EUR, value=due[line, year])
    town, employers = by_school_year(tried.outcome)
    for school_year in school_years(found):
        for key, paid in (("municipality_in", town), ("employers_in", employers)):
            yield Cut(key=key, of=school_year, kind=Kind.EUR, value=paid[school_year])


def _people(tried: Tried, found: Comparison) -> Iterator[Cut]:
    covered = need_covered(tried.outcome)
    for occupation in occupations(found):
        yield Cut(
            key="need_covered_in",
            of=occupation,
            kind=Kind.INT,
            value=covered.get(occupation, (0, 0))[0],
        )
    for level in tried.outcome.levels:
        rate = share_in_whole_percent(level.co_funded, level.applicants)
        yield Cut(key="award_rate", of=level.level, kind=Kind.SHARE, value=rate)
    awards = awards_of_employer(tried.outcome)
    for employer in employer_names(found):
        yield Cut(key="awards_of", of=employer, kind=Kind.INT, value=awards[employer])


def _places(outcome: Outcome) -> Iterator[Cut]:
    scholars, positions = places(outcome)
    for key, counts in (("scholars_at_place", scholars), ("employers_at_place", positions)):
        for place in range(1, LAST_PLACE + 1):
            yield Cut(key=key, of=place_key(place), kind=Kind.INT, value=counts[place])


def lines(found: Comparison) -> list[str]:
    """Names of budget lines that any scenario has, in the order of the case."""
    return list(dict.fromkeys(line.name for tried in found.tried for line in tried.outcome.lines))


def line_use(outcome: Outcome, name: str) -> LineUse | None:
    """What is taken off a line, where the scenario has it."""
    return next((line for line in outcome.lines if line.name == name), None)


def by_line_and_year(outcome: Outcome) -> Counter[LineYear]:
    """Municipal cents of the new awards by line and calendar year."""
    return Counter({(due.line or "", due.year): due.amount for due in outcome.commitments})


def line_years(found: Comparison) -> list[LineYear]:
    """Every line and year in which something is due, what is on no line yet at the end."""
    every = {key for tried in found.tried for key in by_line_and_year(tried.outcome)}
    return sorted(every, key=lambda key: (key[0] == "", key))


def by_school_year(outcome: Outcome) -> tuple[Counter[str], Counter[str]]:
    """Cents of the municipality and of the employers, by each level's own school year."""
    municipality: Counter[str] = Counter()
    employers: Counter[str] = Counter()
    for row in outcome.ledger:
        municipality[row.school_year] += row.municipality
        employers[row.school_year] += row.employer
    return municipality, employers


def school_years(found: Comparison) -> list[str]:
    """Every school year in which something is paid."""
    return sorted({row.school_year for tried in found.tried for row in tried.outcome.ledger})


def by_year(outcome: Outcome) -> Counter[int]:
    """Municipal cents by calendar year, on a line or not."""
    due: Counter[int] = Counter()
    for row in outcome.ledger:
        due[row.month.year] += row.municipality
    return due


def years(found: Comparison) -> list[int]:
    """Every calendar year in which something is paid."""
    return sorted({row.month.year for tried in found.tried for row in tried.outcome.ledger})


def need_covered(outcome: Outcome) -> Mapping[OccupationId, tuple[int, int]]:
    """Covered and needed, by occupation."""
    return {need.occupation: (need.covered, need.needed) for need in outcome.indicators.needs}


def occupations(found: Comparison) -> list[OccupationId]:
    """Every occupation that any scenario needs, the most needed in the first one before."""
    needed = {
        need.occupation: need.needed
        for tried in reversed(found.tried)
        for need in tried.outcome.indicators.needs
    }
    return sorted(needed, key=lambda occupation: (-needed[occupation], occupation))


def awards_of_employer(outcome: Outcome) -> Counter[EmployerId]:
    """Awards by employer."""
    return Counter(award.employer_id for award in outcome.awards)


def employer_names(found: Comparison) -> Mapping[EmployerId, str]:
    """Every employer of any scenario, by id."""
    every = {
        employer.employer_id: employer.name
        for tried in reversed(found.tried)
        for employer in tried.case.employers
    }
    return dict(sorted(every.items()))


def places(outcome: Outcome) -> tuple[Counter[int], Counter[int]]:
    """Awards at each place of the scholars' and of the employers' lists, the tail together."""
    return (
        Counter(min(award.scholar_rank, LAST_PLACE) for award in outcome.awards),
        Counter(min(award.position_rank, LAST_PLACE) for award in outcome.awards),
    )


def place_key(place: int) -> str:
    """``1`` to ``4``, and ``5+``."""
    return f"{place}+" if place == LAST_PLACE else str(place)
