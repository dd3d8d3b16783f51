"""``/v1/me/result`` and ``/v1/me/coming``: what is published, as far as it is one's own."""

from fastapi import APIRouter

from api.http.asking import StoreOf
from api.http.documents import problems
from api.http.v1.mine import ResultOfEmployer, ResultOfScholar
from api.lifecycle.results import Coming, OwnResult, coming, own_result
from api.store.parties import party

router = APIRouter(prefix="/me", tags=["results"])


@router.get("/result", responses=problems(401, 403, 409))
def get_result(own: ResultOfScholar, store: StoreOf) -> OwnResult:
    """My award or none, what became of every wish and why, my places and those of the last."""
    with store.reading() as db:
        return own_result(db, party(db, own))


@router.get("/coming", responses=problems(401, 403, 409))
def get_coming(own: ResultOfEmployer, store: StoreOf) -> tuple[Coming, ...]:
    """Who has an award here, and what the contract needs; a name once its scholar has accepted."""
    with store.reading() as db:
        return coming(db, party(db, own))
