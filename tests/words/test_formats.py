"""Numbers, amounts, days and shares as each language writes them."""

from datetime import date

import pytest

from matching.words import Lang, day, eur, month, number, points, say, share, text


@pytest.mark.parametrize(
    ("cents", "slovene", "english"),
    [
        (0, "0,00 EUR", "0.00 EUR"),
        (5, "0,05 EUR", "0.05 EUR"),
        (123_450, "1.234,50 EUR", "1,234.50 EUR"),
        (99_999, "999,99 EUR", "999.99 EUR"),
        (100_000_000, "1.000.000,00 EUR", "1,000,000.00 EUR"),
        (-5, "-0,05 EUR", "-0.05 EUR"),
        (-123_450, "-1.234,50 EUR", "-1,234.50 EUR"),
    ],
)
def test_amounts_are_written_to_the_cent(cents: int, slovene: str, english: str) -> None:
    assert eur(cents, Lang.SL) == slovene
    assert eur(cents, Lang.EN) == english


@pytest.mark.parametrize(
    ("value", "slovene", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_000, "1.000", "1,000"),
        (-1_234_567, "-1.234.567", "-1,234,567"),
    ],
)
def test_whole_numbers_are_grouped_by_thousands(value: int, slovene: str, english: str) -> None:
    assert number(value, Lang.SL) == slovene
    assert number(value, Lang.EN) == english


@pytest.mark.parametrize(
    ("hundredths", "slovene", "english"),
    [
        (0, "0", "0"),
        (1, "0,01", "0.01"),
        (1_000, "10", "10"),
        (1_250, "12,5", "12.5"),
        (1_205, "12,05", "12.05"),
        (716_650, "7.166,5", "7,166.5"),
        (100_000, "1.000", "1,000"),
        (-50, "-0,5", "-0.5"),
        (-1_000, "-10", "-10"),
    ],
)
def test_points_lose_only_needless_zeros(hundredths: int, slovene: str, english: str) -> None:
    assert points(hundredths, Lang.SL) == slovene
    assert points(hundredths, Lang.EN) == english


@pytest.mark.parametrize(
    ("basis_points", "slovene", "english"),
    [
        (0, "0 %", "0 %"),
        (4_000, "40 %", "40 %"),
        (3_333, "33,33 %", "33.33 %"),
        (10_000, "100 %", "100 %"),
        (-250, "-2,5 %", "-2.5 %"),
    ],
)
def test_shares_are_percentages(basis_points: int, slovene: str, english: str) -> None:
    assert share(basis_points, Lang.SL) == slovene
    assert share(basis_points, Lang.EN) == english


def test_days_are_written_as_the_language_does() -> None:
    assert day(date(2026, 9, 1), Lang.SL) == "1. 9. 2026"
    assert day(date(2026, 9, 1), Lang.EN) == "1 September 2026"
    assert day(date(2024, 2, 29), Lang.SL) == "29. 2. 2024"


def test_months_are_written_as_the_language_does() -> None:
    assert month(date(2026, 12, 1), Lang.SL) == "12/2026"
    assert month(date(2026, 1, 1), Lang.EN) == "January 2026"


def test_marks_use_the_formats_of_the_language() -> None:
    facts = text(
        "{n} {amount:eur} {day:day} {month:month} {share:share} {points:points}",
        n=1_200,
        amount=123_450,
        day=date(2026, 9, 1),
        month=date(2026, 9, 1),
        share=4_000,
        points=1_250,
    )
    assert say(facts, Lang.SL) == "1.200 1.234,50 EUR 1. 9. 2026 9/2026 40 % 12,5"
    assert say(facts, Lang.EN) == "1,200 1,234.50 EUR 1 September 2026 September 2026 40 % 12.5"
