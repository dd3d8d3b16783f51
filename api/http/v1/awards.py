"""Accepted awards, and what becomes of them."""

from datetime import datetime

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.http.asking import After, IfMatch, Most, StoreOf, Who, WriterOf, case_for, etag
from api.http.documents import problems
from api.http.v1.paging import Page, page_after
from api.identity.may import Action
from api.lifecycle.leaving import leave
from api.store import decisions
from api.store.names import AwardId, CaseId
from api.store.states import AwardState
from api.store.tables.decisions import Award

router = APIRouter(tags=["awards"])


class AwardOut(BaseModel):
    """An accepted award."""

    award_id: str
    case_id: str
    scholar_id: str
    position_id: str
    state: AwardState
    since: datetime
    completion_case: str | None
    version: int

    @classmethod
    def of(cls, found: Award) -> "AwardOut":
        """What officers are told of it."""
        return cls.model_validate(found, from_attributes=True)


class AwardStateIn(BaseModel):
    """``left``; awards complete and end in employment through a completion case."""

    to: AwardState = Field(examples=["left"])


@router.get("/cases/{case_id}/awards", responses=problems(401, 403, 404))
def list_awards(
    case_id: CaseId, identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[AwardOut]:
    """Accepted awards of a case by scholar."""
    with store.reading() as db:
        case_for(db, identity, Action.MOVE_AWARD, case_id)
        rows = decisions.awards(db, case_id)
    shown, following = page_after(rows, after, most, lambda row: row.award_id)
    return Page(items=[AwardOut.of(row) for row in shown], next=following)


@router.post("/awards/{award_id}/state", responses=problems(401, 403, 404, 409, 412, 422, 428))
def post_award_state(
    award_id: AwardId, body: AwardStateIn, writer: WriterOf, version: IfMatch, answer: Response
) -> AwardOut:
    """Note that a scholar has left."""
    writer.may(Action.MOVE_AWARD)
    with writer.writing() as work:
        found = leave(work, award_id, body.to, version)
    answer.headers.update(etag(found.version))
    return AwardOut.of(found)
