"""The report as a sheet, and the sheet on screen and on paper."""

from matching.report.page import Sheet, drawn_up
from matching.report.paper import docx_of, pdf_of
from matching.words import Lang, text
from scenarios.council.figures import key_figures
from scenarios.council.found import Council
from scenarios.council.sections import sections
from scenarios.council.sentences import answer


def sheet_of(found: Council, lang: Lang) -> Sheet:
    """What stands in the report; pictures are drawn in a language."""
    outcome = found.outcome
    return Sheet(
        title=text("Staff scholarships: report for the municipal council"),
        subtitle=text(
            "Case {case}, {day:day}, school year {school_year}",
            case=outcome.case,
            day=outcome.on,
            school_year=outcome.school_year,
        ),
        audience=text("For the council: neither names nor ids of scholars are shown."),
        answer=tuple(answer(found)),
        figures=tuple(key_figures(found)),
        sections=tuple(sections(found, lang)),
    )


def council_html(found: Council, lang: Lang) -> str:
    """One page that needs nothing else."""
    return drawn_up(sheet_of(found, lang), lang)


def council_pdf(found: Council, lang: Lang) -> bytes:
    """A tagged PDF (PDF/UA-1)."""
    return pdf_of(sheet_of(found, lang), lang)


def council_docx(found: Council, lang: Lang) -> bytes:
    """A Word document."""
    return docx_of(sheet_of(found, lang), lang)
