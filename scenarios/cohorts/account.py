"""The account of a history: a row a school year, a row a month."""

import numpy as np

from matching.domain import Level
from matching.solver.problem import IntArray
from scenarios.cohorts.awards import SCHOOL_YEAR
from scenarios.cohorts.calendar import school_year_later
from scenarios.cohorts.chance import Luck
from scenarios.cohorts.plan import Plan
from scenarios.cohorts.purse import Purse
from scenarios.cohorts.round import Offer
from scenarios.cohorts.rows import MonthRow, YearRow
from scenarios.cohorts.standing import Year
from scenarios.cohorts.town import Town


def year_row(purse: Purse, plan: Plan, luck: Luck, year: Year) -> YearRow:
    """The row of a school year; what is spent of its lines is known only in the end."""
    before, since = year.before, luck.year - purse.town.first_year
    call, went, end = year.call, year.course, year.end
    amounts = np.array(purse.amounts, dtype=np.int64)[year.awards.amount]
    spent = int(year.paid.sum())
    at_each = np.bincount(year.awards.employer, minlength=len(before.there))
    return YearRow(
        scenario=plan.scenario,
        plan=plan.name,
        seed=luck.seed,
        year=since + 1,
        school_year=school_year_later(purse.town.case.school_year, since),
        applicants=len(call.applicants),
        waited=len(before.waiting),
        too_few_visits=len(call.too_few_visits),
        offers=len(call.accepted) + len(call.declined),
        awards=len(call.accepted),
        planned_cost=sum(offer.public_cost for offer in call.accepted),
        pupils=sum(_is_pupil(purse.town, offer) for offer in call.accepted),
        running=len(year.awards),
        resting=int((year.awards.rests_in == luck.year).sum()),
        limit=sum(line.limit for line in call.lines) if call.lines else None,
        committed=sum(line.running for line in call.lines),
        breaks=call.breaks,
        line_spent=0,
        spent=spent,
        employers_paid=int((amounts[:, None] * year.due).sum()) - spent,
        completed=end.completed,
        studying=end.studying,
        repeating=end.repeating,
        dropped=int(went.dropped.sum()),
        gave_up=int(went.gave_up.sum()),
        ended_by_closing=int(went.lost_employer.sum()),
        moved=int(went.moved.sum()),
        closed=int(year.closing.closes.sum()),
        employed=end.work.employed,
        after_30_days=end.work.after_30_days,
        after_a_year=end.work.after_a_year,
        employers_there=int(before.there.sum()),
        employers=int((at_each > 0).sum()),
        most_at_one=int(at_each.max(initial=0)),
    )


def _is_pupil(town: Town, offer: Offer) -> bool:
    return town.positions[offer.position_id].level is Level.SECONDARY


def month_rows(
    purse: Purse, plan: Plan, seed: int, paid: IntArray, awards_paid: IntArray
) -> tuple[MonthRow, ...]:
    """Every month from the first of the first school year to the last of the last.

    Parameters
    ----------
    paid : municipal cents by level, group and month; ``awards_paid`` awards by month.
    """
    town = purse.town
    spent = paid.sum(axis=(0, 1))
    first = (town.first_year - purse.base) * SCHOOL_YEAR + int(town.first_month.min()) - 1
    last = (
        (town.first_year + town.years - purse.base) * SCHOOL_YEAR + int(town.first_month.max()) - 1
    )
    return tuple(
        MonthRow(
            scenario=plan.scenario,
            plan=plan.name,
            seed=seed,
            month=purse.month(number),
            paid=int(awards_paid[number]),
            spent=int(spent[number]),
        )
        for number in range(first, last)
    )
