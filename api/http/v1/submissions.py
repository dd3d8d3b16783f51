"""``/v1/me/submissions``: drafts, confirmation with a receipt, countersignature."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from fastapi import APIRouter, Response

from api.http.asking import IfMatch, IfMatchOrNone, Now, StoreOf, Who, etag
from api.http.body import JsonBody
from api.http.documents import problems
from api.http.v1.mine import Confirming, Countersigning, Editing, Reading
from api.identity.roles import Role
from api.lifecycle.bodies import BODY_OF
from api.lifecycle.handing_in import (
    Given,
    Receipt,
    Waiting,
    body_json,
    confirm,
    draft,
    receipts,
    save,
    waiting,
    without_notes,
)
from api.lifecycle.last_year import as_last_year
from api.store import submissions
from api.store.names import ConfirmationId
from api.store.states import Part

router = APIRouter(prefix="/me", tags=["submissions"])

EXAMPLES: Final[Mapping[Part, Any]] = MappingProxyType(
    {
        Part.PLACES: {
            "positions": [
                {
                    "occupation": "strojni tehnik",
                    "level": "secondary",
                    "places": 2,
                    "monthly_amount_eur": "150.00",
                    "accepts_unfunded": False,
                    "employment_months": 12,
                }
            ]
        },
        Part.RANKING: {
            "positions": [
                {"position_id": "P-1", "ranked": [["S-1", "S-2"], ["S-5"]], "not_acceptable": []}
            ]
        },
        Part.WISHES: {"ranked": ["P-1", "P-2"], "not_acceptable": [], "notes": {}},
    }
)
"""Those in one group rank alike; below the end of a list: rather none."""

_PART: Final[dict[str, Any]] = {
    "application/json": {
        "schema": {
            "oneOf": [
                {"$ref": f"#/components/schemas/{body.__name__}"} for body in BODY_OF.values()
            ]
        }
    }
}
PART_ANSWER: Final[dict[int | str, Any]] = {200: {"description": "The part.", "content": _PART}}
PART_BODY: Final[dict[str, Any]] = {"requestBody": {"required": True, "content": _PART}}


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOut:
    """A draft that was saved; a confirmed version stays in force."""

    part: Part
    version: int
    saved_at: datetime


@router.get(
    "/submissions/{part}",
    response_class=Response,
    responses={**PART_ANSWER, **problems(401, 403, 404)},
)
def get_submission(own: Reading, part: Part, store: StoreOf, identity: Who) -> Response:
    """My draft of a part; a representative reads the scholar's, without notes."""
    with store.reading() as db:
        found = draft(db, own, part)
    others = identity.role is Role.REPRESENTATIVE
    body = without_notes(part, found.body) if others else found.body
    return Response(body, headers=etag(found.version), media_type="application/json")


@router.get(
    "/submissions/{part}/as-last-year",
    response_class=Response,
    responses={**PART_ANSWER, **problems(401, 403, 404)},
)
def get_as_last_year(own: Editing, part: Part, store: StoreOf) -> Response:
    """A part to start from, as last year or as the case has it; nothing is saved."""
    with store.reading() as db:
        return Response(body_json(as_last_year(db, own, part)), media_type="application/json")


@router.put(
    "/submissions/{part}",
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=PART_BODY,
)
def put_submission(  # noqa: PLR0913, PLR0917, what a request brings
    own: Editing,
    part: Part,
    version: IfMatchOrNone,
    body: JsonBody,
    store: StoreOf,
    now: Now,
    answer: Response,
) -> SavedOut:
    """Save my draft of a part."""
    found = save(store, now, Given(owner=own, part=part, data=body, expected=version))
    answer.headers.update(etag(found.version))
    return SavedOut(part=part, version=found.version, saved_at=found.saved_at)


@router.post("/submissions/{part}/confirm", responses=problems(401, 403, 404, 409, 412, 422, 428))
def post_confirm(  # noqa: PLR0913, PLR0917, what a request brings
    own: Confirming, part: Part, version: IfMatch, store: StoreOf, now: Now, identity: Who
) -> Receipt:
    """Confirm my draft; from now on this version is in force. The same one twice: one receipt."""
    with store.writing(identity.actor, now) as work:
        return confirm(work, own, part, version)


@router.get("/submissions/{part}/receipts", responses=problems(401, 403, 404))
def get_receipts(own: Reading, part: Part, store: StoreOf) -> tuple[Receipt, ...]:
    """My receipts of a part, the latest first."""
    with store.reading() as db:
        return receipts(db, own, part)


@router.get("/countersign", responses=problems(401, 403))
def get_countersign(scholar: Countersigning, store: StoreOf) -> tuple[Waiting, ...]:
    """What my scholar has confirmed and waits for me."""
    with store.reading() as db:
        return waiting(db, scholar)


@router.post(
    "/countersign/{confirmation_id}", status_code=204, responses=problems(401, 403, 404, 409, 422)
)
def post_countersign(
    _scholar: Countersigning, confirmation_id: str, store: StoreOf, now: Now, identity: Who
) -> Response:
    """Countersign: from now on this version is in force."""
    assert identity.party is not None
    with store.writing(identity.actor, now) as work:
        submissions.countersign(work, ConfirmationId(confirmation_id), identity.party)
    return Response(status_code=204)
