"""Workbooks: what they mean, and the nasty ones, each of which is a fault and quickly so."""

import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from matching.domain import Case
from matching.errors import Fault, InputError
from matching.read import read_case, read_persons
from matching.tables import spreadsheet_child
from matching.write import Form, write_case
from tests.read.handmade_case import CASE


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "case.xlsx"
    write_case(CASE, path, form=Form.XLSX)
    return path


def faults_of(path: Path) -> Sequence[Fault]:
    began = time.monotonic()
    with pytest.raises(InputError) as refused:
        read_case(path)
    assert time.monotonic() - began < 20
    return refused.value.faults


def kinds_of(path: Path) -> set[str]:
    return {fault.kind for fault in faults_of(path)}


def repacked(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """The same package with some of its parts changed or left out."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            changed = change(name, data)
            if changed is not None:
                package.writestr(name, changed)


def changed_sheet(path: Path, sheet: str, rows: Sequence[Sequence[Any]]) -> None:
    """A workbook with one sheet of these rows."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "d. m. yyyy"})
        for row, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                page.write(row, place, cell, day if isinstance(cell, date) else None)


def declared(path: Path, part: str, size: int) -> None:
    """A package that says of one part that it unpacks to this size."""
    data = bytearray(path.read_bytes())
    place = data.rfind(part.encode()) - 46
    data[place + 24 : place + 28] = size.to_bytes(4, "little")
    path.write_bytes(bytes(data))


def test_a_bomb_is_not_unpacked(good: Path) -> None:
    declared(good, "xl/worksheets/sheet2.xml", (1 << 30) + 1)
    assert kinds_of(good) == {"too_large"}


def test_a_bomb_that_lies_about_its_size_is_stopped(good: Path) -> None:
    repacked(good, lambda name, part: part + b" " * (1 << 20) if "sheet2" in name else part)
    declared(good, "xl/worksheets/sheet2.xml", 100)
    assert kinds_of(good) == {"unreadable"}


def test_one_cell_in_the_last_corner_does_not_take_all_memory(good: Path) -> None:
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    repacked(good, lambda name, part: part.replace(b"</sheetData>", corner))
    assert good.stat().st_size < 30_000
    assert kinds_of(good) == {"unreadable"}


def test_a_dimension_that_boasts_is_harmless(good: Path) -> None:
    boast = b'<dimension ref="A1:XFD1048576"/>'
    repacked(good, lambda name, part: _with_dimension(part, boast))
    assert read_case(good) == CASE


def _with_dimension(part: bytes, dimension: bytes) -> bytes:
    start = part.find(b"<dimension")
    return part if start < 0 else part[:start] + dimension + part[part.find(b"/>", start) + 2 :]


@pytest.mark.parametrize("length", [0, 10, 1_000, 9_000])
def test_part_of_a_workbook_is_none(length: int, good: Path) -> None:
    good.write_bytes(good.read_bytes()[:length])
    assert kinds_of(good) == {"no_workbook"}


def test_another_package_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<document/>")
    assert kinds_of(path) == {"no_workbook"}


@pytest.mark.parametrize(
    ("inside", "kind"),
    [("Workbook", "old_workbook"), ("EncryptedPackage", "encrypted")],
)
def test_an_old_or_locked_workbook_is_named_as_such(inside: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside.encode("utf-16-le"))
    assert kinds_of(path) == {kind}


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]
)
def test_a_damaged_part_is_a_fault(part: str, good: Path) -> None:
    repacked(good, lambda name, data: data[: len(data) // 2] if name == part else data)
    assert kinds_of(good) <= {"unreadable", "missing_sheet", "empty"}


def test_more_text_than_any_case_is_not_passed_on(
    good: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = Path(spreadsheet_child.__file__).read_text(encoding="utf-8")
    smaller = tmp_path / "child.py"
    smaller.write_text(source.replace("MOST_CHARACTERS = 1 << 29", "MOST_CHARACTERS = 99"))
    monkeypatch.setattr(spreadsheet_child, "__file__", str(smaller))
    assert kinds_of(good) == {"too_large"}


def test_a_missing_sheet_and_an_unknown_one_are_named(good: Path) -> None:
    repacked(good, lambda name, data: data.replace(b'"scholars"', b'"scholar"'))
    found = [(fault.file, fault.kind) for fault in faults_of(good)]
    assert found == [("scholar", "unknown_sheet"), ("case.xlsx", "missing_sheet")]


def test_an_empty_workbook_lacks_every_sheet(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    changed_sheet(path, "Sheet1", [])
    assert kinds_of(path) == {"unknown_sheet", "missing_sheet"}
    with pytest.raises(InputError):
        read_persons(tmp_path / "nowhere.xlsx")


HEADER = ["mesto", "delodajalec", "poklic", "raven", "stevilo_mest", "znesek_eur"]


def positions_of(tmp_path: Path, *cells: Any) -> list[tuple[int | None, str | None, str]]:
    path = tmp_path / "case.xlsx"
    changed_sheet(path, "positions", [HEADER, ["P-1", "E-1", "x", "dijak", *cells]])
    return [(f.row, f.column, f.kind) for f in faults_of(path) if f.file == "positions"]


@pytest.mark.parametrize("cells", [(12.0, 150.5), ("12", "150,50"), (12, 0.1 + 0.2)])
def test_numbers_of_a_workbook_are_read_as_it_shows_them(
    cells: tuple[Any, ...], tmp_path: Path
) -> None:
    assert positions_of(tmp_path, *cells) == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ((1.5, 150), (2, "stevilo_mest", "whole")),
        ((1, 1.234), (2, "znesek_eur", "amount")),
        ((1, date(2026, 1, 1)), (2, "znesek_eur", "amount")),
        ((True, 1), (2, "stevilo_mest", "whole")),
        ((1, "=1/0"), (2, "F", "cell_error")),
    ],
)
def test_cells_of_a_workbook_that_mean_nothing_are_named(
    cells: tuple[Any, ...], fault: tuple[int, str, str], tmp_path: Path
) -> None:
    found = positions_of(tmp_path, *cells)
    if fault[2] == "cell_error":
        path = tmp_path / "case.xlsx"
        repacked(path, lambda _, data: data.replace(b"<f>1/0</f><v>0</v>", b"<f>1/0</f>"))
        found = [(f.row, f.column, f.kind) for f in faults_of(path) if f.file == "positions"]
    assert fault in found


def test_a_cell_that_shows_an_error_is_no_empty_cell(good: Path) -> None:
    repacked(
        good,
        lambda name, data: (
            data.replace(
                b"</sheetData>", b'<row r="99"><c r="D99" t="e"><v>#REF!</v></c></row></sheetData>'
            )
            if name.endswith("sheet6.xml")
            else data
        ),
    )
    assert [(f.row, f.column, f.kind) for f in faults_of(good)] == [(99, "D", "cell_error")]


def test_a_sheet_of_settings_wants_keys_and_values(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    changed_sheet(path, "case", [["key", "value", "note"], ["name", "Razpis", "hm"]])
    assert "settings" in kinds_of(path)
    changed_sheet(
        path, "case", [["ključ", "vrednost"], ["vrta", "razpis"], ["dan", date(2026, 1, 1)]]
    )
    found = {(f.row, f.column, f.kind) for f in faults_of(path) if f.file == "case"}
    assert (2, "vrta", "unknown_key") in found
    assert (None, "seed", "missing_key") in found
    assert not any(column == "dan" for _, column, _ in found)


def test_a_large_amount_is_exact_in_a_workbook(tmp_path: Path) -> None:
    def with_amount(cents: int) -> Case:
        line = replace(CASE.budget[0], limit=cents)  # type: ignore[arg-type]
        return replace(CASE, budget=(line, *CASE.budget[1:]))

    for number, cents in enumerate((99_999_999_999_99, 1, 12_345_678_901_07)):
        path = tmp_path / f"{number}.xlsx"
        write_case(with_amount(cents), path, form=Form.XLSX)
        assert read_case(path) == with_amount(cents)
