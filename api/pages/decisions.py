"""Decision sheets of a studied case: for one person at once, for all in one archive."""

import io
import zipfile
from typing import Final

from fastapi import Response

from api.pages.study import Study
from api.wishes import scholar_in
from matching.domain import ScholarId
from matching.report.decision import Decided, Letterhead, Written, decision_sheet
from matching.report.page import Sheet
from matching.words import Lang

ARCHIVE: Final = {Lang.SL: "odlocbe.zip", Lang.EN: "decisions.zip"}
NAME: Final = {Lang.SL: "odlocba", Lang.EN: "decision"}
TOWN: Final = "Mestna občina Velenje"
APPEAL: Final = Written(
    sl="Vzorec iz predstavitve; pravni pouk vpiše občina.",
    en="A specimen of the demonstration; the municipality writes its notice of appeal here.",
)
NOBODY: Final = "–"


def decision_of(study: Study, scholar_id: str, lang: Lang) -> Response:
    """The sheet of one person as a PDF."""
    from matching.report.paper import pdf_of

    scholar = scholar_in(study.case, scholar_id).scholar_id
    sheet = _sheet(study, scholar, scholar)
    return _file(pdf_of(sheet, lang), "application/pdf", f"{NAME[lang]}-{scholar}.pdf")


def decisions(study: Study, lang: Lang) -> Response:
    """The sheets of everyone as Word documents, to be completed and sent."""
    from matching.report.paper import docx_of

    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as written:
        for scholar in study.case.scholars:
            sheet = _sheet(study, scholar.scholar_id)
            name = f"{NAME[lang]}-{scholar.scholar_id}.docx"
            written.writestr(zipfile.ZipInfo(name), docx_of(sheet, lang))
    return _file(archive.getvalue(), "application/zip", ARCHIVE[lang])


def _sheet(study: Study, scholar: ScholarId, *only: ScholarId) -> Sheet:
    """A specimen: nobody published it, so that it has neither number nor certificate."""
    found = Decided(
        case=study.case,
        policy=study.match.policy,
        outcome=study.match.outcome,
        explanation=study.explanation(*only),
    )
    head = Letterhead(
        town=TOWN,
        scholar=None,
        officer=NOBODY,
        published_on=study.case.on,
        appeal=APPEAL,
        contract_number=None,
        certificate=NOBODY,
    )
    return decision_sheet(found, scholar, head)


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
