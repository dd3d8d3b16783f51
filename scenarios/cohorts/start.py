"""Where awards come from: those that run already, those of a call, those of a new student."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from matching.domain import RunningAward
from matching.months import first_of, months_into_school_year, school_year_of
from matching.rules.policy import Policy
from matching.solver.problem import LEVELS, IntArray
from scenarios.cohorts.awards import NEVER, SCHOOL_YEAR, Awards
from scenarios.cohorts.calendar import years_later
from scenarios.cohorts.chance import keys_of
from scenarios.cohorts.cohort import Applicant, completes_on
from scenarios.cohorts.purse import Purse
from scenarios.cohorts.rates import STUDENT
from scenarios.cohorts.round import Offer


def of_the_case(purse: Purse) -> Awards:
    """The running awards of the case."""
    town = purse.town
    return awards_of(
        purse, [(award, town.book.on(award.paid_from)) for award in town.case.running_awards]
    )


def new_awards(
    purse: Purse, since: int, applicants: Iterable[Applicant], offers: Iterable[Offer]
) -> Awards:
    """The awards that a call begins so many years after the case."""
    town = purse.town
    day = years_later(town.case.on, since)
    policy = town.book.on(day)
    own = {applicant.scholar_id: applicant for applicant in applicants}

    def running(offer: Offer) -> RunningAward:
        position = town.positions[offer.position_id]
        begins = date(town.first_year + since, policy.first_month(position.level), 1)
        return RunningAward(
            scholar_id=offer.scholar_id,
            employer_id=position.employer_id,
            occupation=position.occupation,
            level=position.level,
            monthly_amount=position.monthly_amount,
            paid_from=begins if policy.back_pay else max(begins, first_of(day)),
            completes_on=completes_on(town, own[offer.scholar_id]),
        )

    return awards_of(purse, [(running(offer), policy) for offer in offers])


def awards_of(purse: Purse, running: Sequence[tuple[RunningAward, Policy]]) -> Awards:
    """Awards as arrays, each under the policy of the day of its award."""
    town = purse.town
    first = [policy.first_month(award.level) for award, policy in running]
    spans = [(award.paid_from, first_of(award.completes_on)) for award, _ in running]
    return Awards(
        key=keys_of(award.scholar_id for award, _ in running),
        employer=_ints(town.employer_at[award.employer_id] for award, _ in running),
        occupation=_ints(town.occupations.index(award.occupation) for award, _ in running),
        level=_ints(LEVELS.index(award.level) for award, _ in running),
        amount=_ints(purse.amounts.index(award.monthly_amount) for award, _ in running),
        first_year=_ints(
            school_year_of(begins, month) for (begins, _), month in zip(spans, first, strict=True)
        ),
        last_year=_ints(
            school_year_of(ends, month) for (_, ends), month in zip(spans, first, strict=True)
        ),
        from_month=_ints(
            months_into_school_year(begins, month)
            for (begins, _), month in zip(spans, first, strict=True)
        ),
        until_month=_ints(
            months_into_school_year(ends, month)
            for (_, ends), month in zip(spans, first, strict=True)
        ),
        months=_ints(policy.paid_months(award.level) for award, policy in running),
        last_months=_ints(
            policy.paid_months_in_last_year(award.level) for award, policy in running
        ),
        rests_in=np.full(len(running), NEVER, dtype=np.int64),
        funded=np.array(
            [award.occupation in policy.deficit_occupations for award, policy in running],
            dtype=np.bool_,
        ),
    )


def as_students(purse: Purse, pupils: Awards, year: int, policy: Policy) -> Awards:
    """Awards of pupils who begin to study in a school year and keep the award.

    From then on they are paid as students: amount, school year and cap are those of the level.
    """
    town = purse.town
    student = LEVELS[STUDENT]
    return replace(
        pupils,
        level=np.full_like(pupils.level, STUDENT),
        amount=np.full_like(pupils.amount, purse.amounts.index(town.rates.amount_of_student)),
        first_year=np.full_like(pupils.first_year, year),
        last_year=np.full_like(pupils.last_year, year + town.rates.years_of_study - 1),
        from_month=np.zeros_like(pupils.from_month),
        until_month=np.full_like(pupils.until_month, SCHOOL_YEAR - 1),
        months=np.full_like(pupils.months, policy.paid_months(student)),
        last_months=np.full_like(pupils.last_months, policy.paid_months_in_last_year(student)),
        rests_in=np.full_like(pupils.rests_in, NEVER),
    )


def _ints(values: Iterable[int]) -> IntArray:
    return np.fromiter(values, dtype=np.int64)
