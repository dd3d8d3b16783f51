"""No count of people below five is published, and none can be worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.report.table import Column, Kind, Measure, Table
from matching.words import Lang, say, text
from scenarios.council.few import FEWER, HIDDEN, LEAST, people, published, without_few
from scenarios.council.phrases import co_funded, new_awards, running_awards


@pytest.mark.parametrize("count", range(-4, 5))
def test_a_count_below_five_is_fewer_than_five(count: int) -> None:
    assert people(count) == FEWER


@pytest.mark.parametrize("count", [5, 6, -5, 104])
def test_a_count_of_five_and_more_stands_as_it_is(count: int) -> None:
    assert people(count) == count


def test_fewer_than_five_is_said_in_both_languages() -> None:
    assert say(FEWER, Lang.EN) == "fewer than 5"
    assert say(FEWER, Lang.SL) == "manj kot 5"


def test_the_only_hidden_part_of_a_sum_takes_the_next_smallest_with_it() -> None:
    assert published([3, 40, 7]) == (FEWER, 40, HIDDEN)


def test_two_hidden_parts_hide_each_other() -> None:
    assert published([3, 40, 2]) == (FEWER, 40, FEWER)


def test_hidden_parts_that_are_all_nothing_or_all_four_would_tell() -> None:
    assert published([0, 0, 9]) == (FEWER, FEWER, HIDDEN)
    assert published([4, 4, 9]) == (FEWER, FEWER, HIDDEN)


def test_parts_of_five_and_more_are_published() -> None:
    assert published([5, 40]) == (5, 40)


@given(st.lists(st.integers(0, 30), max_size=8))
def test_what_is_published_is_true_and_what_is_below_five_is_not_published(
    parts: list[int],
) -> None:
    for count, cell in zip(parts, published(parts), strict=True):
        assert cell == count or cell in (FEWER, HIDDEN)
        assert (cell == FEWER) == (count < LEAST)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=8))
def test_nobody_works_out_the_only_hidden_count_from_the_sum(parts: list[int]) -> None:
    assert sum(not isinstance(cell, int) for cell in published(parts)) != 1


def test_a_table_hides_few_people_and_keeps_money_and_words() -> None:
    table = Table(
        name="t",
        title=text("Awards"),
        columns=(
            Column(text("Level")),
            Column(text("Awards"), Kind.INT, total=True),
            Column(text("Amount"), Kind.EUR, total=True),
        ),
        rows=(("a", 3, 100), ("b", 12, 3), ("c", Measure(2, Kind.INT), Measure(2, Kind.EUR))),
    )
    hidden = without_few(table)
    assert hidden.rows == (
        ("a", FEWER, 100),
        ("b", 12, 3),
        ("c", FEWER, Measure(2, Kind.EUR)),
    )
    assert [column.total for column in hidden.columns] == [False, False, True]


def test_phrases_count_in_four_forms_and_never_below_five() -> None:
    assert [say(co_funded(n), Lang.SL) for n in (4, 5, 101, 102, 103)] == [
        "manj kot 5 štipendij s sofinanciranjem",
        "5 štipendij s sofinanciranjem",
        "101 štipendijo s sofinanciranjem",
        "102 štipendiji s sofinanciranjem",
        "103 štipendije s sofinanciranjem",
    ]
    assert say(new_awards(0), Lang.EN) == "fewer than 5 new awards"
    assert say(running_awards(241), Lang.EN) == "241 running awards"
