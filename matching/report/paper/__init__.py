"""A page on paper: the same `Sheet` as a tagged PDF and as a Word document."""

from matching.report.paper.docx import docx_of
from matching.report.paper.pdf import pdf_of

__all__ = ["docx_of", "pdf_of"]
