"""The report as a spreadsheet: a summary first, then a sheet for every table."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from matching.money import plain
from matching.outcome import Outcome
from matching.report.answer import answer, key_figures
from matching.report.cells import shown
from matching.report.sheet_names import sheet_name
from matching.report.table import Cell, Kind, Measure, Table, column_sum
from matching.words import Lang, Text, say, text

_IN_HUNDREDTHS: Final = frozenset({Kind.EUR, Kind.POINTS})
_FORMATS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.TEXT: "@",
        Kind.INT: "#,##0",
        Kind.YEAR: "0",
        Kind.EUR: '#,##0.00 "EUR"',
        Kind.POINTS: "#,##0.00",
        Kind.SHARE: "0 %",
    }
)
_DATES: Final[Mapping[tuple[Kind, Lang], str]] = MappingProxyType(
    {
        (Kind.DATE, Lang.SL): "d. m. yyyy",
        (Kind.DATE, Lang.EN): "d mmmm yyyy",
        (Kind.MONTH, Lang.SL): "m/yyyy",
        (Kind.MONTH, Lang.EN): "mmmm yyyy",
    }
)
At: TypeAlias = tuple[int, int]
"""Row and column of a cell, from 0."""

_NARROWEST: Final = 9
_WIDEST: Final = 50
_OF_TEXT: Final[Mapping[str, object]] = MappingProxyType(
    {"text_wrap": True, "align": "left", "indent": 1}
)
_SUMMARY: Final = (46, 24, 24)
_LINE: Final = 15
"""Points of height that a line of text takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Formats of one workbook, in its language."""

    lang: Lang
    head: Format
    number_head: Format
    title: Format
    prose: Format
    cell: Mapping[Kind, Format]
    total: Mapping[Kind, Format]


def write_workbook(
    path: Path, outcome: Outcome, baseline: Outcome | None, tables: Sequence[Table], lang: Lang
) -> None:
    """Write ``path``. Text is never taken for a formula; the same report gives the same bytes."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime.combine(outcome.on, time())})
        pen = pen_of(book, lang)
        _summary(book.add_worksheet(say(text("Summary"), lang)), outcome, baseline, pen)
        for table in tables:
            write_sheet(book.add_worksheet(sheet_name(table, lang)), table, pen)


def pen_of(book: xlsxwriter.Workbook, lang: Lang) -> Pen:
    """The formats of a workbook in a language."""

    def formats(**how: object) -> Mapping[Kind, Format]:
        return {
            kind: book.add_format(
                {
                    "num_format": _FORMATS.get(kind) or _DATES[kind, lang],
                    "valign": "top",
                    **(_OF_TEXT if kind is Kind.TEXT else {}),
                    **how,
                }
            )
            for kind in Kind
        }

    head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#E7EDF1"}
    return Pen(
        lang=lang,
        head=book.add_format({**head, "align": "left", "indent": 1}),
        number_head=book.add_format({**head, "align": "right"}),
        title=book.add_format({"bold": True, "font_size": 14}),
        prose=book.add_format({"text_wrap": True, "valign": "top"}),
        cell=formats(),
        total=formats(bold=True, top=1),
    )


def _summary(sheet: Worksheet, outcome: Outcome, baseline: Outcome | None, pen: Pen) -> None:
    for i, width in enumerate(_SUMMARY):
        sheet.set_column(i, i, width)
    said = text(
        "Case {case}, {day:day}, school year {school_year}",
        case=outcome.case,
        day=outcome.on,
        school_year=outcome.school_year,
    )
    sheet.write_string(0, 0, say(said, pen.lang), pen.title)
    row = _prose(sheet, 2, answer(outcome, baseline), pen)
    for figure in key_figures(outcome):
        sheet.write_string(row, 0, say(figure.label, pen.lang))
        _write(sheet, (row, 1), figure.value, Kind.INT, pen)
        if figure.remark:
            sheet.write_string(row, 2, say(figure.remark, pen.lang), pen.cell[Kind.TEXT])
        row += 1
    _on_paper(sheet)


def _prose(sheet: Worksheet, row: int, sentences: Iterable[Text], pen: Pen) -> int:
    for sentence in sentences:
        sheet.merge_range(row, 0, row, 2, "", pen.prose)
        words = say(sentence, pen.lang)
        sheet.write_string(row, 0, words, pen.prose)
        sheet.set_row(row, _LINE * _lines(words, sum(_SUMMARY)))
        row += 1
    return row + 1


def write_sheet(sheet: Worksheet, table: Table, pen: Pen) -> None:
    """Write a table with its header, its rows and their sums."""
    last = len(table.rows)
    widths = [_width(table, i, pen.lang) for i in range(len(table.columns))]
    for i, column in enumerate(table.columns):
        head = pen.head if column.kind is Kind.TEXT else pen.number_head
        sheet.write_string(0, i, say(column.header, pen.lang), head)
        for row, cells in enumerate(table.rows, 1):
            _write(sheet, (row, i), cells[i], column.kind, pen)
        sheet.set_column(i, i, widths[i])
        if column.total and last:
            _total(sheet, table, i, pen)
    _heights(sheet, table, widths, pen.lang)
    if last and any(column.total for column in table.columns[1:]):
        sheet.write_string(last + 1, 0, say(text("together"), pen.lang), pen.total[Kind.TEXT])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    _on_paper(sheet)


def _on_paper(sheet: Worksheet) -> None:
    """A4 landscape, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _heights(sheet: Worksheet, table: Table, widths: Sequence[int], lang: Lang) -> None:
    """Rows as high as their longest words need; not every program finds that out by itself."""
    heads = [say(column.header, lang) for column in table.columns]
    # 3 characters of a heading are under the button of the filter
    lines = (_lines(head, width - 3) for head, width in zip(heads, widths, strict=True))
    sheet.set_row(0, _LINE * max(lines))
    for row, cells in enumerate(table.rows, 1):
        said = (say(cell, lang) if isinstance(cell, str | Text) else "" for cell in cells)
        most = max(_lines(words, width) for words, width in zip(said, widths, strict=True))
        if most > 1:
            sheet.set_row(row, _LINE * most)


def _lines(words: str, width: int) -> int:
    """Lines that words take in a column; letters are narrower than digits, its unit of width."""
    fitting = max(width * 6 // 5 - 2, 1)
    return 1 if len(words) <= fitting else len(textwrap.wrap(words, fitting))


def _total(sheet: Worksheet, table: Table, i: int, pen: Pen) -> None:
    """The sum of the rows that the filter shows, as a formula with its value."""
    kind, last = table.columns[i].kind, len(table.rows)
    value = _number(column_sum(table, i), kind)
    formula = f"=SUBTOTAL(109,{xl_range(1, i, last, i)})"
    sheet.write_formula(last + 1, i, formula, pen.total[kind], value)


def _write(sheet: Worksheet, at: At, cell: Cell, kind: Kind, pen: Pen) -> None:
    if cell is None:
        return
    if isinstance(cell, Measure):
        _write(sheet, at, cell.value, cell.kind, pen)
    elif isinstance(cell, str | Text):
        sheet.write_string(*at, say(cell, pen.lang), pen.cell[Kind.TEXT])
    elif isinstance(cell, date):
        sheet.write_datetime(*at, datetime.combine(cell, time()), pen.cell[kind])
    else:
        sheet.write_number(*at, _number(cell, kind), pen.cell[kind])


def _number(value: int, kind: Kind) -> Decimal:
    """The number in its unit, exactly: euros, points, a share of one."""
    if kind is Kind.SHARE:
        return Decimal(value).scaleb(-4)
    return Decimal(plain(value)) if kind in _IN_HUNDREDTHS else Decimal(value)


def _width(table: Table, i: int, lang: Lang) -> int:
    column = table.columns[i]
    longest = max((len(shown(row[i], column.kind, lang)) for row in table.rows), default=0)
    heading = max(len(word) for word in say(column.header, lang).split()) + 5
    return min(_WIDEST, max(_NARROWEST, longest + 2, heading))
