"""The words of a page, a PDF and a Word document, without the spaces that layouts differ in."""

import io
import re
import zipfile
from html import unescape
from xml.etree import ElementTree as ET

from pypdf import PdfReader

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def bare(words: str) -> str:
    """Letters, figures and signs only."""
    return re.sub(r"\s", "", words).casefold()


def of_html(page: str) -> str:
    """What a page says."""
    return bare(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.DOTALL)))


def of_pdf(made: bytes, *, pages: int | None = None) -> str:
    """What a PDF says, on its first pages where asked; the line under each page is left out."""
    reader = PdfReader(io.BytesIO(made))
    title = bare((reader.metadata and reader.metadata.title) or "")
    every = len(reader.pages)
    return "".join(
        bare(page.extract_text()).removesuffix(f"{title}{number}/{every}")
        for number, page in enumerate(reader.pages[:pages], start=1)
    )


def of_docx(made: bytes) -> str:
    """What a Word document says."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        document = ET.fromstring(archive.read("word/document.xml"))
    return bare("".join(each.text or "" for each in document.iter(_WORDS)))
