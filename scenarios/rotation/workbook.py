"""The plan as a spreadsheet: the answer first, then a sheet for every table."""

from datetime import datetime, time
from pathlib import Path

import xlsxwriter

from matching.report.table import Column, Table, tabulate
from matching.report.workbook import pen_of, write_sheet
from matching.words import Lang, say, text
from scenarios.rotation.found import Rotation
from scenarios.rotation.sentences import answer
from scenarios.rotation.tables import stays_table, tables_of
from scenarios.rotation.timetables import hosts_timetable, scholars_table, scholars_timetable


def write_workbook(path: Path, found: Rotation, lang: Lang) -> None:
    """Write ``path``; the same plan gives the same bytes."""
    tables = (
        _answer(found),
        stays_table(found),
        hosts_timetable(found),
        scholars_timetable(found),
        scholars_table(found),
        *tables_of(found),
    )
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime.combine(found.plan.on, time())})
        pen = pen_of(book, lang)
        for table in tables:
            write_sheet(book.add_worksheet(_sheet_name(table, lang)), table, pen)


def _sheet_name(table: Table, lang: Lang) -> str:
    """Short, as a spreadsheet allows 31 characters."""
    if table.name == "changes":
        return say(text("Changes"), lang)
    return say(table.title, lang)


def _answer(found: Rotation) -> Table:
    return tabulate(
        "answer",
        text("The answer"),
        answer(found),
        (Column(text("The answer")), lambda sentence: sentence),
    )
