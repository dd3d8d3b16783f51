"""A stranger's own Excel file: template, preview, match, report for the council."""

from pathlib import Path

import pytest

from matching.words import Lang, say, text
from tests.pages.conftest import Visits
from tests.pages.visitor import PHONE, Visitor, plain
from tests.pages.workbooks import filled_in


def template_of(visitor: Visitor, folder: Path) -> Path:
    download = visitor.take(visitor.page.locator("a[href$='template.xlsx']"))
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def look_over(visitor: Visitor, path: Path) -> None:
    visitor.drop_in(path)
    visitor.click(visitor.page.locator("form[enctype] button"))
    visitor.page.wait_for_load_state()


@pytest.mark.parametrize("lang", list(Lang))
def test_a_stranger_gets_from_the_template_to_a_council_report(
    visits: Visits, lang: Lang, tmp_path: Path, data: Path
) -> None:
    before = {path: path.stat().st_size for path in data.rglob("*")}
    visitor = visits(lang)
    visitor.open("/")
    visitor.go(say(text("Your own Excel file"), lang))
    visitor.in_order("begin")
    look_over(visitor, filled_in(template_of(visitor, tmp_path), lang))
    visitor.in_order("preview")
    visitor.click(visitor.page.locator("form[action='/demo/own/study'] button"))
    visitor.page.wait_for_url("**/demo/own-*")
    visitor.in_order("matched")
    visitor.go(say(text("Reports"), lang))
    report = visitor.take(visitor.page.locator("a[href$='council.pdf']"))
    assert Path(report.path()).read_bytes().startswith(b"%PDF")
    assert visitor.complaints == []
    assert visitor.steps == 7
    assert {path: path.stat().st_size for path in data.rglob("*")} == before


def test_every_fault_is_named_with_sheet_row_and_column(visits: Visits, tmp_path: Path) -> None:
    visitor = visits(Lang.EN, PHONE)
    visitor.open("/demo/own")
    look_over(
        visitor, filled_in(template_of(visitor, tmp_path), Lang.EN, {"on": "some day", "kind": ""})
    )
    faults = [plain(row.inner_text()) for row in visitor.page.locator("table tr").all()]
    assert any("case" in fault and "some day" in fault for fault in faults)
    assert visitor.says("Nothing was stored")
    visitor.complaints.clear()  # the browser calls the status 422 an error
    visitor.in_order("faults")
    assert not visitor.page.locator("form[action='/demo/own/study']").count()


def test_a_file_that_is_no_workbook_is_refused_in_words(visits: Visits, tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    path.write_bytes(b"Dear municipality")
    visitor = visits(Lang.SL)
    visitor.open("/demo/own")
    look_over(visitor, path)
    assert visitor.page.locator("[role=alert]").count() == 1
    visitor.complaints.clear()
    visitor.in_order("refused")
