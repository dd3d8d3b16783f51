"""``POST /v1/match``: a case in, its outcome out; nothing is stored."""

from typing import Annotated

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Request, Response

from api.http.asking import Who
from api.http.body import JsonBody
from api.http.documents import CASE_BODY, OUTCOME_ANSWER, problems
from api.identity.may import Action, must
from matching.domain import Case
from matching.read import case_from_json
from matching.rules.book import policy_book

router = APIRouter(tags=["match"])


def one_match(request: Request) -> CapacityLimiter:
    """A match takes a processor; others wait until it is done."""
    limiter = request.state.one_match
    assert isinstance(limiter, CapacityLimiter)
    return limiter


@router.post(
    "/match",
    response_class=Response,
    responses={200: OUTCOME_ANSWER, **problems(400, 401, 403, 409, 413, 415, 422, 500)},
    openapi_extra=CASE_BODY,
)
async def post_match(
    identity: Who, body: JsonBody, turn: Annotated[CapacityLimiter, Depends(one_match)]
) -> Response:
    """Match a case: the answer is the ``outcome.json`` of the command line, byte for byte.

    It takes a token of the scope `match`; where the demonstration is open, anyone may.

    A case with ``earlier_awards`` is repaired: whatever can stay does stay, every change has its
    reason.
    """
    must(identity, Action.EVALUATE)
    case = await to_thread.run_sync(case_from_json, body)
    outcome = await to_thread.run_sync(_matched, case, limiter=turn)
    return Response(outcome, media_type="application/json")


def _matched(case: Case) -> bytes:
    from matching.engine import match
    from matching.outcome_json import outcome_to_json

    return outcome_to_json(match(case, policy_book()))
