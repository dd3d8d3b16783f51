"""Publications: announced runs, their certificates, decision sheets and exports."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from api.http.asking import (
    After,
    CreationOf,
    IfMatch,
    Most,
    StoreOf,
    Who,
    WholeBody,
    WriterOf,
    case_for,
)
from api.http.documents import problems
from api.http.language import Language
from api.http.problems import spoken
from api.http.v1.paging import Page, page_after
from api.identity.may import Action, Resource, must
from api.lifecycle.decided_sheets import MEDIA_TYPE, Form, sheet_of, written
from api.lifecycle.export import exported, note_export
from api.lifecycle.publishing import check, check_public, public_file, publish
from api.store import cases, decisions
from api.store.names import CaseId, PublicationId, RunId
from api.store.parties import party_of
from api.store.states import PartyRole
from api.store.tables.decisions import Publication
from api.store.work import Work
from matching.domain import ScholarId
from matching.words import say

router = APIRouter(tags=["publications"])


class PublicationIn(BaseModel):
    """The run to be announced."""

    run_id: Annotated[str, Field(max_length=64)] = Field(examples=["run_9f86d081884c7d65"])


class PublicationOut(BaseModel):
    """An announced run: the first of a case, then its repairs."""

    publication_id: str
    case_id: str
    run_id: str
    number: int
    certificate_sha256: str
    published_by: str
    published_at: datetime

    @classmethod
    def of(cls, found: Publication) -> "PublicationOut":
        """What is told of it."""
        return cls.model_validate(found, from_attributes=True)


class VerifiedOut(BaseModel):
    """Whether a public certificate agrees with itself, and whether it was published here."""

    agrees: bool
    problem: str | None = Field(description="The first thing that does not agree.")
    published_as: str | None = Field(description="Id of the publication that it is, byte for byte.")
    full_sha256: str | None = Field(description="Of the full certificate that it leans on.")


FILE_ANSWER: dict[str, Any] = {
    "description": "The file.",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}
CERTIFICATE_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "A public certificate, byte for byte.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/cases/{case_id}/publications",
    status_code=201,
    response_class=Response,
    responses={
        201: {"model": PublicationOut, "description": "Published."},
        **problems(401, 403, 404, 409, 412, 422, 428),
    },
)
def post_publication(
    case_id: CaseId, body: PublicationIn, creation: CreationOf, version: IfMatch
) -> Response:
    """Check a run and announce it; `If-Match` is the version of the case."""
    creation.may(Action.PUBLISH)
    with creation.service.store.reading() as db:
        cases.stored_case(db, case_id)
        checked = check(db, case_id, RunId(body.run_id))
    by = creation.identity.officer

    def create(work: Work) -> tuple[object, dict[str, str]]:
        made = publish(work, checked, by, version)
        headers = {"location": f"/v1/publications/{made.publication_id}"}
        return PublicationOut.of(made).model_dump(mode="json"), headers

    return creation.once(create)


@router.get("/cases/{case_id}/publications", responses=problems(401, 403, 404))
def list_publications(
    case_id: CaseId, identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[PublicationOut]:
    """What is published of a case, the first first."""
    with store.reading() as db:
        case_for(db, identity, Action.READ_PUBLICATION, case_id)
        rows = decisions.publications(db, case_id)
    shown, following = page_after(rows, after, most, lambda row: row.publication_id)
    return Page(items=[PublicationOut.of(row) for row in shown], next=following)


@router.get("/publications/{publication_id}", responses=problems(401, 403, 404))
def get_publication(publication_id: PublicationId, identity: Who, store: StoreOf) -> PublicationOut:
    """A publication."""
    with store.reading() as db:
        found = decisions.publication(db, publication_id)
        case_for(db, identity, Action.READ_PUBLICATION, found.case_id)
    return PublicationOut.of(found)


@router.get(
    "/publications/{publication_id}/certificate",
    response_class=Response,
    responses={200: FILE_ANSWER, **problems(404)},
)
def get_certificate(publication_id: PublicationId, identity: Who, store: StoreOf) -> Response:
    """The public certificate, for anyone."""
    must(identity, Action.VERIFY)
    with store.reading() as db:
        body = public_file(db, publication_id)
    return Response(body, media_type="application/json")


@router.get(
    "/publications/{publication_id}/decisions/{scholar_id}",
    response_class=Response,
    responses={200: FILE_ANSWER, **problems(401, 403, 404, 422)},
)
def get_decision(  # noqa: PLR0913, PLR0917, what a route asks
    publication_id: PublicationId,
    scholar_id: ScholarId,
    identity: Who,
    store: StoreOf,
    lang: Language,
    form: Annotated[Form, Query(description="What the sheet is written as.")] = Form.HTML,
) -> Response:
    """The decision sheet of a scholar, awarded or not: rule, facts, reason, notice of appeal."""
    with store.reading() as db:
        found = decisions.publication(db, publication_id)
        owner = party_of(db, found.case_id, PartyRole.SCHOLAR, scholar_id)
        must(identity, Action.READ_RESULT, Resource(case=found.case_id, owner=owner.party_id))
        sheet = sheet_of(db, publication_id, scholar_id)
    headers = {
        "content-disposition": f'attachment; filename="decision-{found.number}.{form}"',
        "cache-control": "no-store",
        **spoken(lang),
    }
    return Response(written(sheet, form, lang), media_type=MEDIA_TYPE[form], headers=headers)


@router.get(
    "/publications/{publication_id}/export",
    response_class=Response,
    responses={200: FILE_ANSWER, **problems(401, 403, 404)},
)
def get_export(publication_id: PublicationId, writer: WriterOf) -> Response:
    """The files of the run and the public certificate, as a zip."""
    with writer.service.store.reading() as db:
        found = decisions.publication(db, publication_id)
        case_for(db, writer.identity, Action.EXPORT, found.case_id)
        body = exported(db, publication_id)
    with writer.writing() as work:
        note_export(work, publication_id)
    headers = {"content-disposition": f'attachment; filename="publication-{found.number}.zip"'}
    return Response(body, media_type="application/zip", headers=headers)


@router.post("/verify", responses=problems(413, 422), openapi_extra=CERTIFICATE_BODY)
def post_verify(identity: Who, body: WholeBody, store: StoreOf, lang: Language) -> VerifiedOut:
    """Check a public certificate: its caps, sums, places and lines, and whether it is ours."""
    must(identity, Action.VERIFY)
    with store.reading() as db:
        found = check_public(db, body)
    return VerifiedOut(
        agrees=found.problem is None,
        problem=None if found.problem is None else say(found.problem, lang),
        published_as=found.published,
        full_sha256=None if found.certificate is None else found.certificate.full,
    )
