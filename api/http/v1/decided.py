"""What officers decide before a run: facts confirmed by documents, pins, the seed of the draw."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from api.http.asking import (
    After,
    CreationOf,
    IfMatch,
    IfMatchOrNone,
    Most,
    StoreOf,
    Who,
    WriterOf,
    case_for,
    etag,
)
from api.http.documents import problems
from api.http.v1.paging import Page, page_after
from api.identity.may import Action
from api.lifecycle import confirmed
from api.store import decided
from api.store.decided import FactOf
from api.store.names import CaseId
from api.store.tables.cases import DrawSeed, Eligibility, StoredPin
from matching.domain import Pin, PinKind, PositionId, ScholarId

router = APIRouter(prefix="/cases/{case_id}", tags=["decisions before a run"])
Id = Annotated[str, Field(min_length=1, max_length=64)]
AskedId = Annotated[str, Query(min_length=1, max_length=64)]


class FactIn(BaseModel):
    """A fact of a scholar, confirmed by a document."""

    scholar_id: Id = Field(examples=["S-0001"])
    fact: Id = Field(examples=["municipality"])
    document: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        examples=["403-12/2026-7"]
    )


class FactOut(BaseModel):
    """Who confirmed a fact, when and by which document."""

    scholar_id: str
    fact: str
    document: str
    confirmed_by: str
    confirmed_at: datetime
    version: int

    @classmethod
    def of(cls, found: Eligibility) -> "FactOut":
        """What is told of it."""
        return cls.model_validate(found, from_attributes=True)


class PinIn(BaseModel):
    """A pair that must or must never be, with the reason that is printed."""

    scholar_id: Id = Field(examples=["S-0001"])
    position_id: Id = Field(examples=["P-001"])
    decision: PinKind
    reason: Annotated[str, Field(min_length=1, max_length=1_000)]


class PinOut(BaseModel):
    """A decision on a pair, and who made it."""

    scholar_id: str
    position_id: str
    decision: PinKind
    reason: str
    decided_by: str
    decided_at: datetime
    version: int

    @classmethod
    def of(cls, found: StoredPin) -> "PinOut":
        """What is told of it."""
        return cls.model_validate(found, from_attributes=True)


class SeedIn(BaseModel):
    """The seed of the draw and its public source."""

    seed: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        examples=["07 12 23 31 38 44"]
    )
    source: Annotated[str, Field(min_length=1, max_length=500)] = Field(
        examples=["Loto, draw of 18 October 2026"]
    )


class SeedOut(BaseModel):
    """The seed that a run uses."""

    seed: str
    source: str
    recorded_by: str
    recorded_at: datetime

    @classmethod
    def of(cls, found: DrawSeed) -> "SeedOut":
        """What is told of it."""
        return cls.model_validate(found, from_attributes=True)


@router.get("/confirmations", responses=problems(401, 403, 404))
def list_confirmations(
    case_id: CaseId, identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[FactOut]:
    """Confirmed facts by scholar and fact."""
    with store.reading() as db:
        case_for(db, identity, Action.DECIDE, case_id)
        rows = decided.confirmed_facts(db, case_id)
    shown, following = page_after(rows, after, most, lambda row: row.eligibility_id)
    return Page(items=[FactOut.of(row) for row in shown], next=following)


@router.put("/confirmations", responses=problems(401, 403, 404, 409, 412, 422, 428))
def put_confirmation(
    case_id: CaseId, body: FactIn, writer: WriterOf, version: IfMatchOrNone, answer: Response
) -> FactOut:
    """Confirm a fact of a scholar; `If-None-Match: *` for the first time."""
    writer.may(Action.DECIDE)
    about = FactOf(case_id=case_id, scholar_id=body.scholar_id, fact=body.fact)
    with writer.writing() as work:
        found = confirmed.confirm(work, about, body.document, version)
    answer.headers.update(etag(found.version))
    return FactOut.of(found)


@router.delete(
    "/confirmations", status_code=204, responses=problems(401, 403, 404, 409, 412, 422, 428)
)
def delete_confirmation(
    case_id: CaseId, scholar_id: AskedId, fact: AskedId, writer: WriterOf, version: IfMatch
) -> None:
    """Take a confirmation back."""
    writer.may(Action.DECIDE)
    about = FactOf(case_id=case_id, scholar_id=scholar_id, fact=fact)
    with writer.writing() as work:
        decided.withdraw_fact(work, about, version)


@router.get("/pins", responses=problems(401, 403, 404))
def list_pins(
    case_id: CaseId, identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[PinOut]:
    """Decisions on pairs by scholar and position."""
    with store.reading() as db:
        case_for(db, identity, Action.DECIDE, case_id)
        rows = decided.pins(db, case_id)
    shown, following = page_after(rows, after, most, lambda row: row.pin_id)
    return Page(items=[PinOut.of(row) for row in shown], next=following)


@router.put("/pins", responses=problems(401, 403, 404, 409, 412, 422, 428))
def put_pin(
    case_id: CaseId, body: PinIn, writer: WriterOf, version: IfMatchOrNone, answer: Response
) -> PinOut:
    """Decide a pair; `If-None-Match: *` for a new decision."""
    writer.may(Action.DECIDE)
    wanted = Pin(
        scholar_id=ScholarId(body.scholar_id),
        position_id=PositionId(body.position_id),
        decision=body.decision,
        reason=body.reason,
    )
    with writer.writing() as work:
        found = confirmed.pin(work, case_id, wanted, version)
    answer.headers.update(etag(found.version))
    return PinOut.of(found)


@router.delete("/pins", status_code=204, responses=problems(401, 403, 404, 409, 412, 422, 428))
def delete_pin(
    case_id: CaseId, scholar_id: AskedId, position_id: AskedId, writer: WriterOf, version: IfMatch
) -> None:
    """Take a decision back."""
    writer.may(Action.DECIDE)
    with writer.writing() as work:
        decided.remove_pin(
            work, case_id, scholar_id=scholar_id, position_id=position_id, expected=version
        )


@router.get("/seed", responses=problems(401, 403, 404, 409))
def get_seed(case_id: CaseId, identity: Who, store: StoreOf) -> SeedOut:
    """The seed that a run uses: the first one recorded after closing."""
    with store.reading() as db:
        case_for(db, identity, Action.READ_CASE, case_id)
        return SeedOut.of(decided.seed_of_run(db, case_id))


@router.post(
    "/seed",
    status_code=201,
    response_class=Response,
    responses={
        201: {"model": SeedOut, "description": "Recorded."},
        **problems(401, 403, 404, 409, 422),
    },
)
def post_seed(case_id: CaseId, body: SeedIn, creation: CreationOf) -> Response:
    """Record the seed of the draw; one recorded before closing is never used."""
    creation.may(Action.DECIDE)
    return creation.once(
        lambda work: (
            SeedOut.of(decided.record_seed(work, case_id, body.seed, body.source)).model_dump(
                mode="json"
            ),
            {},
        )
    )
