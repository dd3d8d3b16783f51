"""What a visitor reads when something fails: what is wrong, and where to go on."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from api.http.problems import status_of
from api.identity.errors import NotSignedInError
from api.pages.render import page
from matching.errors import InputError, Ukrep5Error
from matching.words import Text, text

TITLE = {
    401: text("Please sign in"),
    403: text("This is not for you"),
    404: text("There is nothing here"),
    409: text("This cannot all hold"),
    410: text("This is over"),
    412: text("Somebody changed this meanwhile"),
    413: text("The file is too large"),
    422: text("Something is missing or wrong"),
    429: text("Too many at once; please wait a little"),
    500: text("The program failed; this is a defect of it"),
}


def add_failures(pages: FastAPI) -> None:
    """Answer every failure with a page."""
    pages.add_exception_handler(Ukrep5Error, _ours)
    pages.add_exception_handler(RequestValidationError, _question)
    pages.add_exception_handler(HTTPException, _transport)
    pages.add_exception_handler(Exception, _defect)


def failure(
    request: Request, status: int, *says: Text, headers: dict[str, str] | None = None
) -> Response:
    """A page that says what failed."""
    title = TITLE.get(status, text("This did not work"))
    answer = page(request, "failure.html.j2", status=status, title=title, says=says)
    answer.headers.update(headers or {})
    return answer


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, Ukrep5Error)
    faults = error.faults if isinstance(error, InputError) else ()
    if isinstance(error, NotSignedInError):
        return RedirectResponse("/sign-in", status_code=HTTPStatus.SEE_OTHER)
    status = getattr(error, "status", status_of(error))
    return failure(request, int(status), error.problem, *(fault.problem for fault in faults))


async def _question(request: Request, _error: Exception) -> Response:
    return failure(request, HTTPStatus.UNPROCESSABLE_ENTITY)


async def _transport(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return failure(request, error.status_code, headers=dict(error.headers or {}))


async def _defect(request: Request, _error: Exception) -> Response:
    """Nothing of the inside is told; the log has it."""
    return failure(request, HTTPStatus.INTERNAL_SERVER_ERROR)
