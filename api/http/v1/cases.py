"""``/v1/cases``: calls and completions, from the upload of their facts to their settlement."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime, BaseModel, Field

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
    etag,
)
from api.http.documents import problems
from api.http.language import Language
from api.http.v1.paging import Page, page_of
from api.http.v1.upload import UPLOAD_BODY, PreviewOut
from api.identity.may import Action, Resource, may, must
from api.lifecycle.completion import create_completion
from api.lifecycle.move import move, offered_in
from api.lifecycle.points import set_points
from api.lifecycle.upload import looked_over
from api.store import cases
from api.store.names import CaseId
from api.store.states import CallState
from api.store.tables.cases import StoredCase
from matching.domain import CaseKind, ScholarId

router = APIRouter(prefix="/cases", tags=["cases"])


class CaseOut(BaseModel):
    """A call or a completion, without its facts."""

    case_id: str = Field(examples=["case_9f86d081884c7d65"])
    name: str
    kind: CaseKind
    state: CallState
    version: int
    facts_sha256: str
    demonstration: bool
    continues: str | None
    created_at: datetime
    closes_at: datetime | None
    answer_by: date | None
    opened_at: datetime | None
    closed_at: datetime | None
    settled_at: datetime | None

    @classmethod
    def of(cls, found: StoredCase) -> "CaseOut":
        """What is told of a case."""
        return cls.model_validate(found, from_attributes=True)


class StateIn(BaseModel):
    """The next state: open, closed, accepting or settled; a run and a publication bring theirs."""

    to: CallState = Field(examples=["open"])


class DaysIn(BaseModel):
    """When the call closes by itself, and the last day of answers."""

    closes_at: AwareDatetime | None = Field(default=None, examples=["2026-10-15T12:00:00+02:00"])
    answer_by: date | None = Field(default=None, examples=["2026-11-10"])


class PointsIn(BaseModel):
    """Municipal priority points by scholar, as decimal text."""

    points: dict[
        Annotated[str, Field(max_length=64)],
        Annotated[str, Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,2})?$")],
    ] = Field(examples=[{"S-0001": "12.50"}])


CREATED: dict[int | str, dict[str, Any]] = {201: {"model": CaseOut, "description": "The draft."}}
Demonstration = Annotated[
    bool, Query(description="Anyone may read it where the demonstration is open.")
]


@router.post("/preview", responses=problems(400, 401, 403, 413, 422), openapi_extra=UPLOAD_BODY)
def preview_case(identity: Who, body: WholeBody, lang: Language) -> PreviewOut:
    """Look a case over before it is taken: headers, control sums, every fault; nothing is kept."""
    must(identity, Action.CREATE_CASE)
    return PreviewOut.of(looked_over(body), lang)


@router.post(
    "",
    status_code=201,
    response_class=Response,
    responses={**CREATED, **problems(400, 401, 403, 413, 422)},
    openapi_extra=UPLOAD_BODY,
)
def create_case(
    body: WholeBody, creation: CreationOf, demonstration: Demonstration = False
) -> Response:
    """Take a case as a draft, with a party for each employer and scholar."""
    creation.may(Action.CREATE_CASE)
    found = looked_over(body)
    case = found.taken()
    return creation.once(
        lambda work: _made(
            cases.create_case(work, case, found.persons, demonstration=demonstration)
        )
    )


@router.get("", responses=problems(401, 403))
def list_cases(
    identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[CaseOut]:
    """Every case by its id."""
    must(identity, Action.READ_CASE, Resource(demonstration=True))
    with store.reading() as db:
        rows = cases.cases(db, after=CaseId(after) if after else None, most=most + 1)
    shown, following = page_of(rows, most, lambda row: row.case_id)
    ours = [
        row
        for row in shown
        if may(identity, Action.READ_CASE, Resource(demonstration=row.demonstration))
    ]
    return Page(items=[CaseOut.of(row) for row in ours], next=following)


@router.get("/{case_id}", responses=problems(401, 403, 404))
def get_case(case_id: CaseId, identity: Who, store: StoreOf, answer: Response) -> CaseOut:
    """A case; its version stands in `ETag` too."""
    with store.reading() as db:
        found = case_for(db, identity, Action.READ_CASE, case_id)
    answer.headers.update(etag(found.version))
    return CaseOut.of(found)


@router.get("/{case_id}/facts", response_class=Response, responses=problems(401, 403, 404))
def get_facts(case_id: CaseId, identity: Who, store: StoreOf) -> Response:
    """The facts as canonical JSON, without what parties hand in."""
    with store.reading() as db:
        found = case_for(db, identity, Action.READ_CASE, case_id)
        facts = cases.facts_json(db, case_id)
    return Response(facts, media_type="application/json", headers=etag(found.version))


@router.put(
    "/{case_id}/facts",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 422, 428),
    openapi_extra=UPLOAD_BODY,
)
def put_facts(
    case_id: CaseId,
    body: WholeBody,
    writer: WriterOf,
    version: IfMatch,
    answer: Response,
) -> CaseOut:
    """Replace the facts; once the call is open, employers and scholars stay the same."""
    writer.may(Action.EDIT_CASE)
    found = looked_over(body)
    case = found.taken()
    with writer.writing() as work:
        changed = cases.replace_facts(work, case_id, case, version, found.persons)
    return _changed(changed, answer)


@router.put("/{case_id}/points", responses=problems(401, 403, 404, 409, 412, 422, 428))
def put_points(
    case_id: CaseId,
    body: PointsIn,
    writer: WriterOf,
    version: IfMatch,
    answer: Response,
) -> CaseOut:
    """Set the points of some scholars; the others keep theirs."""
    writer.may(Action.EDIT_CASE)
    given = {ScholarId(scholar): points for scholar, points in body.points.items()}
    with writer.writing() as work:
        changed = set_points(work, case_id, given, version)
    return _changed(changed, answer)


@router.put("/{case_id}/days", responses=problems(401, 403, 404, 412, 422, 428))
def put_days(
    case_id: CaseId,
    body: DaysIn,
    writer: WriterOf,
    version: IfMatch,
    answer: Response,
) -> CaseOut:
    """Set when the call closes, and the last day of answers."""
    writer.may(Action.EDIT_CASE)
    with writer.writing() as work:
        changed = cases.set_days(
            work, case_id, version, closes_at=body.closes_at, answer_by=body.answer_by
        )
    return _changed(changed, answer)


@router.post("/{case_id}/state", responses=problems(401, 403, 404, 409, 412, 422, 428))
def post_state(
    case_id: CaseId,
    body: StateIn,
    writer: WriterOf,
    version: IfMatch,
    answer: Response,
) -> CaseOut:
    """Take a case on: open it, close it, ask for answers, settle it."""
    writer.may(Action.MOVE_CASE)
    with writer.service.store.reading() as db:
        offered = offered_in(db, case_id, body.to)
    with writer.writing() as work:
        changed = move(work, case_id, body.to, version, offered)
    return _changed(changed, answer)


@router.post(
    "/{case_id}/completion",
    status_code=201,
    response_class=Response,
    responses={**CREATED, **problems(400, 401, 403, 404, 409, 413, 422)},
    openapi_extra=UPLOAD_BODY,
)
def post_completion(case_id: CaseId, body: WholeBody, creation: CreationOf) -> Response:
    """Take the choice at completion of a settled call as a draft that continues it."""
    creation.may(Action.CREATE_CASE)
    found = looked_over(body)
    case = found.taken()
    return creation.once(lambda work: _made(create_completion(work, case_id, case, found.persons)))


def _made(made: StoredCase) -> tuple[object, Mapping[str, str]]:
    headers = {"location": f"/v1/cases/{made.case_id}", **etag(made.version)}
    return CaseOut.of(made).model_dump(mode="json"), headers


def _changed(changed: StoredCase, answer: Response) -> CaseOut:
    answer.headers.update(etag(changed.version))
    return CaseOut.of(changed)
