"""``GET /healthz``: whether the store answers, and whether anybody computes."""

from typing import Literal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from api.http.asking import Now, StoreOf
from api.http.documents import problems
from api.store.beats import workers_alive

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """How the service is; without a worker everything but runs goes on, so it is no failure."""

    status: Literal["ok"] = "ok"
    worker: Literal["alive", "silent"]


@router.get("/healthz", responses=problems(503))
def get_health(store: StoreOf, now: Now) -> Health:
    """The store answers; 503 if it does not."""
    try:
        with store.reading() as db:
            alive = workers_alive(db, now)
    except SQLAlchemyError as unreachable:
        raise HTTPException(503) from unreachable
    return Health(worker="alive" if alive else "silent")
