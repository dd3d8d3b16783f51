"""A case as one workbook."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from matching.domain import Case, Person
from matching.errors import OutputError
from matching.money import plain
from matching.tables.catalog_settings import BUDGET, CHANGES, SETTINGS
from matching.tables.cells import columns_of, header, tables_with_rows
from matching.tables.kinds import Shape
from matching.tables.schema import Column, Table
from matching.words import Lang, text

_MARK: Final = "ukrep5"
_MOST_ROWS: Final = 1_048_575
_EXACT_DIGITS: Final = 15
"""Digits that a number in a workbook keeps; a longer amount is written as text."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Formats of one workbook."""

    lang: Lang
    head: Format
    optional: Format
    day: Format
    amount: Format
    body: Format


@contextmanager
def new_workbook(path: Path) -> Iterator[xlsxwriter.Workbook]:
    """A workbook that is the same every time, never takes a text for a formula, and is ours."""
    book = xlsxwriter.Workbook(
        str(path),
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"comments": _MARK, "created": datetime(2020, 1, 1, tzinfo=UTC)})
    yield book
    try:
        book.close()
    except FileCreateError as refused:
        raise OSError(*refused.args[0].args) from refused


def is_our_workbook(path: Path) -> bool:
    """Whether the file is a workbook that `new_workbook` made."""
    try:
        with zipfile.ZipFile(path) as package:
            return f">{_MARK}<".encode() in package.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


def pen_of(book: xlsxwriter.Workbook, lang: Lang) -> Pen:
    """The formats of a workbook in a language."""
    day = "d. m. yyyy" if lang is Lang.SL else "yyyy-mm-dd"
    return Pen(
        lang=lang,
        head=book.add_format({"bold": True, "bg_color": "#D9E8F5", "bottom": 1}),
        optional=book.add_format({"italic": True, "bg_color": "#F2F2F2", "bottom": 1}),
        day=book.add_format({"num_format": day}),
        amount=book.add_format({"num_format": "#,##0.00"}),
        body=book.add_format({"text_wrap": True, "valign": "top"}),
    )


def write_workbook(path: Path, case: Case, persons: Sequence[Person], lang: Lang) -> None:
    """Write every table of the case into a sheet of its own name.

    Raises
    ------
    OutputError
        If a table has more rows, or a text more letters, than a workbook can hold.
    """
    with new_workbook(path) as book:
        pen = pen_of(book, lang)
        _settings(book.add_worksheet(SETTINGS.name), case, pen)
        tables = [(BUDGET, case.budget), (CHANGES, case.changes)]
        for table, records in (*tables, *tables_with_rows(case, persons)):
            if records or table.required:
                _table(book.add_worksheet(table.name), table, records, pen)


def head(sheet: Worksheet, table: Table, pen: Pen) -> None:
    """Headers of a table, kept in view; columns that may be left empty look lighter."""
    for place, (name, column) in enumerate(
        zip(header(table, pen.lang), table.columns, strict=True)
    ):
        look = pen.head if column.required else pen.optional
        sheet.write_string(0, place, name, look)
        sheet.set_column(
            place, place, max(len(name), len(column.example)) + 3, look_of(column, pen)
        )
    sheet.freeze_panes(1, 0)


def look_of(column: Column, pen: Pen) -> Format | None:
    """How cells of a column look."""
    return {Shape.DAY: pen.day, Shape.DECIMAL: pen.amount}.get(column.kind.shape)


def settings_head(sheet: Worksheet, pen: Pen) -> None:
    """The header of keys and values."""
    words = ("ključ", "vrednost") if pen.lang is Lang.SL else ("key", "value")
    for place, word in enumerate(words):
        sheet.write_string(0, place, word, pen.head)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.freeze_panes(1, 0)


def _settings(sheet: Worksheet, case: Case, pen: Pen) -> None:
    settings_head(sheet, pen)
    for row, (column, (value,), (cell,)) in enumerate(columns_of(SETTINGS, [case], pen.lang), 1):
        sheet.write_string(row, 0, column.header(pen.lang))
        _write(sheet, (row, 1), column, (value, cell), pen)


def _table(sheet: Worksheet, table: Table, records: Sequence[Any], pen: Pen) -> None:
    if len(records) > _MOST_ROWS:
        raise OutputError(
            text("{table} has more rows than a workbook holds; write CSV", table=table.name)
        )
    head(sheet, table, pen)
    for place, (column, values, cells) in enumerate(columns_of(table, records, pen.lang)):
        for row, (value, cell) in enumerate(zip(values, cells, strict=True), start=1):
            _write(sheet, (row, place), column, (value, cell), pen)


def _write(
    sheet: Worksheet, at: tuple[int, int], column: Column, said: tuple[Any, str], pen: Pen
) -> None:
    """One cell: numbers and days as such, everything else as text that is never a formula."""
    shape, (value, cell) = column.kind.shape, said
    if not cell:
        return
    if shape is Shape.DAY and isinstance(value, date):
        sheet.write_datetime(*at, value, pen.day)
    elif shape in (Shape.WHOLE, Shape.RANK) and isinstance(value, int):
        sheet.write_number(*at, value)
    elif shape is Shape.DECIMAL and len(str(value)) <= _EXACT_DIGITS:
        sheet.write_number(*at, Decimal(plain(value)), pen.amount)
    else:
        sheet.write_string(*at, cell)
