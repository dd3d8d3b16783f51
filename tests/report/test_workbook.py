"""The workbook, read back: the same numbers as the tables, and no formula from the data."""

import re
import zipfile
from pathlib import Path

from python_calamine import CalamineWorkbook

from matching.words import Lang, say
from tests.report.conftest import Matched


def test_the_summary_comes_first_and_every_table_has_a_sheet(english: Path, slovene: Path) -> None:
    sheets = CalamineWorkbook.from_path(english / "report.xlsx").sheet_names
    assert sheets[:3] == ["Summary", "Awards", "Without a scholarship"]
    assert "Today's practice" in sheets
    slovene_sheets = CalamineWorkbook.from_path(slovene / "report.xlsx").sheet_names
    assert slovene_sheets[:3] == ["Povzetek", "Štipendije", "Brez štipendije"]
    assert len(sheets) == len(slovene_sheets)
    assert set(sheets).isdisjoint(slovene_sheets)


def test_the_schedule_and_its_totals_are_those_of_the_outcome(call: Matched, english: Path) -> None:
    sheet = CalamineWorkbook.from_path(english / "report.xlsx").get_sheet_by_name(
        "Payment schedule"
    )
    head, *rows, total = sheet.to_python()
    amount, municipality = head.index("Amount"), head.index("Municipality pays")
    ledger = sorted(call.outcome.ledger, key=lambda row: (row.month, row.scholar_id))
    assert [row[amount] for row in rows] == [each.amount / 100 for each in ledger]
    assert total[amount] == sum(each.amount for each in ledger) / 100
    assert total[municipality] == sum(each.municipality for each in ledger) / 100
    assert [row[0] for row in rows] == [each.month for each in ledger]


def test_totals_are_formulas_and_nothing_else_is(english: Path) -> None:
    with zipfile.ZipFile(english / "report.xlsx") as package:
        sheets = [
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith("xl/worksheets/")
        ]
    formulas = [part.split("</f>")[0] for sheet in sheets for part in sheet.split("<f>")[1:]]
    assert formulas
    assert all(formula.startswith("SUBTOTAL(109,") for formula in formulas)


def test_levels_have_their_award_rate_as_a_share_of_one(call: Matched, english: Path) -> None:
    sheet = CalamineWorkbook.from_path(english / "report.xlsx").get_sheet_by_name("Levels")
    head, *rows = sheet.to_python()
    rates = [row[head.index("Award rate")] for row in rows if row[0] != "together"]
    expected = [
        round(100 * level.co_funded / level.applicants) / 100 for level in call.outcome.levels
    ]
    assert rates == expected


def test_a_completion_has_a_workbook_without_money(completion: Matched, tmp_path: Path) -> None:
    completion.report(tmp_path, Lang.EN)
    book = CalamineWorkbook.from_path(tmp_path / "report.xlsx")
    assert book.sheet_names[:2] == ["Summary", "Jobs"]
    assert "Budget lines" not in book.sheet_names
    jobs = book.get_sheet_by_name("Jobs").to_python()
    assert len(jobs) == 1 + len(completion.outcome.awards)


def test_rows_are_as_high_as_their_words_need(call: Matched, english: Path) -> None:
    with zipfile.ZipFile(english / "report.xlsx") as package:
        names = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        unmatched = package.read(names[2]).decode()
    heights = dict(re.findall(r'<row r="(\d+)"[^>]* ht="(\d+)"', unmatched))
    long = [len(say(reason.because, Lang.EN)) > 120 for reason in call.explanation.reasons]
    assert any(long)
    assert max(map(int, heights.values())) >= 45
