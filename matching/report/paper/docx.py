"""A sheet as a Word document: real headings, header rows, words for every picture."""

import io
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText  # type: ignore[import-untyped]

from matching.report.page import Sheet
from matching.report.paper.archive import same_bytes
from matching.report.paper.paper import Paper, PaperPicture, PaperTable, paper_of, widths
from matching.words import Lang

WIDTH: Final = Mm(84)
PPI: Final = 200
TABLE: Final = 9_860
"""Width of a table in twentieths of a point: that of the page between its margins."""
SPACE: Final = 3
"""Characters between two columns."""
NARROW: Final = 100
"""Characters that fit into a row; a table that asks for fewer is narrower than the page."""
NUMBER: Final = "TableNumber"
"""Id of the style of numbers in the template."""
LANGUAGE: Final = {Lang.SL: "sl-SI", Lang.EN: "en-GB"}
WHITE: Final = '<rect width="100%" height="100%" fill="#fff"/>'
NO_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001, a Word document has no time zone
"""Day of writing of every document, so that the same sheet gives the same bytes."""


def docx_of(sheet: Sheet, lang: Lang) -> bytes:
    """The sheet as a Word document; the same sheet gives the same bytes."""
    paper = paper_of(sheet, lang)
    template = DocxTemplate(
        io.BytesIO((files("matching.report.paper") / "sheet.docx").read_bytes())
    )
    pictures = _pictures(paper)
    template.render(
        {
            "paper": paper,
            "images": {each: _image(template, each) for each in pictures},
            "keys": {each: _keys(each) for each in pictures if each.keys},
        },
        autoescape=True,
    )
    document = template.docx
    assert document is not None, "rendered"
    _describe(document, paper)
    tables = document.element.body.iter(qn("w:tbl"))
    for table, content in zip(tables, _contents(paper), strict=True):
        _numbers_to_the_right(table, content)
        _as_wide_as_words(table, content)
    written = io.BytesIO()
    template.save(written)
    return same_bytes(written.getvalue())


def _pictures(paper: Paper) -> tuple[PaperPicture, ...]:
    return tuple(picture for section in paper.sections for picture in section.pictures)


def _image(template: DocxTemplate, picture: PaperPicture) -> InlineImage:
    """The picture in dots, on white, as its words have white edges."""
    import vl_convert

    on_white = picture.svg.replace("</title>", f"</title>{WHITE}", 1)
    drawn: bytes = vl_convert.svg_to_png(on_white, ppi=PPI)
    return InlineImage(template, io.BytesIO(drawn), width=WIDTH)


def _keys(picture: PaperPicture) -> RichText:
    words = RichText()
    for key in picture.keys:
        words.add("■ ", color=key.colour)
        words.add(f"{key.means}   ")
    return words


def _describe(document: Document, paper: Paper) -> None:
    """Title, language, and words for the pictures."""
    known = document.core_properties
    known.title, known.language, known.author = paper.title, paper.lang, ""
    known.created = known.modified = NO_DAY
    known.last_modified_by, known.comments = "", ""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE[Lang(paper.lang)])
    drawn = list(document.element.body.iter(qn("wp:docPr")))
    for shape, picture in zip(drawn, _pictures(paper), strict=True):
        shape.set("descr", picture.alt)
        shape.set("title", picture.title)


def _contents(paper: Paper) -> Iterator[PaperTable]:
    """What every table holds, in the order of the document."""
    if paper.figures:
        rows = tuple((each.label, each.value, each.remark) for each in paper.figures)
        yield PaperTable(
            title=paper.figures_title,
            header=paper.figures_header,
            numbers=(False, True, False),
            widths=widths(paper.figures_header, rows),
            rows=rows,
            totals=(),
        )
    for section in paper.sections:
        yield from section.tables


def _numbers_to_the_right(table: BaseOxmlElement, content: PaperTable) -> None:
    """Cells of columns that hold numbers take the style for them."""
    for row in table.iter(qn("w:tr")):
        for cell, number in zip(row.iter(qn("w:tc")), content.numbers, strict=True):
            if number:
                for style in cell.iter(qn("w:pStyle")):
                    style.set(qn("w:val"), NUMBER)


def _as_wide_as_words(table: BaseOxmlElement, content: PaperTable) -> None:
    """Columns share the width of the page as their words ask for it."""
    asked = [each + SPACE for each in content.widths]
    in_all = max(sum(asked), NARROW)
    shares = [str(TABLE * each // in_all) for each in asked]
    for column, width in zip(table.iter(qn("w:gridCol")), shares, strict=True):
        column.set(qn("w:w"), width)
    for row in table.iter(qn("w:tr")):
        for cell, width in zip(row.iter(qn("w:tcW")), shares, strict=True):
            cell.set(qn("w:w"), width)
