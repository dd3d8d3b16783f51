"""The end of a school year: repeat it, complete, study on, take a job."""

from dataclasses import dataclass, replace

import numpy as np

from matching.money import WHOLE
from matching.rules.policy import Policy
from scenarios.cohorts.awards import Awards
from scenarios.cohorts.chance import Luck, Purpose
from scenarios.cohorts.events import Course
from scenarios.cohorts.purse import Purse
from scenarios.cohorts.rates import PUPIL, Rates
from scenarios.cohorts.start import as_students


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Of those who completed: jobs taken at an employer of the scheme, and who stays."""

    employed: int
    after_30_days: int
    after_a_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEnd:
    """Who goes on after a school year, and what became of those who completed it."""

    awards: Awards
    completed: int
    studying: int
    repeating: int
    work: Work


def year_end(purse: Purse, luck: Luck, course: Course, next_policy: Policy) -> YearEnd:
    """Repeat the year, complete, study on, or take a job.

    Whoever repeats is paid nothing in the next school year and completes a year later; nobody
    repeats two years one after the other.
    """
    rates = purse.town.rates
    awards = course.awards.only(course.goes_on)
    shares = rates.by_level("repeats_year")[awards.level]
    repeats = luck.happens(Purpose.REPEATS, awards.key, shares) & (awards.rests_in != luck.year)
    completes = (awards.last_year == luck.year) & ~repeats
    studies = (
        completes
        & (awards.level == PUPIL)
        & luck.happens(Purpose.STUDIES, awards.key, rates.share("goes_on_to_study"))
    )
    slower = replace(
        awards,
        last_year=awards.last_year + repeats,
        rests_in=np.where(repeats, luck.year + 1, awards.rests_in),
    )
    students = as_students(purse, awards.only(studies), luck.year + 1, next_policy)
    free = awards.only(completes & ~studies)
    return YearEnd(
        awards=slower.only(~completes).and_(students),
        completed=int(completes.sum()),
        studying=int(studies.sum()),
        repeating=int(repeats.sum()),
        work=_at_work(rates, luck, free),
    )


def _at_work(rates: Rates, luck: Luck, free: Awards) -> Work:
    """Who is still employed after a year was so after 30 days: one number decides both."""
    job = luck.happens(Purpose.TAKES_JOB, free.key, rates.share("takes_job"))
    stays = luck.one_of(Purpose.STAYS, free.key, WHOLE)
    return Work(
        employed=int(job.sum()),
        after_30_days=int((job & (stays < rates.share("employed_after_30_days"))).sum()),
        after_a_year=int((job & (stays < rates.share("employed_after_a_year"))).sum()),
    )
