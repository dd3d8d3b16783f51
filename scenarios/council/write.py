"""The report, written as a whole folder."""

from pathlib import Path

from matching.folder import whole_folder
from matching.report.page import drawn_up
from matching.report.paper import docx_of, pdf_of
from matching.words import Lang
from scenarios.council.found import Council
from scenarios.council.page import sheet_of


def write_council(out: Path, found: Council, lang: Lang) -> None:
    """Write ``council.html``, ``council.pdf`` and ``council.docx``, which say the same.

    The same findings give the same bytes.

    Raises
    ------
    OutputError
        If ``out`` holds files that we did not write, or cannot be written.
    """
    sheet = sheet_of(found, lang)
    with whole_folder(out) as folder:
        (folder / "council.html").write_text(drawn_up(sheet, lang), encoding="utf-8", newline="")
        (folder / "council.pdf").write_bytes(pdf_of(sheet, lang))
        (folder / "council.docx").write_bytes(docx_of(sheet, lang))
