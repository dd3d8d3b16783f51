"""The first page; in a demonstration it leads there, and only then is there one."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from api.http.asking import ServiceOf
from api.pages.render import page

router = APIRouter(include_in_schema=False)


def demonstration_is_open(service: ServiceOf) -> None:
    """Answer 404 where no demonstration is set up."""
    if not service.settings.demo:
        raise HTTPException(404)


@router.get("/")
def first(request: Request, service: ServiceOf) -> Response:
    """What this is, and where to sign in."""
    if service.settings.demo:
        return RedirectResponse("/demo", status_code=303)
    return page(request, "first.html.j2")
