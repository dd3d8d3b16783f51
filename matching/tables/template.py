"""An empty workbook to fill in: headers, drop-down lists, checks, and a sheet of instructions."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from matching.tables.catalog import CASE, TABLES
from matching.tables.catalog_settings import SETTINGS
from matching.tables.kinds import Kind, Shape
from matching.tables.schema import Column, Table
from matching.tables.values import FIRST_YEAR, LAST_YEAR
from matching.tables.workbook_out import Pen, head, look_of, new_workbook, pen_of, settings_head
from matching.words import Lang, Text, say, text

_ROWS: Final = 5_000
"""Rows that have lists and checks; more may be filled in."""

_LONGEST_LIST: Final = 255
_LONGEST_PROMPT: Final = 255
_INSTRUCTIONS: Final = {Lang.EN: "instructions", Lang.SL: "navodila"}


def write_template(path: Path, lang: Lang) -> None:
    """Write the workbook in a language."""
    with new_workbook(path) as book:
        pen = pen_of(book, lang)
        _instructions(book.add_worksheet(_INSTRUCTIONS[lang]), pen)
        for table in (*CASE, TABLES["persons"]):
            sheet = book.add_worksheet(table.name)
            if table is SETTINGS:
                _settings(sheet, pen)
            else:
                head(sheet, table, pen)
                for place, column in enumerate(table.columns):
                    sheet.data_validation(1, place, _ROWS, place, _check(column, place, lang))


def _settings(sheet: Worksheet, pen: Pen) -> None:
    settings_head(sheet, pen)
    for row, column in enumerate(SETTINGS.columns, start=1):
        look = pen.head if column.required else pen.optional
        sheet.write_string(row, 0, column.header(pen.lang), look)
        sheet.write_blank(row, 1, None, look_of(column, pen))
        sheet.data_validation(row, 1, row, 1, _check(column, 1, pen.lang, row=row + 1))


def _check(column: Column, place: int, lang: Lang, row: int = 2) -> dict[str, Any]:
    """The check of a column, with what it wants as a prompt."""
    rule = _rule(column, f"{xl_col_to_name(place)}{row}", lang)
    expected = say(text("Expected {expected}.", expected=column.kind.expected), lang)
    return rule | {
        "input_title": column.header(lang)[:32],
        "input_message": say(column.about, lang)[:_LONGEST_PROMPT],
        "error_title": column.header(lang)[:32],
        "error_message": expected[:_LONGEST_PROMPT],
        "ignore_blank": True,
    }


def _rule(column: Column, cell: str, lang: Lang) -> dict[str, Any]:
    kind = column.kind
    if column.refers is not None:
        return _marks_of(TABLES[column.refers])
    if kind.words is not None and not kind.many:
        words = [word.said(lang) for word in kind.words.values()]
        assert len(",".join(words)) <= _LONGEST_LIST
        return {"validate": "list", "source": words}
    return _number_or_day(kind, cell)


def _marks_of(table: Table) -> dict[str, Any]:
    """A list of the marks that stand in another sheet."""
    place = xl_col_to_name([c.field for c in table.columns].index(table.key[0]))
    return {"validate": "list", "source": f"={table.name}!${place}$2:${place}${_ROWS + 1}"}


def _number_or_day(kind: Kind, cell: str) -> dict[str, Any]:
    match kind.shape:
        case Shape.DAY:
            first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
            return {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        case Shape.WHOLE:
            return {"validate": "integer", "criteria": ">=", "value": kind.least}
        case Shape.DECIMAL:
            return {"validate": "decimal", "criteria": ">=", "value": 0}
        case Shape.RANK:
            whole = f"AND(ISNUMBER({cell}),{cell}>=1,{cell}=INT({cell}))"
            return {"validate": "custom", "value": f'=IF(ISNUMBER({cell}),{whole},{cell}="X")'}
    return {"validate": "any"}


def _instructions(sheet: Worksheet, pen: Pen) -> None:
    """Every sheet and column: what it wants, what is allowed, an example."""
    lang = pen.lang
    lines: tuple[Text, ...] = (
        text("Fill in the sheets and leave their names and headers as they are."),
        text("Columns with a bold header want a value in every row; the others may be empty."),
        text("Amounts have at most two decimals, so 1.234 is read as 1234, not as 1 euro and 23."),
        text("Sheets that may be left out can stay empty. This sheet is not read."),
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, say(line, lang))
    titles = (
        text("Sheet"),
        text("Column"),
        text("Every row"),
        text("What it wants"),
        text("Allowed"),
        text("Example"),
    )
    top = len(lines) + 1
    for place, (title, width) in enumerate(zip(titles, (22, 22, 10, 60, 60, 34), strict=True)):
        sheet.write_string(top, place, say(title, lang), pen.head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(top + 1, 0)
    row = top + 1
    for table in (*CASE, TABLES["persons"]):
        sheet.write_string(row, 0, table.name, pen.head)
        sheet.write_string(row, 1, say(table.about, lang))
        for column in table.columns:
            row += 1
            _instruction(sheet, row, table, column, pen)
        row += 2


def _instruction(sheet: Worksheet, row: int, table: Table, column: Column, pen: Pen) -> None:
    needed = text("yes") if column.required else text("no")
    cells = (
        table.name,
        column.header(pen.lang),
        say(needed, pen.lang),
        say(column.about, pen.lang),
        say(column.kind.expected, pen.lang),
        example(column, pen.lang),
    )
    for place, cell in enumerate(cells):
        sheet.write_string(row, place, cell, pen.body)


def example(column: Column, lang: Lang) -> str:
    """The example of a column in the spelling of a language."""
    if not column.example:
        return ""
    return column.kind.write(column.kind.read(column.example), lang)
