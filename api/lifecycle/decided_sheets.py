"""Decision sheets of a publication, as HTML, PDF and Word documents."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from api.identity.officers import officer
from api.lifecycle.result import result_of
from api.store import decided, decisions
from api.store.days import local_day
from api.store.errors import NotFoundError
from api.store.names import Actor, CaseId, OfficerId, PublicationId
from api.store.parties import party_of
from api.store.persons import person
from api.store.run_files import run_file
from api.store.states import PartyRole
from api.store.tables.access import ApiToken
from api.store.tables.decisions import Publication
from api.store.town import town
from matching.certificate import FILE
from matching.domain import ScholarId
from matching.public_certificate import contract_numbers
from matching.report.decision import ConfirmedFact, Decided, Letterhead, Written, decision_sheet
from matching.report.page import Sheet, drawn_up
from matching.words import Lang


class Form(StrEnum):
    """What a sheet is written as."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


MEDIA_TYPE: Final[Mapping[Form, str]] = MappingProxyType(
    {
        Form.HTML: "text/html; charset=utf-8",
        Form.PDF: "application/pdf",
        Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)


def sheet_of(db: Session, publication_id: PublicationId, scholar_id: ScholarId) -> Sheet:
    """The decision sheet of a scholar; raises `NotFoundError`."""
    published = decisions.publication(db, publication_id)
    result = result_of(db, published.run_id)
    if scholar_id not in result.case.scholar_by_id():
        raise NotFoundError("scholar")
    full = run_file(db, published.run_id, FILE).body
    number = contract_numbers(result.outcome, full).get(scholar_id)
    found = Decided(
        case=result.case,
        policy=result.made.policy,
        outcome=result.outcome,
        explanation=result.explanation,
    )
    return decision_sheet(found, scholar_id, _head(db, published, scholar_id, number))


def written(sheet: Sheet, form: Form, lang: Lang) -> bytes:
    """A sheet as a file."""
    match form:
        case Form.HTML:
            return drawn_up(sheet, lang).encode()
        case Form.PDF:
            from matching.report.paper import pdf_of

            return pdf_of(sheet, lang)
        case Form.DOCX:
            from matching.report.paper import docx_of

            return docx_of(sheet, lang)


def _head(
    db: Session, published: Publication, scholar_id: ScholarId, number: int | None
) -> Letterhead:
    says = town(db)
    scholar = party_of(db, published.case_id, PartyRole.SCHOLAR, scholar_id)
    return Letterhead(
        town=says.name,
        scholar=person(db, scholar.person_id).name,
        officer=_name_of(db, published.published_by),
        published_on=local_day(published.published_at),
        appeal=Written(sl=says.appeal_sl, en=says.appeal_en),
        contract_number=number,
        certificate=published.certificate_sha256,
        confirmed=_confirmed(db, published.case_id, scholar_id),
    )


def _confirmed(db: Session, case_id: CaseId, scholar_id: ScholarId) -> tuple[ConfirmedFact, ...]:
    return tuple(
        ConfirmedFact(fact=each.fact, document=each.document, on=local_day(each.confirmed_at))
        for each in decided.confirmed_facts(db, case_id)
        if each.scholar_id == scholar_id
    )


def _name_of(db: Session, actor: Actor) -> str:
    """Who published; a token's officer answers for it."""
    token = db.get(ApiToken, actor)
    who = officer(db, OfficerId(actor) if token is None else token.officer_id)
    return person(db, who.person_id).name or ""
