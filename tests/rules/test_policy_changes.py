"""What a change of policy does: a new book, in force from day to day, the baseline untouched."""

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.contract import Certainty
from matching.domain import Level, PolicyChange
from matching.errors import PolicyError
from matching.rules.book import policy_book

A_DAY: Final = date(2024, 10, 15)


def change(parameter: str, value: str, begins: date, until: date | None = None) -> PolicyChange:
    return PolicyChange(parameter=parameter, value=value, begins=begins, until=until)


def test_a_change_counts_from_its_first_day_to_its_last() -> None:
    book = policy_book().with_changes(
        [change("cap_secondary", "45.00", date(2024, 2, 1), date(2024, 2, 29))]
    )
    caps = [
        book.on(day).cap(Level.SECONDARY, day)
        for day in (date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1))
    ]
    assert caps == [40_00, 45_00, 45_00, 40_00]


def test_of_two_changes_on_one_day_the_later_one_wins_whatever_its_dates() -> None:
    early = change("least_firms_visited", "3", date(2024, 1, 1))
    late = change("least_firms_visited", "1", date(2024, 6, 1), date(2024, 12, 31))
    after = date(2025, 1, 1)
    one = policy_book().with_changes([early, late])
    assert (one.on(A_DAY).least_firms_visited, one.on(after).least_firms_visited) == (1, 3)
    other = policy_book().with_changes([late, early])
    assert (other.on(A_DAY).least_firms_visited, other.on(after).least_firms_visited) == (3, 3)


def test_a_change_without_an_end_holds_against_later_values_of_the_book() -> None:
    book = policy_book().with_changes([change("cap_secondary", "45.00", date(2024, 1, 1))])
    day = date(2025, 9, 1)
    assert policy_book().on(day).cap(Level.SECONDARY, day) == 50_00
    assert book.on(day).cap(Level.SECONDARY, day) == 45_00


def test_a_change_says_that_it_is_one() -> None:
    book = policy_book().with_changes([change("share", "30.00", date(2024, 1, 1))])
    law = book.on(A_DAY).law("share")
    assert (law.since, law.source, law.certainty) == (
        date(2024, 1, 1),
        "change of the case",
        Certainty.ASSUMED,
    )


def test_an_unknown_parameter_is_named_with_the_nearest() -> None:
    with pytest.raises(PolicyError) as refused:
        policy_book().with_changes([change("cap_secundary", "45.00", A_DAY)])
    assert str(refused.value) == "unknown parameter cap_secundary (did you mean cap_secondary?)"


def test_an_unknown_parameter_like_no_other_is_named_alone() -> None:
    with pytest.raises(PolicyError) as refused:
        policy_book().with_changes([change("zzz", "45.00", A_DAY)])
    assert str(refused.value) == "unknown parameter zzz"


def test_a_change_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PolicyError, match="change of share: it ends before it begins"):
        policy_book().with_changes([change("share", "30.00", A_DAY, A_DAY - timedelta(1))])


def test_a_change_of_one_day_is_none_too_short() -> None:
    book = policy_book().with_changes([change("share", "30.00", A_DAY, A_DAY)])
    days = [A_DAY - timedelta(1), A_DAY, A_DAY + timedelta(1)]
    assert [book.on(day).share(day) for day in days] == [40_00, 30_00, 40_00]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("cap_secondary", "40 %"),
        ("share", "140.00"),
        ("mechanism_call", "lottery"),
        ("goals", "awards | fame"),
        ("goals", "awards | awards"),
        ("excluded_scholarships", "deficit | private"),
        ("employer_call_by", "30 June"),
        ("back_pay", "maybe"),
    ],
)
def test_a_change_in_the_wrong_unit_is_refused_before_anything_runs(
    parameter: str, value: str
) -> None:
    with pytest.raises(PolicyError, match=f"parameter {parameter}: expected "):
        policy_book().with_changes([change(parameter, value, A_DAY)])


CHANGES: Final = st.builds(
    lambda of, begins, days: change(
        of[0], of[1], begins, None if days is None else begins + timedelta(days)
    ),
    st.sampled_from(
        [
            ("cap_secondary", "45.00"),
            ("share", "30.00"),
            ("back_pay", "no"),
            ("least_firms_visited", "5"),
            ("deficit_occupations", "mizar"),
            ("goals", "awards | draw"),
            ("residence", "Šoštanj"),
        ]
    ),
    st.dates(date(2018, 1, 1), date(2030, 1, 1)),
    st.none() | st.integers(0, 2_000),
)


@given(st.lists(CHANGES, max_size=6))
def test_changes_give_a_new_book_and_leave_the_baseline_untouched(
    changes: list[PolicyChange],
) -> None:
    baseline = policy_book()
    before = dict(baseline.parameters)
    book = baseline.with_changes(changes)
    assert dict(baseline.parameters) == before
    assert set(book.parameters) == set(before)
    touched = {each.parameter for each in changes}
    assert {name for name in before if book.parameters[name] != before[name]} == touched


@given(st.lists(CHANGES, min_size=1, max_size=4), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_on_every_day_the_last_change_that_covers_it_counts_or_else_the_baseline(
    changes: list[PolicyChange], day: date
) -> None:
    book = policy_book().with_changes(changes)
    for parameter in book.parameters.values():
        covering = [
            each
            for each in changes
            if each.parameter == parameter.name and each.begins <= day <= (each.until or date.max)
        ]
        expected = (
            parameter.read(covering[-1].value)
            if covering
            else policy_book().parameters[parameter.name].on(day).value
        )
        assert parameter.on(day).value == expected
