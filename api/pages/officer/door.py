"""Routes of the officer's pages: what is refused is said on a page that leads back."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute

from api.http.problems import status_of
from api.identity.errors import ForbiddenError, NotSignedInError
from api.pages.failures import TITLE
from api.pages.officer.desk import to
from api.pages.render import page
from api.store.errors import StaleVersionError
from matching.errors import InputError, Ukrep5Error
from matching.words import text

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
HOME = "/officer"


class Door(APIRoute):
    """A route; nobody known is shown the way in, and a refusal leads back to its form."""

    def get_route_handler(self) -> Handler:
        """The handler of the route, with refusals as pages."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except NotSignedInError:
                return to("/sign-in")
            except ForbiddenError:
                raise
            except Ukrep5Error as error:
                return _refused(request, error)

        return handled


def room(prefix: str = "") -> APIRouter:
    """A router of officer's pages."""
    return APIRouter(prefix=HOME + prefix, include_in_schema=False, route_class=Door)


def _refused(request: Request, error: Ukrep5Error) -> Response:
    status = status_of(error)
    return page(
        request,
        "officer/refused.html.j2",
        status,
        title=TITLE.get(status, text("This did not work")),
        problem=error.problem,
        faults=error.faults if isinstance(error, InputError) else (),
        stale=isinstance(error, StaleVersionError),
        back=_back(request),
    )


def _back(request: Request) -> str:
    """The page with the form, if it is one of ours."""
    came_from = urlsplit(request.headers.get("referer", ""))
    ours = came_from.netloc == request.headers.get("host") and came_from.path.startswith(HOME)
    return came_from.path if ours else HOME
