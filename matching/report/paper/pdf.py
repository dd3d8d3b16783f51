"""A sheet as a tagged PDF (PDF/UA-1), typeset by typst with the fonts that it brings along.

The template is fixed; all words come to it as data, so that none is ever read as markup.
"""

import json
import re
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Final

from matching.report.page import Sheet
from matching.report.paper.paper import paper_of
from matching.words import Lang

FONT: Final = "Libertinus Serif"
"""Of those that typst brings along, the one for running text."""


def pdf_of(sheet: Sheet, lang: Lang) -> bytes:
    """The sheet as a PDF; the same sheet gives the same bytes.

    Tagged, with title, language, header rows and words for every picture. No font of the machine
    is used and no network.
    """
    import typst  # loads the compiler

    made = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"font": FONT, "paper": _in_font(json.dumps(asdict(paper_of(sheet, lang))))},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=0,
    )
    assert isinstance(made, bytes), "one file in one format"
    return made


def _in_font(paper: str) -> str:
    """Words in pictures name fonts that a machine may lack."""
    return re.sub(r'(font-family=\\")[^"\\]*', rf"\g<1>{FONT}", paper)


@cache
def _template() -> bytes:
    return (files("matching.report.paper") / "sheet.typ").read_bytes()
