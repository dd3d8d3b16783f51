"""The questions of the council, answered by histories and, beside them, by plain arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.domain import Level
from matching.money import Cents, share_of
from matching.rules.cofunding import payment
from scenarios.cohorts.bands import Band, band, by_year, mean, mean_from, steady_from
from scenarios.cohorts.calendar import years_later
from scenarios.cohorts.found import Years
from scenarios.cohorts.plan import PlanKind
from scenarios.cohorts.rows import YearRow

PLENTY = Cents(100_000_00)
"""A monthly amount at which only the cap counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the target every year costs.

    Parameters
    ----------
    steady : year (from 1) from which the cost stays, None if the years are too few to see it.
    since : year from which means are taken: ``steady``, or the last three years.
    planned : mean cents of a new award to its end, if nobody leaves early.
    by_arithmetic : awards a year × ``planned``: what the steady state costs if all goes as planned.
    employers : with a running award, ``each`` has so many hundredths of an award.
    breaks : share of histories, in basis points, in which the line is too short, by year.
    """

    steady: int | None
    since: int
    awards: Band
    running: Band
    spent: Band
    planned: Cents
    by_arithmetic: Cents
    employers: Band
    each: int
    breaks: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sustained:
    """What a sum every school year sustains.

    Parameters
    ----------
    pupil_years, student_years : that the sum pays at the caps, if all are of one level.
    by_arithmetic : new awards a year, if each costs ``planned`` and nothing goes amiss.
    """

    sum: Cents
    pupil_years: int
    student_years: int
    planned: Cents
    by_arithmetic: int
    awards: Band
    running: Band
    spent: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What is different when the employer with the most places closes; differences by history.

    Parameters
    ----------
    ended, moved : awards that end, and that another employer takes over, in the year of closing.
    awards_later, spent_later : new awards and cents of the year after, against the call as it is.
    """

    ended: Band
    moved: Band
    awards_later: Band
    spent_later: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """What became of awards that ended, over all histories of the call as it is."""

    ended: int
    completed: int
    employed: int
    after_30_days: int
    after_a_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All of them."""

    target: Target
    sustained: tuple[Sustained, ...]
    closing: Closing
    filled: Band
    filled_spent: Band


def answers(found: Years) -> Answers | None:
    """The answers; None where they were not simulated."""
    if not found.of(PlanKind.TARGET):
        return None
    target = _target(found)
    filled = found.of(PlanKind.FILLED)
    return Answers(
        target=target,
        sustained=tuple(_sustained(found, sum_, target.since) for sum_ in found.sums),
        closing=_closing(found),
        filled=mean_from(filled, lambda row: row.awards, target.since),
        filled_spent=mean_from(filled, lambda row: row.spent, target.since),
    )


def _target(found: Years) -> Target:
    rows = found.of(PlanKind.TARGET)
    steady = steady_from([each.middle for each in by_year(rows, lambda row: row.spent)])
    since = steady or max(1, found.years - 2)
    late = [row for row in rows if row.year >= since]
    awards = mean_from(rows, lambda row: row.awards, since)
    planned = planned_cost(found, late)
    running = sum(row.running for row in late)
    return Target(
        steady=steady,
        since=since,
        awards=awards,
        running=mean_from(rows, lambda row: row.running, since),
        spent=mean_from(rows, lambda row: row.spent, since),
        planned=planned,
        by_arithmetic=Cents(awards.middle * planned),
        employers=mean_from(rows, lambda row: row.employers, since),
        each=100 * running // max(1, sum(row.employers for row in late)),
        breaks=breaks(rows),
    )


def planned_cost(found: Years, rows: Sequence[YearRow]) -> Cents:
    """Mean cents of a new award to its end if nobody leaves early; some pupils study on."""
    awards = sum(row.awards for row in rows)
    planned = sum(row.planned_cost for row in rows)
    studying = share_of(
        Cents(sum(row.pupils for row in rows) * study_cost(found)),
        found.rates.share("goes_on_to_study"),
    )
    return Cents((planned + studying) // max(1, awards))


def study_cost(found: Years) -> Cents:
    """What the municipality pays a pupil who studies on, to the end, at the latest cap."""
    year = _year_of(found, Level.TERTIARY, found.rates.amount_of_student)
    return Cents(year * found.rates.years_of_study)


def breaks(rows: Sequence[YearRow]) -> tuple[int, ...]:
    """Share of histories in which a line is too short, in basis points of whole percents."""
    return tuple(
        100 * mean([100 * row.breaks for row in rows if row.year == year])
        for year in sorted({row.year for row in rows})
    )


def _sustained(found: Years, sum_: Cents, since: int) -> Sustained:
    rows = found.budget(sum_)
    planned = planned_cost(found, [row for row in rows if row.year >= since])
    return Sustained(
        sum=sum_,
        pupil_years=sum_ // year_at_cap(found, Level.SECONDARY),
        student_years=sum_ // year_at_cap(found, Level.TERTIARY),
        planned=planned,
        by_arithmetic=sum_ // planned if planned else 0,
        awards=mean_from(rows, lambda row: row.awards, since),
        running=mean_from(rows, lambda row: row.running, since),
        spent=mean_from(rows, lambda row: row.spent, since),
    )


def year_at_cap(found: Years, level: Level) -> Cents:
    """What a full school year at the cap costs, as the cap stands in the last simulated year."""
    return _year_of(found, level, PLENTY)


def _year_of(found: Years, level: Level, amount: Cents) -> Cents:
    month = years_later(found.on, found.years - 1).replace(day=1)
    paid = payment(level, amount, month, funded=True, policy=found.policy)
    return Cents(paid.municipality * found.policy.paid_months(level))


def _closing(found: Years) -> Closing:
    seeds = range(1, found.answer_seeds + 1)
    year, after = found.closes_in, min(found.closes_in + 1, found.years)
    closed = {(row.seed, row.year): row for row in found.of(PlanKind.CLOSING)}
    as_is = {(row.seed, row.year): row for row in found.of(PlanKind.AS_IT_IS)}
    return Closing(
        ended=band(
            closed[seed, year].ended_by_closing - as_is[seed, year].ended_by_closing
            for seed in seeds
        ),
        moved=band(closed[seed, year].moved - as_is[seed, year].moved for seed in seeds),
        awards_later=band(closed[seed, after].awards - as_is[seed, after].awards for seed in seeds),
        spent_later=band(closed[seed, after].spent - as_is[seed, after].spent for seed in seeds),
    )


def funnel(found: Years) -> Funnel:
    """What became of awards that ended."""
    rows = found.of(PlanKind.AS_IT_IS)
    completed = sum(row.completed - row.studying for row in rows)
    early = sum(row.dropped + row.gave_up + row.ended_by_closing for row in rows)
    return Funnel(
        ended=completed + early,
        completed=completed,
        employed=sum(row.employed for row in rows),
        after_30_days=sum(row.after_30_days for row in rows),
        after_a_year=sum(row.after_a_year for row in rows),
    )


def employers_for(found: Years, running: int) -> tuple[int, int]:
    """Fewest and most employers for so many running awards, at the usual number each."""
    most = found.rates.count("scholars_an_employer_most")
    least = found.rates.count("scholars_an_employer_least")
    return -(-running // most), -(-running // least)
