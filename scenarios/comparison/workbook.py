"""The comparison as a spreadsheet: the answer first, then a sheet for every table."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

import vl_convert
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from matching.report.picture import Picture, standing_alone
from matching.report.table import Column, Table, tabulate
from matching.report.workbook import Pen, pen_of, write_sheet
from matching.words import Lang, Text, say, text
from scenarios.comparison.found import Comparison
from scenarios.comparison.sentences import answer

_SHORT: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "answer": text("Answer"),
        "scenarios": text("Scenarios"),
        "indicators": text("Measures"),
        "differences": text("Differences"),
        "levels": text("Levels"),
        "calendar-years": text("Calendar years"),
        "school-years": text("School years"),
        "needs": text("Need covered"),
        "places": text("Wishes"),
        "gains-and-losses": text("Gains and losses"),
        "reasons": text("Reasons"),
        "scholars": text("Scholars"),
        "waterfall": text("Step by step"),
    }
)
"""Names of sheets, where the title is too long for one."""


_ROW: Final = 20
"""Pixels that a row of a sheet takes."""
_PPI: Final = 144
"""Twice as fine as a picture's own pixels, of which there are 72 in an inch."""
_SHOWN: Final = 0.75
"""A sheet has 96 pixels in an inch; so a picture is as large there as on the page."""
_WHITE: Final = '<rect width="100%" height="100%" fill="#fff"/>'


def write_workbook(
    path: Path,
    found: Comparison,
    tables: Sequence[Table],
    pictures: Sequence[Picture],
    lang: Lang,
) -> None:
    """Write ``path``; the same comparison gives the same bytes."""
    on = found.base.outcome.on
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime.combine(on, time())})
        pen = pen_of(book, lang)
        for table in (_answer_table(found), *tables):
            name = say(_SHORT.get(table.name, table.title), lang)
            write_sheet(book.add_worksheet(name), table, pen)
        _draw(book.add_worksheet(say(text("Pictures"), lang)), pictures, pen)


def _answer_table(found: Comparison) -> Table:
    return tabulate(
        "answer",
        text("The answer"),
        answer(found),
        (Column(text("The answer")), lambda sentence: sentence),
    )


def _draw(sheet: Worksheet, pictures: Sequence[Picture], pen: Pen) -> None:
    """Every picture under its title, one below the other."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    row = 0
    for picture in pictures:
        title, says = (say(words, pen.lang) for words in (picture.table.title, picture.says))
        sheet.write_string(row, 0, title, pen.title)
        sheet.write_string(row + 1, 0, says)
        drawn = {"image_data": BytesIO(_png(picture.svg)), "description": title}
        sheet.insert_image(
            row + 2, 0, f"{picture.name}.png", {**drawn, "x_scale": _SHOWN, "y_scale": _SHOWN}
        )
        row += 4 + _height(picture.svg) // _ROW


def _png(svg: str) -> bytes:
    """On white, as pictures have white edges around words."""
    on_white = standing_alone(svg).replace("</title>", f"</title>{_WHITE}", 1)
    drawn: bytes = vl_convert.svg_to_png(on_white, ppi=_PPI)
    return drawn


def _height(svg: str) -> int:
    found = re.search(r'height="(\d+)', svg)
    assert found is not None, "every picture says how high it is"
    return int(found[1])
