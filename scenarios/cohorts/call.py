"""The case of a later year's call: the dates of everything moved, the people as asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.domain import (
    Case,
    Employer,
    PositionPreference,
    ScholarPreference,
    Stay,
    StayKind,
    StayStatus,
)
from scenarios.cohorts.calendar import lines_later, school_year_later, years_later
from scenarios.cohorts.cohort import Applicant, scholar_of
from scenarios.cohorts.town import Town


def call_of(town: Town, years: int, applicants: Sequence[Applicant]) -> Case:
    """The call so many years after the case, with these applicants and every position.

    Running awards are not in it: they come off the lines as what they are really owed, repeated
    years, students and all. Nor are decisions of the officer, which name people of the case.
    """
    case = town.case
    return replace(
        case,
        on=years_later(case.on, years),
        school_year=school_year_later(case.school_year, years),
        goals=town.goals,
        budget=lines_later(case.budget, case.school_year, years),
        scholars=tuple(scholar_of(town, each) for each in applicants),
        employers=tuple(_employer(each, years) for each in case.employers),
        stays=tuple(stay for each in applicants for stay in _stays(town, each)),
        scholar_preferences=tuple(wish for each in applicants for wish in _wishes(town, each)),
        position_preferences=tuple(
            answer for each in applicants for answer in _answers(town, each)
        ),
        changes=(),
        running_awards=(),
        earlier_awards=(),
        decided=(),
        periods=(),
        host_places=(),
        stay_wishes=(),
    )


def _employer(employer: Employer, years: int) -> Employer:
    """The employer publishes its own call every year on the same day."""
    if employer.call_published_on is None:
        return employer
    return replace(employer, call_published_on=years_later(employer.call_published_on, years))


def _wishes(town: Town, applicant: Applicant) -> Iterator[ScholarPreference]:
    for wish in town.wishes.get(applicant.like, ()):
        yield replace(wish, scholar_id=applicant.scholar_id)


def _answers(town: Town, applicant: Applicant) -> Iterator[PositionPreference]:
    for answer in town.answers.get(applicant.like, ()):
        yield replace(answer, scholar_id=applicant.scholar_id)


def _stays(town: Town, applicant: Applicant) -> Iterator[Stay]:
    for stay in town.stays.get(applicant.like, ()):
        yield replace(
            stay,
            scholar_id=applicant.scholar_id,
            begins=years_later(stay.begins, applicant.since),
            until=years_later(stay.until, applicant.since),
        )
    for employer in applicant.met:
        day = years_later(town.case.on, applicant.since)
        yield Stay(
            scholar_id=applicant.scholar_id,
            employer_id=employer,
            begins=day,
            until=day,
            hours=town.policy.least_hours_of_stay,
            kind=StayKind.TRAINING,
            status=StayStatus.CONFIRMED,
        )
