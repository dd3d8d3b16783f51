"""The report for the council: answers, tables, facts apart from assumptions; screen and paper.

From Python::

    from scenarios.council import council, council_docx, council_pdf

    found = council(case, book, ["caps-50-90"], years=10, seeds=20)
    pdf = council_pdf(found, Lang.SL)
"""

from scenarios.council.ask import NAMES, council
from scenarios.council.found import Council
from scenarios.council.page import council_docx, council_html, council_pdf, sheet_of

__all__ = [
    "NAMES",
    "Council",
    "council",
    "council_docx",
    "council_html",
    "council_pdf",
    "sheet_of",
]
