"""The application: the API under ``/v1``, and the pages beside it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Final, TypedDict

from anyio import CapacityLimiter
from fastapi import Depends, FastAPI
from starlette.routing import Match, Mount
from starlette.types import Scope

from api.http import match, policy
from api.http.asking import Service
from api.http.documents import document, problems
from api.http.limits import within_limits
from api.http.operation import add_operation
from api.http.origin import SameOrigin
from api.http.problems import add_problems
from api.http.size import WithinSize
from api.http.v1 import ROUTERS
from api.settings import Settings
from api.store.store import Store, open_store

MACHINES: Final = ("/v1", "/healthz", "/metrics", "/openapi.json")
"""Where machines come; what is refused there is a problem, never a page."""


class State(TypedDict):
    """What the requests of one process share."""

    one_match: CapacityLimiter


def create_app(
    settings: Settings | None = None,
    store: Store | None = None,
    clock: Callable[[], datetime] | None = None,
) -> FastAPI:
    """The application, ready to be served; without a store it opens, and closes, its own."""
    settings = settings or Settings()
    service = Service(
        store=store or open_store(settings.store_url), settings=settings, clock=clock or _now
    )
    app = FastAPI(
        title="ukrep5",
        version=version("ukrep5"),
        summary="Matches scholars to employers under the co-funding rule and the budget.",
        lifespan=_lifespan(service, closes=store is None),
        docs_url=None,  # they would load scripts from another host
        redoc_url=None,
        dependencies=[Depends(within_limits)],
        responses=problems(429, 503),
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.service = service
    for router in (match.router, policy.router, *ROUTERS):
        app.include_router(router, prefix="/v1")
    app.add_middleware(WithinSize, most=settings.request_bytes)
    app.add_middleware(SameOrigin)
    add_operation(app, service)
    add_problems(app)
    app.openapi = document(app)  # type: ignore[method-assign]
    return app


def with_pages(app: FastAPI, pages: FastAPI) -> FastAPI:
    """The application with pages wherever no machine comes."""
    app.router.routes.append(_Elsewhere("/", app=pages))
    return app


class _Elsewhere(Mount):
    """All addresses but those of machines."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["path"].startswith(MACHINES):
            return Match.NONE, {}
        return super().matches(scope)


def _now() -> datetime:
    return datetime.now(UTC)


def _lifespan(
    service: Service, *, closes: bool
) -> Callable[[FastAPI], AbstractAsyncContextManager[State]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        yield State(one_match=CapacityLimiter(1))
        if closes:
            service.store.close()

    return lifespan
