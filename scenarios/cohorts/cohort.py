"""Who applies in a year: people like those of the case, and those who wait since earlier calls."""

from dataclasses import dataclass, replace
from datetime import date

from matching.domain import EmployerId, Scholar, ScholarId
from matching.months import school_year_of
from scenarios.cohorts.calendar import years_later
from scenarios.cohorts.chance import Luck, Purpose, keys_of
from scenarios.cohorts.town import Town

NUMBERS = 2**40
"""Application numbers are drawn from so many: no two are alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Someone who applies.

    Parameters
    ----------
    like : the scholar of the case whose programme, points, wishes and stays it has.
    since : years after the case in which the first application was made.
    number : of the application; drawn, so that two stand the same way round in every scenario.
    met : employers met while waiting.
    """

    scholar_id: ScholarId
    like: ScholarId
    since: int
    number: int
    met: tuple[EmployerId, ...] = ()


def newcomers(town: Town, luck: Luck) -> tuple[Applicant, ...]:
    """People who apply for the first time: each scholar of the case comes 0, 1, 2, ... times."""
    since = luck.year - town.first_year
    often = luck.copies(town.people)
    people = [
        (scholar.scholar_id, ScholarId(f"{scholar.scholar_id}/{since + 1}/{no + 1}"))
        for scholar, times in zip(town.case.scholars, often, strict=True)
        for no in range(times)
    ]
    numbers = luck.one_of(Purpose.ORDER, keys_of(own for _, own in people), NUMBERS)
    return tuple(
        Applicant(scholar_id=own, like=like, since=since, number=int(number))
        for (like, own), number in zip(people, numbers, strict=True)
    )


def scholar_of(town: Town, applicant: Applicant) -> Scholar:
    """The scholar of the case with the dates of the applicant's own years."""
    like = town.scholars[applicant.like]
    return replace(
        like,
        scholar_id=applicant.scholar_id,
        completes_on=completes_on(town, applicant),
        adult_on=years_later(like.adult_on, applicant.since) if like.adult_on else None,
    )


def completes_on(town: Town, applicant: Applicant) -> date:
    """When the programme of an applicant ends."""
    return years_later(town.scholars[applicant.like].completes_on, applicant.since)


def last_year(town: Town, applicant: Applicant) -> int:
    """Calendar year in which the applicant's last school year begins."""
    level = town.scholars[applicant.like].level
    return school_year_of(completes_on(town, applicant), town.policy.first_month(level))


def after_waiting(town: Town, applicant: Applicant) -> Applicant:
    """The applicant a year later, who met the best wished employers not met so far."""
    met = {stay.employer_id for stay in town.stays.get(applicant.like, ())} | {*applicant.met}
    wished = sorted(
        (wish for wish in town.wishes.get(applicant.like, ()) if wish.rank is not None),
        key=lambda wish: (wish.rank, wish.position_id),
    )
    new: list[EmployerId] = []
    for wish in wished:
        employer = town.positions[wish.position_id].employer_id
        if employer not in met and employer not in new:
            new.append(employer)
    firms = town.rates.count("firms_met_while_waiting")
    return replace(applicant, met=(*applicant.met, *new[:firms]))
