"""One history: year after year a call, its match, and what becomes of the awards."""

from dataclasses import dataclass, replace

import numpy as np

from scenarios.cohorts.account import month_rows, year_row
from scenarios.cohorts.awards import SCHOOL_YEAR
from scenarios.cohorts.calendar import lines_later, years_later
from scenarios.cohorts.called import at_most, call, wait
from scenarios.cohorts.chance import Luck
from scenarios.cohorts.cohort import newcomers
from scenarios.cohorts.events import closings, course, there_next
from scenarios.cohorts.judged import Bench
from scenarios.cohorts.plan import Plan
from scenarios.cohorts.purse import Purse
from scenarios.cohorts.rates import Rates
from scenarios.cohorts.rows import History, YearRow
from scenarios.cohorts.standing import Standing, Year
from scenarios.cohorts.start import new_awards, of_the_case
from scenarios.cohorts.town import Town
from scenarios.cohorts.year_end import year_end


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What every history of a plan shares: prices and lines, and what the rules said so far."""

    plan: Plan
    purse: Purse
    bench: Bench


def stage_of(plan: Plan, years: int) -> Stage:
    """The stage on which a plan's histories of so many years play."""
    rates = Rates(book=plan.rates, day=plan.case.on)
    book = plan.book.with_changes(plan.case.changes)
    town = Town(case=plan.case, book=book, rates=rates, years=years, goals=plan.goals)
    return Stage(plan=plan, purse=Purse(town=town), bench=Bench(town=town))


def simulate(stage: Stage, seed: int) -> History:
    """The history of a plan under a seed."""
    purse, town = stage.purse, stage.purse.town
    before = _beginning(purse)
    rows: list[tuple[YearRow, Year]] = []
    for begins in range(town.first_year, town.first_year + town.years):
        luck = Luck(seed=seed, year=begins)
        year = _year(stage, luck, before)
        rows.append((year_row(purse, stage.plan, luck, year), year))
        before = _after(purse, luck, year)
    final = before.paid + purse.committed(before.awards, town.first_year + town.years)
    return History(
        years=tuple(
            replace(row, line_spent=sum(int(final[purse.on(line)].sum()) for line in year.budget))
            for row, year in rows
        ),
        months=month_rows(purse, stage.plan, seed, before.paid, before.awards_paid),
    )


def _beginning(purse: Purse) -> Standing:
    """Before the first call: the running awards of the case, and what they were paid so far."""
    town = purse.town
    awards = of_the_case(purse)
    paid = purse.nothing
    for year in range(purse.base - 1, town.first_year):
        paid += purse.spread(awards, purse.paid(awards, awards.due(year), year), year)
    return Standing(
        awards=awards.only(awards.last_year >= town.first_year),
        waiting=(),
        there=np.ones(len(town.employer_ids), dtype=np.bool_),
        paid=paid,
        awards_paid=np.zeros(purse.months, dtype=np.int64),
    )


def _year(stage: Stage, luck: Luck, before: Standing) -> Year:
    purse, town = stage.purse, stage.purse.town
    since = luck.year - town.first_year
    budget = lines_later(town.case.budget, town.case.school_year, since)
    owed = before.paid + purse.committed(before.awards, luck.year)
    offered = call(
        stage.bench,
        luck,
        (*before.waiting, *newcomers(town, luck)),
        before.there,
        tuple(purse.left(line, owed) for line in budget),
        binds=stage.plan.binds,
    )
    called = at_most(town, stage.plan.most, offered)
    awards = before.awards.and_(new_awards(purse, since, called.applicants, called.accepted))
    closing = closings(town, luck, before.there, _forced(town, stage.plan))
    went = course(town, luck, awards, before.there, closing)
    due = awards.due(luck.year) & (np.arange(SCHOOL_YEAR) < went.stops[:, None])
    return Year(
        before=before,
        budget=budget,
        call=called,
        awards=awards,
        closing=closing,
        course=went,
        due=due,
        paid=purse.paid(awards, due, luck.year),
        end=year_end(purse, luck, went, town.book.on(years_later(town.case.on, since + 1))),
    )


def _forced(town: Town, plan: Plan) -> tuple[int, int] | None:
    """The employer that the plan closes, by its index, and in which school year."""
    if plan.closes is None:
        return None
    employer, year = plan.closes
    return town.employer_at[employer], town.first_year + year - 1


def _after(purse: Purse, luck: Luck, year: Year) -> Standing:
    town, before = purse.town, year.before
    awards_paid = before.awards_paid.copy()
    np.add.at(awards_paid, purse.months_of(year.awards.level, luck.year), year.due)
    return Standing(
        awards=year.end.awards,
        waiting=wait(town, luck, year.call),
        there=there_next(town, luck, before.there, year.closing.closes),
        paid=before.paid + purse.spread(year.awards, year.paid, luck.year),
        awards_paid=awards_paid,
    )
