"""What each rule on a stay says, at its edges."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from matching.contract import Verdict
from matching.domain import (
    Case,
    EmployerId,
    HostPlace,
    Level,
    Period,
    PeriodId,
    PolicyChange,
    Scholar,
    Stay,
    StayKind,
    StayStatus,
)
from matching.rotation.admissible import admissible_stays
from matching.rotation.calendar import last_day, window_of, working_days
from matching.rotation.desk import Desk, desk_of
from matching.rotation.rules import place_and_mentor
from matching.rules.book import policy_book
from matching.words import Lang, say
from tests.rotation.small import FITTER, PERIODS, small_case

POLICY: Final = policy_book().on(date(2024, 10, 15))
JULY: Final = PERIODS[1]
ROW: Final = HostPlace(
    employer_id=EmployerId("E-1"),
    period_id=JULY.period_id,
    occupation=FITTER,
    level=Level.SECONDARY,
    places=2,
    mentors=1,
)
PUPIL: Final = replace(
    small_case(0).scholars[0],
    level=Level.SECONDARY,
    occupation=FITTER,
    completes_on=date(2027, 6, 30),
    stays_wanted=3,
)


def one_pupil(
    *, pupil: Scholar = PUPIL, period: Period = JULY, stays: tuple[Stay, ...] = (), **change: str
) -> Case:
    """One pupil, one host with one row of places, one period."""
    return replace(
        small_case(0),
        scholars=(pupil,),
        periods=(period,),
        host_places=(replace(ROW, period_id=period.period_id),),
        stays=stays,
        stay_wishes=(),
        changes=tuple(
            PolicyChange(parameter=name, value=value, begins=date(2019, 9, 1))
            for name, value in change.items()
        ),
    )


def a_stay(employer: str, begins: date, until: date, hours: int = 160) -> Stay:
    return Stay(
        scholar_id=PUPIL.scholar_id,
        employer_id=EmployerId(employer),
        begins=begins,
        until=until,
        hours=hours,
        kind=StayKind.TRAINING,
        status=StayStatus.CONFIRMED,
    )


def desk(case: Case) -> Desk:
    return desk_of(case, policy_book())


def open_stays(case: Case) -> int:
    return len(admissible_stays(desk(case)).options)


def failed(case: Case) -> tuple[Verdict, ...]:
    return desk(case).spell(case.scholars[0], case.periods[0]).failed


def period(begins: date, until: date, *levels: Level) -> Period:
    return Period(
        period_id=PeriodId("T-9"),
        begins=begins,
        until=until,
        levels=levels or (Level.SECONDARY, Level.TERTIARY),
    )


def test_the_stay_that_all_these_break_may_be() -> None:
    assert open_stays(one_pupil()) == 1


@pytest.mark.parametrize(
    ("begins", "until", "days"),
    [
        (date(2024, 7, 1), date(2024, 7, 31), 23),
        (date(2024, 8, 1), date(2024, 8, 31), 21),
        (date(2024, 4, 27), date(2024, 5, 2), 2),
        (date(2024, 5, 4), date(2024, 5, 5), 0),
        (date(2024, 12, 24), date(2025, 1, 3), 5),
        (date(2024, 7, 2), date(2024, 7, 1), 0),
    ],
    ids=["July", "the Assumption falls away", "labour days", "a weekend", "new year", "nothing"],
)
def test_working_days_leave_out_weekends_and_slovene_holidays(
    begins: date, until: date, days: int
) -> None:
    assert working_days(begins, until) == days


@pytest.mark.parametrize(
    ("level", "completes", "begins", "last"),
    [
        (Level.SECONDARY, date(2027, 6, 30), date(2024, 7, 1), date(2024, 8, 31)),
        (Level.SECONDARY, date(2027, 6, 30), date(2024, 9, 1), date(2025, 8, 31)),
        (Level.SECONDARY, date(2025, 8, 31), date(2025, 3, 1), date(2025, 6, 30)),
        (Level.SECONDARY, date(2025, 8, 31), date(2024, 7, 1), date(2024, 8, 31)),
        (Level.TERTIARY, date(2027, 9, 30), date(2024, 9, 1), date(2024, 9, 30)),
        (Level.TERTIARY, date(2027, 9, 30), date(2024, 10, 1), date(2025, 9, 30)),
        (Level.TERTIARY, date(2025, 3, 15), date(2025, 2, 1), date(2025, 3, 15)),
    ],
    ids=[
        "a pupil by 31 August",
        "September is of the next school year",
        "a pupil of the last year by 30 June",
        "the summer before the last year is not of it",
        "a student by 30 September",
        "October is of the next year",
        "nobody stays after completing",
    ],
)
def test_the_school_calendar_ends_by_level_and_year(
    level: Level, completes: date, begins: date, last: date
) -> None:
    scholar = replace(PUPIL, level=level, completes_on=completes)
    assert last_day(scholar, begins, POLICY) == last


def test_a_period_that_runs_past_the_calendar_is_cut_to_what_is_before_it() -> None:
    span = period(date(2024, 8, 1), date(2024, 9, 15))
    window = window_of(span, PUPIL, date(2024, 1, 5), POLICY)
    assert (window.until, window.hours) == (date(2024, 8, 31), 168)


def test_a_period_that_has_begun_has_only_its_last_part_left() -> None:
    window = window_of(JULY, PUPIL, date(2024, 7, 10), POLICY)
    assert (window.begins, window.until, window.hours) == (
        date(2024, 7, 11),
        date(2024, 7, 31),
        120,
    )
    assert open_stays(replace(one_pupil(), rotation_on=date(2024, 7, 10))) == 0


def test_a_pupil_of_the_last_year_does_no_stay_in_its_summer() -> None:
    finishing = replace(PUPIL, completes_on=date(2024, 8, 31))
    (verdict, *_) = failed(one_pupil(pupil=finishing))
    assert verdict.rule == "inside_school_calendar"
    assert verdict.law is not None
    assert verdict.law.parameter == "stay_by_last_year_secondary"
    assert "by 30 June 2024" in say(verdict.because, Lang.EN)


def test_a_period_is_closed_to_other_levels() -> None:
    closed = one_pupil(period=period(date(2024, 7, 1), date(2024, 7, 31), Level.TERTIARY))
    assert [verdict.rule for verdict in failed(closed)] == ["period_open"]
    assert open_stays(closed) == 0


@pytest.mark.parametrize(("until", "stays"), [(date(2024, 7, 26), 1), (date(2024, 7, 25), 0)])
def test_twenty_working_days_hold_the_least_hours_and_nineteen_do_not(
    until: date, stays: int
) -> None:
    case = one_pupil(period=period(date(2024, 7, 1), until))
    assert open_stays(case) == stays
    assert [verdict.rule for verdict in failed(case)] == ["least_hours_fit"] * (1 - stays)


def test_shorter_days_or_longer_stays_close_a_month_of_twenty_three_days() -> None:
    assert open_stays(one_pupil(hours_a_day="6")) == 0
    assert open_stays(one_pupil(least_hours_of_stay="184")) == 1
    assert open_stays(one_pupil(least_hours_of_stay="185")) == 0


@pytest.mark.parametrize(("until", "stays"), [(date(2024, 6, 30), 1), (date(2024, 7, 1), 0)])
def test_a_stay_that_lasts_into_the_period_closes_it(until: date, stays: int) -> None:
    earlier = a_stay("E-2", date(2024, 1, 5), until)
    assert open_stays(one_pupil(stays=(earlier,))) == stays


def test_a_stay_that_starts_after_the_day_of_planning_is_not_seen() -> None:
    later = a_stay("E-1", date(2024, 1, 6), date(2024, 7, 31))
    assert open_stays(one_pupil(stays=(later,))) == 1


@pytest.mark.parametrize(("hours", "stays"), [(160, 0), (159, 1)])
def test_a_firm_at_which_a_whole_stay_is_done_is_closed(hours: int, stays: int) -> None:
    earlier = a_stay("E-1", date(2023, 7, 1), date(2023, 7, 31), hours)
    case = one_pupil(stays=(earlier,))
    assert open_stays(case) == stays
    assert desk(case).firm_verdict(PUPIL, EmployerId("E-1")).holds is bool(stays)


def test_a_whole_stay_at_one_unit_closes_the_other_units_of_the_firm() -> None:
    case = small_case(5)
    units = [employer.employer_id for employer in case.employers if employer.firm == "F-3"]
    earlier = a_stay("E-3", date(2023, 7, 1), date(2023, 7, 31))
    case = replace(case, scholars=(PUPIL,), stays=(earlier,))
    assert units == ["E-3", "E-4"]
    assert not any(desk(case).firm_verdict(PUPIL, unit).holds for unit in units)


def test_a_firm_may_be_visited_twice_where_policy_allows_it_and_then_counts_once() -> None:
    earlier = a_stay("E-1", date(2023, 7, 1), date(2023, 7, 31))
    allowed = one_pupil(stays=(earlier,), firm_twice="yes")
    (option,) = admissible_stays(desk(allowed)).options
    assert not option.fresh


@pytest.mark.parametrize(("places", "mentors", "holds"), [(1, 1, True), (2, 0, False)])
def test_a_place_needs_a_mentor(places: int, mentors: int, *, holds: bool) -> None:
    verdict = place_and_mentor(replace(ROW, places=places, mentors=mentors))
    assert verdict.holds is holds


def test_two_places_with_one_mentor_take_one_scholar() -> None:
    (place,) = admissible_stays(desk(one_pupil())).places
    assert place.room == 1


def test_a_host_without_the_occupation_says_so() -> None:
    case = replace(one_pupil(), host_places=())
    verdict = Desk(case=case, policy=POLICY, on=date(2024, 1, 5)).host_verdict(
        PUPIL, EmployerId("E-1")
    )
    assert not verdict.holds
    assert say(verdict.because, Lang.EN) == "the host has no verified place for monter"


@pytest.mark.parametrize(
    ("completes", "waived", "need"),
    [(date(2025, 6, 30), "yes", 0), (date(2025, 6, 30), "no", 2), (date(2026, 6, 30), "yes", 2)],
)
def test_no_firms_are_asked_in_the_last_school_year_where_that_is_waived(
    completes: date, waived: str, need: int
) -> None:
    pupil = replace(PUPIL, completes_on=completes)
    (seat,) = admissible_stays(
        desk(one_pupil(pupil=pupil, visits_waived_in_last_year=waived))
    ).seats
    assert seat.need == need


def test_earlier_stays_come_off_what_is_wanted_and_firms_met_off_what_is_needed() -> None:
    stays = (
        a_stay("E-1", date(2023, 7, 1), date(2023, 7, 31)),
        a_stay("E-2", date(2023, 8, 1), date(2023, 8, 31), hours=80),
    )
    (seat,) = admissible_stays(desk(one_pupil(stays=stays))).seats
    assert (seat.wanted, seat.need) == (1, 1)


def test_whoever_names_no_number_wants_as_many_stays_as_firms_are_asked() -> None:
    (seat,) = admissible_stays(desk(one_pupil(pupil=replace(PUPIL, stays_wanted=None)))).seats
    assert seat.wanted == 2
