"""Requests that another site sends in a visitor's name are refused, of the API as of the pages."""

from typing import Final
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.problems import answer_of, problem_of

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class SameOrigin:
    """Refuses what another site sends in a visitor's name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it would change something and comes from elsewhere."""
        if (
            scope["type"] == "http"
            and scope["method"] not in SAFE
            and _foreign(Headers(scope=scope))
        ):
            request = Request(scope)
            await answer_of(request, problem_of(403, request))(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _foreign(headers: Headers) -> bool:
    """Whether a browser says that another site sent this; other machines do not say."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
