"""The Word template ``sheet.docx``: real styles, header rows, and marks that docxtpl fills in.

``python -m matching.report.paper.template`` writes it anew, to the byte.
"""

import io
from importlib.resources import files
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from matching.report.paper.archive import same_bytes

PATH: Final = Path(str(files("matching.report.paper"))) / "sheet.docx"
FONT: Final = "Calibri"
SOFT: Final = RGBColor(0x4D, 0x5F, 0x6B)
INK: Final = RGBColor(0x1C, 0x2B, 0x36)
LINE: Final = "C9D3DA"
CELL: Final = "Table Text"
NUMBER: Final = "Table Number"


def template() -> bytes:
    """The template as bytes, always the same."""
    document = Document()
    _page(document)
    _styles(document)
    _top(document)
    _sections(document)
    written = io.BytesIO()
    document.save(written)
    return same_bytes(written.getvalue())


def _page(document: Docx) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)
    section.footer_distance = Mm(8)
    footer = section.footer.paragraphs[0]
    footer.add_run("{{ paper.title }}  ")
    for field in ("PAGE", "NUMPAGES"):
        _field(footer, field)
        if field == "PAGE":
            footer.add_run(" / ")


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the word processor counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _styles(document: Docx) -> None:
    for name, size, colour in (
        ("Normal", 10, INK),
        ("Title", 19, INK),
        ("Subtitle", 10, SOFT),
        ("Heading 1", 12.5, INK),
        ("Caption", 8.5, INK),
        ("Footer", 8, SOFT),
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _looks(style, size, colour)
    for name, alignment in (
        (CELL, WD_ALIGN_PARAGRAPH.LEFT),
        (NUMBER, WD_ALIGN_PARAGRAPH.RIGHT),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        _looks(style, 8, INK)
        style.paragraph_format.alignment = alignment
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)


def _looks(style: ParagraphStyle, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    spacing = style.paragraph_format
    spacing.space_before = Pt(10 if style.name == "Heading 1" else 0)
    spacing.space_after, spacing.line_spacing = Pt(4), 1.05
    style.font.bold = style.name in {"Title", "Heading 1"}


def _top(document: Docx) -> None:
    document.add_paragraph("{{ paper.title }}", "Title")
    document.add_paragraph("{{ paper.subtitle }}", "Subtitle")
    document.add_paragraph("{{ paper.audience }}", "Subtitle")
    document.add_paragraph("{{ paper.answer_title }}", "Heading 1")
    document.add_paragraph("{{ paper.answer }}")
    document.add_paragraph("{%p if paper.figures %}")
    _caption(document, "{{ paper.figures_title }}")
    _figures(document)
    document.add_paragraph("{%p endif %}")


def _figures(document: Docx) -> None:
    table = _table(document, rows=4, columns=3)
    for cell, no in zip(table.rows[0].cells, range(3), strict=True):
        _write(cell.paragraphs[0], f"{{{{ paper.figures_header[{no}] }}}}", CELL, bold=True)
    _mark(table.rows[1], "{%tr for each in paper.figures %}")
    for cell, words, bold in zip(
        table.rows[2].cells,
        ("{{ each.label }}", "{{ each.value }}", "{{ each.remark }}"),
        (False, True, False),
        strict=True,
    ):
        _write(cell.paragraphs[0], words, CELL, bold=bold)
    _mark(table.rows[3], "{%tr endfor %}")


def _sections(document: Docx) -> None:
    document.add_paragraph("{%p for section in paper.sections %}")
    document.add_paragraph("{%p if section.new_page %}")
    document.add_paragraph(
        "{{ section.title }}", "Heading 1"
    ).paragraph_format.page_break_before = True
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{ section.title }}", "Heading 1")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p for words in section.says %}")
    document.add_paragraph("{{ words }}")
    document.add_paragraph("{%p endfor %}")
    _pictures(document)
    document.add_paragraph("{%p for table in section.tables %}")
    _caption(document, "{{ table.title }}")
    _numbers(document)
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph(style=CELL)  # Word asks for a paragraph behind a last table


def _pictures(document: Docx) -> None:
    document.add_paragraph("{%p for picture in section.pictures %}")
    _caption(document, "{{ picture.title }}").add_run(". {{ picture.says }}")
    document.add_paragraph("{%p if picture.keys %}")
    document.add_paragraph("{{r keys[picture] }}", "Caption").paragraph_format.keep_with_next = True
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ images[picture] }}")
    document.add_paragraph("{%p endfor %}")


def _numbers(document: Docx) -> None:
    table = _table(document, rows=7, columns=3)
    _cells(table.rows[0], "table.header", bold=True)
    _mark(table.rows[1], "{%tr for row in table.rows %}")
    _cells(table.rows[2], "row", bold=False)
    _mark(table.rows[3], "{%tr endfor %}")
    _mark(table.rows[4], "{%tr if table.totals %}")
    _cells(table.rows[5], "table.totals", bold=True)
    _mark(table.rows[6], "{%tr endif %}")


def _cells(row: _Row, of: str, *, bold: bool) -> None:
    """A cell for each column."""
    marks = (f"{{%tc for words in {of} %}}", "{{ words }}", "{%tc endfor %}")
    for cell, words in zip(row.cells, marks, strict=True):
        _write(cell.paragraphs[0], words, CELL, bold=bold)


def _table(document: Docx, *, rows: int, columns: int) -> Table:
    """A table whose first row is its header, on every page again."""
    table: Table = document.add_table(rows, columns)
    table._tbl.tblPr.insert_element_before(_lines(), "w:tblLook")
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(_on("w:tblHeader"))
    return table


def _lines() -> BaseOxmlElement:
    """Thin lines between rows."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


def _on(name: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    return element


def _mark(row: _Row, words: str) -> None:
    row.cells[0].paragraphs[0].add_run(words)


def _caption(document: Docx, words: str) -> Paragraph:
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(words).bold = True
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(6)
    return paragraph


def _write(paragraph: Paragraph, words: str, style: str, *, bold: bool) -> None:
    paragraph.style = style
    paragraph.add_run(words).bold = bold


if __name__ == "__main__":
    PATH.write_bytes(template())
