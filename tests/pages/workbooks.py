"""Workbooks that a stranger would drop in."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import xlsxwriter
from python_calamine import CalamineWorkbook

from matching.read import read_case
from matching.words import Lang
from matching.write import Form, write_case

TINY: Final = Path(__file__).parents[2] / "scenarios" / "cases" / "tiny"
SETTINGS: Final = "case"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def filled_in(template: Path, lang: Lang, changed: Mapping[str, str] = NOTHING) -> Path:
    """The template with the smallest case typed in under its headers; settings may be changed."""
    typed = _typed(template.with_name("typed.xlsx"), lang)
    path = template.with_name(f"{template.stem}-filled.xlsx")
    empty = CalamineWorkbook.from_path(template)
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name in empty.sheet_names:
            rows = empty.get_sheet_by_name(name).to_python()
            if name == SETTINGS:
                known = {key: value for key, value, *_ in typed[name]}
                rows = [[key, changed.get(str(key), known.get(key, ""))] for key, *_ in rows]
            elif name in typed:
                assert rows[0] == typed[name][0], name
                rows = typed[name]
            sheet = book.add_worksheet(name)
            for at, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    sheet.write(at, place, cell, day if isinstance(cell, date) else None)
    return path


def _typed(path: Path, lang: Lang) -> dict[str, list[list[Any]]]:
    """What is to be typed in, sheet by sheet."""
    write_case(read_case(TINY), path, form=Form.XLSX, lang=lang)
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
