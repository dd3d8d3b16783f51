"""Every request in the log and in the figures, by its route and never by its address.

An address may hold an invitation's secret, a query a name; a template such as ``/v1/runs/{run_id}``
holds neither.
"""

import time
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog import get_logger

from api.http.metrics import Metrics
from api.store.names import new_id

log = get_logger()

METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})


class Watched:
    """Notes each request once it is answered; the answer carries the id of its line in the log."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and note how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = new_id("request")
        status = 500
        begun = time.perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request.encode())]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - begun
            method = scope["method"] if scope["method"] in METHODS else "OTHER"
            route = route_of(scope)
            self._metrics.count(method, route, status, seconds)
            log.info(
                "request",
                id=request,
                method=method,
                route=route,
                status=status,
                ms=round(seconds * 1000),
            )


def route_of(scope: Scope) -> str:
    """The template of the route that answered, such as ``/v1/runs/{run_id}``."""
    chosen = scope.get("fastapi", {}).get("effective_route_context") or scope.get("route")
    template = getattr(chosen, "path_format", None)
    return f"{scope.get('root_path', '')}{template}" if template else "none"
