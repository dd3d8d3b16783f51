"""The language of the pages: the visitor's choice, else the browser's wish, else Slovene."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse

from api.http.language import language_of
from matching.words import Lang

COOKIE = "ukrep5_language"
router = APIRouter(include_in_schema=False)


def page_language(request: Request) -> Lang:
    """The language in which a page is said."""
    chosen = request.cookies.get(COOKIE)
    if chosen in tuple(Lang):
        return Lang(chosen)
    return language_of(request) if "accept-language" in request.headers else Lang.SL


PageLanguage = Annotated[Lang, Depends(page_language)]


@router.get("/language/{to}")
def choose(to: Lang, back: str = "/") -> RedirectResponse:
    """Keep the visitor's choice, and go back to where it was made."""
    answer = RedirectResponse(_here(back), status_code=303)
    answer.set_cookie(COOKIE, to, max_age=31_536_000, httponly=True, samesite="lax")
    return answer


def _here(back: str) -> str:
    """A path of this site; any other address becomes the first page."""
    parts = urlsplit(back)
    local = not parts.scheme and not parts.netloc and back.startswith("/")
    return back if local and not back.startswith(("//", "/\\")) else "/"
