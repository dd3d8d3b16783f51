"""While something is worked out: a page that says how far it is, and the news for its script."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

from fastapi import Request, Response
from starlette.responses import StreamingResponse

from api.pages.background import Running
from api.pages.render import page
from api.pages.study import Study
from matching.words import Lang, say

PATIENCE: Final = 0.4
"""Seconds that a reader waits before being told how far it is."""
BETWEEN: Final = 0.3
"""Seconds between two pieces of news."""


AT: Final[Mapping[str, str]] = {"council": "/take", "effect": "", "years": "/years"}
"""Where in the study each thing is waited for."""


def waiting(request: Request, study: Study, running: Running[Any], what: str) -> Response:
    """How far it is; the same address has the answer when it is there."""
    answer = page(
        request,
        "study/waiting.html.j2",
        202,
        study=study,
        running=running,
        what=what,
        at=AT[what],
        news=f"{study.where}/progress/{what}?{request.url.query}",
        again=f"{request.url.path}?{request.url.query}",
    )
    answer.headers["cache-control"] = "no-store"
    return answer


def news(running: Running[Any], lang: Lang) -> Response:
    """Events for as long as the work goes on."""
    return StreamingResponse(
        _events(running, lang),
        media_type="text/event-stream",
        headers={"cache-control": "no-store"},
    )


async def _events(running: Running[Any], lang: Lang) -> AsyncIterator[str]:
    with running.awaited():
        while not running.ended:
            facts = {"done": running.done, "of": running.of, "says": say(running.says, lang)}
            yield f"event: progress\ndata: {json.dumps(facts)}\n\n"
            await asyncio.sleep(BETWEEN)
    yield f"event: end\ndata: {json.dumps({'ready': not running.failed})}\n\n"
