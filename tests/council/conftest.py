"""Reports on the smallest case, whose counts may not be published, and on forty applicants."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from matching.domain import Case
from matching.read import read_case
from matching.report.page import Sheet, drawn_up
from matching.report.paper import docx_of, pdf_of
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.council import Council, council, sheet_of
from scenarios.generate import generate
from tests.council.words_of import of_docx, of_html, of_pdf

TINY = Path(__file__).parents[2] / "scenarios/cases/tiny"


def _found(case: Case) -> Council:
    return council(
        case, policy_book(), ["share-50", "largest-employer-closes"], years=4, seeds=2, workers=1
    )


@pytest.fixture(scope="session")
def tiny() -> Council:
    """Four awards."""
    return _found(read_case(TINY))


@pytest.fixture(scope="session")
def forty() -> Council:
    """Forty applicants."""
    return _found(generate(40, 3))


@pytest.fixture(scope="session", params=list(Lang))
def lang(request: pytest.FixtureRequest) -> Lang:
    """Both languages."""
    assert isinstance(request.param, Lang)
    return request.param


@pytest.fixture(scope="session")
def sheet(forty: Council, lang: Lang) -> Sheet:
    """The report on the forty."""
    return sheet_of(forty, lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The report as it is written."""

    html: str
    pdf: bytes
    docx: bytes


@pytest.fixture(scope="session")
def printed(sheet: Sheet, lang: Lang) -> Printed:
    """The report on the forty, as page, PDF and Word document."""
    return Printed(html=drawn_up(sheet, lang), pdf=pdf_of(sheet, lang), docx=docx_of(sheet, lang))


@pytest.fixture(scope="session")
def three(printed: Printed) -> dict[str, str]:
    """The words of each."""
    return {
        "html": of_html(printed.html),
        "pdf": of_pdf(printed.pdf),
        "docx": of_docx(printed.docx),
    }
