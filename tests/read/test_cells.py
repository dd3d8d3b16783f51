"""What single cells mean."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.money import plain
from matching.tables import kinds, values
from matching.tables.catalog_call import OCCUPATIONS
from matching.tables.delimited import guard, read_delimited
from matching.words import Lang

SETTINGS: Final = settings(deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("150", 15_000),
        ("150,5", 15_050),
        ("150.50", 15_050),
        ("1.234,50", 123_450),
        ("1,234.50", 123_450),
        ("1 234,50 EUR", 123_450),
        ("1\u00a0234,50\u00a0€", 123_450),
        ("1.234", 123_400),
        ("1,234", 123_400),
        ("1.234.567", 123_456_700),
        ("0,01", 1),
        ("007", 700),
    ],
)
def test_an_amount_is_read_in_every_usual_spelling(cell: str, cents: int) -> None:
    assert values.read_amount(cell) == cents


@pytest.mark.parametrize(
    "cell",
    ["0.125", "1.23.4", "1,2,3", "1.2345", "12.34,5", "-1", "+1", "1e3", "1.", ".5", "٣", "EUR"],
)
def test_an_amount_that_could_mean_two_things_or_none_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        values.read_amount(cell)


@pytest.mark.parametrize(
    "cell", ["2026-09-01", "1. 9. 2026", "1.9.2026", "01.09.2026", "1. 9.2026"]
)
def test_a_day_is_read_in_every_usual_spelling(cell: str) -> None:
    assert values.read_day(cell) == date(2026, 9, 1)


@pytest.mark.parametrize(
    "cell", ["2026-9-1", "9/1/2026", "1.9.26", "2026-02-29", "1. 9.", "1949-12-31"]
)
def test_a_day_that_is_none_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        values.read_day(cell)


@pytest.mark.parametrize(
    ("cell", "yes"),
    [("da", True), ("NE", False), ("Yes", True), ("no", False), ("TRUE", True), ("0", False)],
)
def test_yes_and_no_are_words_of_both_languages(cell: str, yes: bool) -> None:
    assert kinds.YES_NO.read(cell) is yes


@pytest.mark.parametrize(
    "cell", ["deficit|zois", "zois+deficit", "Zoisova, deficitarna", "zois deficit"]
)
def test_a_set_is_read_with_every_mark_between_and_in_any_order(cell: str) -> None:
    assert kinds.SCHOLARSHIPS.read(cell) == ("deficit", "zois")


def test_a_school_year_has_two_years_in_a_row() -> None:
    assert values.read_school_year(" 2099/00 ") == "2099/00"
    with pytest.raises(ValueError, match="2024/26"):
        values.read_school_year("2024/26")


def test_a_mark_keeps_its_zeros_and_loses_the_spaces_around() -> None:
    assert values.read_line(" 007 ") == "007"


def test_an_accent_put_on_afterwards_is_the_same_letter() -> None:
    assert values.read_line("Sˇ".replace("ˇ", "\u030c") + "-1") == "Š-1"


@SETTINGS
@given(st.integers(0, 10**14 - 1), st.sampled_from(Lang))
def test_every_amount_is_read_back(cents: int, lang: Lang) -> None:
    assert values.read_amount(values.write_decimal(cents, lang)) == cents
    assert plain(cents) == values.write_decimal(cents, Lang.EN)


@SETTINGS
@given(st.dates(date(1950, 1, 1), date(2149, 12, 31)), st.sampled_from(Lang))
def test_every_day_is_read_back(day: date, lang: Lang) -> None:
    assert values.read_day(values.write_day(day, lang)) == day


@SETTINGS
@given(st.text(alphabet="'=+-@a\t", min_size=1, max_size=6))
def test_the_apostrophe_before_a_formula_is_lost_again_and_no_other(mark: str) -> None:
    cell = guard(mark)
    assert not cell.startswith(("=", "+", "-", "@", "\t"))
    sheet, faults = read_delimited(OCCUPATIONS, f"occupation\n{cell}\n".encode())
    assert faults == []
    assert sheet is None or sheet.columns == ((mark,),) or not mark.strip()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("occupation\nmehanik\n".encode("utf-16"), "utf16"),
        ("occupation\nmehanik\n".encode("utf-16-be"), "utf16"),
        ("occupation\nž".encode() + "\nž".encode("cp1250"), "mixed_encoding"),
        ("\ufeffoccupation\n".encode() + "ž".encode("cp1250"), "mixed_encoding"),
        (b"occupation\n\x81", "encoding"),
        (b"occupation\n\0", "nul"),
        ("occupation\n\ufeffa".encode(), "bom"),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, kind: str) -> None:
    sheet, (fault,) = read_delimited(OCCUPATIONS, data)
    assert sheet is None
    assert fault.kind == kind
    assert fault.row in (None, 2, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_text_file_is_read(encoding: str, mark: str, end: str) -> None:
    lines = ["poklic|raven|skupina", "krovec – žičničar|dijak|čšž"]
    sheet, faults = read_delimited(OCCUPATIONS, end.join(lines).replace("|", mark).encode(encoding))
    assert faults == []
    assert sheet is not None
    assert sheet.columns == (("krovec – žičničar",), ("dijak",), ("čšž",))
