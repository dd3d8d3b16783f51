"""What happens to a run, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Final

from anyio import to_thread
from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.http.asking import StoreOf, Who
from api.http.documents import problems
from api.http.language import Language
from api.http.v1.runs import RunOut, run_for, run_out
from api.identity.may import Action
from api.store.names import RunId
from api.store.runs import ENDED, stored_run
from api.store.store import Store
from api.store.tables.runs import Run

router = APIRouter(tags=["runs"])

LOOK: Final = 0.25
"""Seconds between two looks at a run."""


def run_followed(run_id: RunId, identity: Who, store: StoreOf) -> Run:
    """The run, for whoever may read it; asked before the stream begins."""
    with store.reading() as db:
        return run_for(db, identity, Action.READ_RUN, run_id)


@router.get(
    "/runs/{run_id}/events",
    response_class=EventSourceResponse,
    responses=problems(401, 403, 404),
)
async def get_events(
    run: Annotated[Run, Depends(run_followed)], store: StoreOf, lang: Language
) -> AsyncIterator[ServerSentEvent]:
    """``progress`` whenever the run gets on, and ``end``, after which there is nothing."""
    shown: RunOut | None = None
    while True:
        now = run_out(run, lang)
        if run.state in ENDED:
            yield ServerSentEvent(event="end", data=now)
            return
        if now != shown:
            yield ServerSentEvent(event="progress", data=now)
            shown = now
        await asyncio.sleep(LOOK)
        run = await to_thread.run_sync(_looked_at, store, run.run_id)


def _looked_at(store: Store, run_id: RunId) -> Run:
    with store.reading() as db:
        return stored_run(db, run_id)
