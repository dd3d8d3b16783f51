"""The HTTP API: thin, stateless, one match at a time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TypedDict

from anyio import CapacityLimiter
from fastapi import FastAPI

from api.http import health, match, policy
from api.http.documents import document
from api.http.problems import add_problems


class State(TypedDict):
    """What the requests of one process share."""

    one_match: CapacityLimiter


def create_app() -> FastAPI:
    """The application, ready to be served."""
    app = FastAPI(
        title="ukrep5",
        version=version("ukrep5"),
        summary="Matches scholars to employers under the co-funding rule and the budget.",
        lifespan=_state,
        docs_url=None,  # they would load scripts from another host
        redoc_url=None,
    )
    app.include_router(match.router, prefix="/v1")
    app.include_router(policy.router, prefix="/v1")
    app.include_router(health.router)
    add_problems(app)
    app.openapi = document(app)  # type: ignore[method-assign]
    return app


@asynccontextmanager
async def _state(_app: FastAPI) -> AsyncIterator[State]:
    yield State(one_match=CapacityLimiter(1))
