"""PDF and Word documents that anyone can read, with eyes or without, and to the same byte."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject

from matching.report.page import Sheet
from matching.report.paper import docx_of, pdf_of, template
from matching.report.section import Section
from matching.report.table import Column, Kind, Table
from matching.words import Lang, say, text
from tests.council.conftest import Printed
from tests.council.words_of import bare, of_docx, of_pdf

NASTY = '#panic() *b* $x$ _i_ @ref <w:p> & "q" {{ paper }} {% if %} \\ // =h `c` [a] č š ž'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def _letter() -> Sheet:
    """A sheet without pictures, all of whose words are anything but markup."""
    nasty = text("{words}", words=NASTY)
    table = Table(
        name="t",
        title=nasty,
        columns=(Column(nasty), Column(nasty, Kind.INT, total=True)),
        rows=((NASTY, 5), (None, 7)),
    )
    empty = Table(name="e", title=nasty, columns=(Column(nasty),), rows=())
    return Sheet(
        title=nasty,
        subtitle=nasty,
        audience=nasty,
        answer=(nasty,),
        figures=(),
        sections=(Section(name="s", title=nasty, says=(nasty,), tables=(table, empty)),),
    )


def _tags(made: bytes) -> list[str]:
    """Tags of a PDF in the order of reading."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(str(node["/S"]))
            kids: Any = node.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                walk(kid.get_object() if isinstance(kid, PdfObject) else kid)

    walk(_root(made)["/StructTreeRoot"])
    return found


def _root(made: bytes) -> Any:
    """The catalogue of a PDF."""
    return PdfReader(io.BytesIO(made)).trailer["/Root"]


def test_the_pdf_is_tagged_and_says_its_title_and_language(
    sheet: Sheet, lang: Lang, printed: Printed
) -> None:
    reader, root = PdfReader(io.BytesIO(printed.pdf)), _root(printed.pdf)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == lang
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == say(sheet.title, lang)
    assert reader.xmp_metadata is not None
    assert "<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.rdf_root.toxml()


def test_the_pdf_has_headings_header_cells_and_words_for_every_picture(
    sheet: Sheet, lang: Lang, printed: Printed
) -> None:
    tags = _tags(printed.pdf)
    tables = [table for section in sheet.sections for table in section.tables]
    pictures = [picture for section in sheet.sections for picture in section.pictures]
    tables += [picture.table for picture in pictures]
    assert tags.count("/Table") == len(tables)
    assert tags.count("/TH") == sum(len(table.columns) for table in tables)
    assert tags.count("/H1") == len(sheet.sections) + 2
    assert tags.count("/Figure") >= len(pictures)


def test_every_letter_of_the_pdf_comes_from_fonts_within_it(printed: Printed) -> None:
    fonts = set()
    for page in PdfReader(io.BytesIO(printed.pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            fonts.add(font.get_object()["/BaseFont"])
    assert fonts
    assert all(re.match(r"/[A-Z]{6}\+LibertinusSerif", font) for font in fonts), fonts


def test_words_are_never_read_as_markup() -> None:
    for words in (of_pdf(pdf_of(_letter(), Lang.SL)), of_docx(docx_of(_letter(), Lang.SL))):
        assert words.count(bare(NASTY)) >= 10
        assert "12" in words


def test_a_sheet_without_pictures_has_no_part_for_their_numbers() -> None:
    assert bare("The numbers behind the pictures") not in of_pdf(pdf_of(_letter(), Lang.EN))


def test_the_word_document_has_styles_header_rows_and_words_for_every_picture(
    sheet: Sheet, lang: Lang, printed: Printed
) -> None:
    document = Document(io.BytesIO(printed.docx))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == len(sheet.sections) + 2
    with zipfile.ZipFile(io.BytesIO(printed.docx)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))
        settings = archive.read("word/styles.xml").decode()
    for table in body.iter(f"{W}tbl"):
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
        assert len({len(list(row.iter(f"{W}tc"))) for row in (first, *others)}) == 1
    pictures = [picture for section in sheet.sections for picture in section.pictures]
    described = [shape.attrib["descr"] for shape in body.iter(DRAWING)]
    assert len(described) == len(pictures)
    for picture, words in zip(pictures, described, strict=True):
        assert bare(say(picture.says, lang)) in bare(words)
    assert {Lang.SL: 'w:val="sl-SI"', Lang.EN: 'w:val="en-GB"'}[lang] in settings
    assert document.core_properties.title == say(sheet.title, lang)


def test_the_word_template_is_what_its_script_makes() -> None:
    assert _files(template.PATH.read_bytes()) == _files(template.template())


def _files(made: bytes) -> dict[str, bytes]:
    """What is in an archive, however it is packed."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("make", [pdf_of, docx_of])
def test_paper_names_no_machine_and_no_day(make: object) -> None:
    assert callable(make)
    made = make(_letter(), Lang.EN)
    assert isinstance(made, bytes)
    assert made == make(_letter(), Lang.EN)
    assert str(Path.home()).encode() not in made
