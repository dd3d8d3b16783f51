"""What a parameter file may not say."""

from datetime import date

import pytest

from matching.contract import Certainty
from matching.errors import PolicyError
from matching.rules.book import book_from


def entry(**differs: str) -> str:
    """A parameter file with one entry, some of whose lines differ."""
    lines = {
        "unit": '"EUR/month"',
        "options": "[]",
        "from": "2019-09-01",
        "value": '"40.00"',
        "certainty": '"primary"',
    } | differs
    return (
        f'[cap]\ndescription = "Most a month."\nunit = {lines["unit"]}\n'
        f"options = {lines['options']}\n[[cap.values]]\nfrom = {lines['from']}\n"
        f'value = {lines["value"]}\nsource = "a law"\ncertainty = {lines["certainty"]}\n'
    )


def test_a_good_entry_is_read() -> None:
    dated = book_from([entry()]).parameters["cap"].on(date(2024, 10, 15))
    assert (dated.value, dated.begins, dated.certainty) == (
        40_00,
        date(2019, 9, 1),
        Certainty.PRIMARY,
    )


@pytest.mark.parametrize(
    ("unit", "value", "example"),
    [
        ("EUR/month", '"forty"', "40.00 (EUR/month)"),
        ("EUR/month", '"40.005"', "40.00 (EUR/month)"),
        ("EUR/month", '"-1.00"', "40.00 (EUR/month)"),
        ("EUR/month", '"100000.01"', "40.00 (EUR/month)"),
        ("percent", '"100.01"', "40.00 (percent)"),
        ("percent", '"-0.01"', "40.00 (percent)"),
        ("months", "13", "12 (months)"),
        ("months", '"ten"', "12 (months)"),
        ("month of the year", "0", "9 (month of the year)"),
        ("month of the year", "13", "9 (month of the year)"),
        ("month-day", '"06-31"', "06-30 (month-day)"),
        ("month-day", '"02-29"', "06-30 (month-day)"),
        ("month-day", '"6-30"', "06-30 (month-day)"),
        ("month-day", '"W26-1"', "06-30 (month-day)"),
        ("hours", '"-160"', "160 (hours)"),
        ("hours", '"160.5"', "160 (hours)"),
        ("firms", '"two"', "2 (firms)"),
        ("awards", '"1e2"', "100 (awards)"),
        ("yes/no", '"perhaps"', "yes | no"),
        ("list", '["a", "a"]', "a | b | c"),
        ("name", '""', "a name"),
    ],
)
def test_a_value_that_is_not_in_the_unit_is_refused_with_an_example(
    unit: str, value: str, example: str
) -> None:
    with pytest.raises(PolicyError) as refused:
        book_from([entry(unit=f'"{unit}"', value=value)])
    assert str(refused.value).startswith(f"parameter cap: expected {example}, found ")


@pytest.mark.parametrize(
    ("unit", "value"), [("choice", '"c"'), ("list", '["a", "c"]'), ("list", '"a | c"')]
)
def test_a_value_that_is_no_option_is_refused_with_the_options(unit: str, value: str) -> None:
    with pytest.raises(PolicyError, match=r"parameter cap: expected a \| b, found "):
        book_from([entry(unit=f'"{unit}"', options='["a", "b"]', value=value)])


def more_values(*begins: str) -> str:
    """The good entry with further values that begin on these days."""
    return entry() + "".join(
        f'[[cap.values]]\nfrom = {day}\nvalue = "50.00"\nsource = "a law"\ncertainty = "primary"\n'
        for day in begins
    )


def test_values_on_rising_days_are_read() -> None:
    assert len(book_from([more_values("2025-09-01")]).parameters["cap"].values) == 2


@pytest.mark.parametrize("begins", ["2019-09-01", "2019-08-31"])
def test_two_values_on_one_day_or_days_that_fall_are_refused(begins: str) -> None:
    with pytest.raises(PolicyError, match="parameter cap: dates must rise"):
        book_from([more_values(begins)])


def test_a_name_in_two_files_is_refused() -> None:
    with pytest.raises(PolicyError, match="parameter cap stands in two files"):
        book_from([entry(), entry()])


@pytest.mark.parametrize(
    "source",
    [entry(unit='"furlongs"'), entry(certainty='"rumoured"'), entry() + entry()],
    ids=["unknown unit", "unknown certainty", "a name twice in one file"],
)
def test_a_file_that_cannot_be_is_a_policy_error(source: str) -> None:
    with pytest.raises(PolicyError):
        book_from([source])
