"""What an officer takes along of a studied case: the council's report, and the workbook."""

import tempfile
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from fastapi import Request, Response

from api.pages.headers import REPORT_POLICY
from api.pages.render import page
from api.pages.simulated import council_of
from api.pages.study import Study
from api.pages.waiting import PATIENCE, waiting
from matching.documents import others_of
from matching.report.comparison import comparison_table
from matching.report.mechanisms import mechanisms_table, promises_table
from matching.report.tables import outcome_tables
from matching.report.workbook import write_workbook
from matching.words import Lang

if TYPE_CHECKING:
    from scenarios.council import Council


class CouncilFile(StrEnum):
    """A form of the council's report."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


OFFICE: Final = "application/vnd.openxmlformats-officedocument"
WORKBOOK: Final = f"{OFFICE}.spreadsheetml.sheet"
MEDIA: Final[Mapping[CouncilFile, str]] = MappingProxyType(
    {
        CouncilFile.PDF: "application/pdf",
        CouncilFile.DOCX: f"{OFFICE}.wordprocessingml.document",
        CouncilFile.HTML: "text/html; charset=utf-8",
    }
)
NAME: Final = {Lang.SL: "porocilo-za-mestni-svet", Lang.EN: "council-report"}
WORKBOOK_NAME: Final = {Lang.SL: "razporeditev.xlsx", Lang.EN: "match.xlsx"}


def take(request: Request, study: Study) -> Response:
    """One click for each thing to take along."""
    return page(request, "study/take.html.j2", study=study, outcome=study.match.outcome)


def council_file(request: Request, study: Study, kind: CouncilFile, lang: Lang) -> Response:
    """The council's report; until it is worked out, how far it is."""
    running = council_of(study)
    found = running.within(PATIENCE)
    if found is None:
        return waiting(request, study, running, "council")
    answer = Response(_written(found, kind, lang), media_type=MEDIA[kind])
    if kind is CouncilFile.HTML:
        answer.headers["content-security-policy"] = REPORT_POLICY
    else:
        answer.headers["content-disposition"] = f'attachment; filename="{NAME[lang]}.{kind}"'
    return answer


def _written(found: "Council", kind: CouncilFile, lang: Lang) -> bytes:
    from scenarios.council import council_docx, council_html, council_pdf  # loads altair

    match kind:
        case CouncilFile.PDF:
            return council_pdf(found, lang)
        case CouncilFile.DOCX:
            return council_docx(found, lang)
        case CouncilFile.HTML:
            return council_html(found, lang).encode()


def workbook(study: Study, lang: Lang) -> Response:
    """The match as a workbook, every table a sheet."""
    made = study.match
    others = others_of(made, study.book)
    tables = [*outcome_tables(study.case, made.outcome, study.explanation())]
    if others.today is not None:
        tables.append(comparison_table(made.outcome, others.today))
    every = [made.outcome, *others.flexible, *([others.today] if others.today else ())]
    if len(every) > 1:
        tables += [mechanisms_table(every), promises_table(every)]
    with tempfile.TemporaryDirectory(prefix="ukrep5-") as folder:
        path = Path(folder) / "match.xlsx"
        write_workbook(path, made.outcome, others.today, tables, lang)
        content = path.read_bytes()
    answer = Response(content, media_type=WORKBOOK)
    answer.headers["content-disposition"] = f'attachment; filename="{WORKBOOK_NAME[lang]}"'
    return answer
