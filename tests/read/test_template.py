"""The empty case: nothing guessed, everything explained, and readable once it is filled in."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from matching.domain import Case
from matching.errors import InputError, OutputError
from matching.read import read_case
from matching.tables.catalog import FILES, TABLES
from matching.tables.template import example
from matching.words import Lang
from matching.write import Form, write_case, write_new
from tests.read.handmade_case import CASE


@pytest.fixture
def new(tmp_path: Path) -> Path:
    write_new(tmp_path / "new")
    return tmp_path / "new"


def test_a_new_case_has_every_file_and_both_workbooks(new: Path) -> None:
    names = {path.name for path in new.iterdir()}
    assert names == {table.file for table in FILES} | {
        "case.toml",
        "template.xlsx",
        "predloga.xlsx",
        ".ukrep5",
    }


@pytest.mark.parametrize("name", [".", "template.xlsx", "predloga.xlsx"])
def test_a_new_case_lacks_nothing_but_values(name: str, new: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_case(new / name)
    assert {fault.kind for fault in refused.value.faults} == {"empty", "empty_table"}
    assert len(refused.value.faults) == 10


def test_a_new_case_does_not_replace_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "scholars.csv").write_text("")
    with pytest.raises(OutputError):
        write_new(tmp_path)


def test_the_sheet_of_instructions_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    write_case(CASE, path, form=Form.XLSX)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(b'"persons"', b'"Navodila"'))
    assert read_case(path) == CASE


def test_a_workbook_that_was_edited_since_is_replaced_only_if_we_made_it(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    for _ in range(2):
        write_case(CASE, path, form=Form.XLSX)
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("work of others")
    theirs = path.read_bytes()
    with pytest.raises(OutputError, match="not ours"):
        write_case(CASE, path, form=Form.XLSX)
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("name", ["template.xlsx", "predloga.xlsx"])
def test_every_table_offers_lists_and_checks(name: str, new: Path) -> None:
    with zipfile.ZipFile(new / name) as package:
        sheets = [package.read(f"xl/worksheets/sheet{n}.xml").decode() for n in range(2, 19)]
    assert all("<dataValidation " in sheet for sheet in sheets)
    lists = "".join(sheets)
    assert "<formula1>scholars!$A$2:$A$5001</formula1>" in lists
    assert ("secondary,tertiary" if name == "template.xlsx" else "dijak,študent") in lists


def columns() -> Iterator[tuple[str, str, Lang]]:
    for table in TABLES.values():
        for column in table.columns:
            for lang in Lang:
                yield table.name, column.field, lang


@pytest.mark.parametrize(("table", "field", "lang"), list(columns()))
def test_every_example_is_one_that_is_read(table: str, field: str, lang: Lang) -> None:
    column = TABLES[table].column(field)
    shown = example(column, lang)
    if shown:
        assert column.kind.read(shown) == column.kind.read(column.example)


def test_tables_and_records_have_the_same_fields() -> None:
    for table in TABLES.values():
        fields = set(table.record.__slots__)
        if table.record is Case:
            fields -= set(TABLES)
        assert {column.field for column in table.columns} == fields
        assert set(table.key) <= fields


def test_no_two_columns_of_a_table_share_a_header() -> None:
    for table in TABLES.values():
        headers = [h for c in table.columns for h in {c.en, c.sl, *c.also}]
        assert len(headers) == len(set(headers)) == len(table.headers())
