"""The simulation as a spreadsheet: the answers first, then a sheet for every table."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Final

import xlsxwriter

from matching.report.table import Column, Table, tabulate
from matching.report.workbook import pen_of, write_sheet
from matching.words import Lang, Text, say, text
from scenarios.cohorts.answers import Answers
from scenarios.cohorts.found import Years
from scenarios.cohorts.sentences import answer

_SHEETS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "answer": text("Answer"),
        "years-target": text("Target every year"),
        "years-sums": text("Sums"),
        "years-employers": text("Employers"),
        "years-closing": text("One employer closes"),
        "years-spent": text("Spent"),
        "years-breaks": text("The line breaks"),
        "years-awards": text("New awards"),
        "years-running": text("Running awards"),
        "years-calendar": text("Calendar years"),
        "years-course": text("Course of a year"),
        "years-funnel": text("From award to job"),
        "years-scenarios": text("Scenarios"),
        "years-assumed": text("Assumed rates"),
        "years-known": text("Rates with a source"),
    }
)
"""Names of sheets: short, as a spreadsheet allows 31 characters."""


def write_workbook(
    path: Path, found: Years, known: Answers | None, tables: Sequence[Table], lang: Lang
) -> None:
    """Write ``path``; the same simulation gives the same bytes."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime.combine(found.on, time())})
        pen = pen_of(book, lang)
        for table in (_answers(found, known), *tables):
            write_sheet(book.add_worksheet(say(_SHEETS[table.name], lang)), table, pen)


def _answers(found: Years, known: Answers | None) -> Table:
    return tabulate(
        "answer",
        text("The answer"),
        answer(found, known),
        (Column(text("The answer")), lambda sentence: sentence),
    )
