"""The demonstration: the town's case of 2019/20 without sign-in; nothing is stored."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator

from api.pages import studying
from api.pages.language import PageLanguage
from api.pages.own import own_case
from api.pages.study import Study, bundled
from scenarios.scenario import library

CASE: Final = "velenje-2019"
OTHERS: Final = ("velenje-2022", "velenje-100")
OWN: Final = "own-"
"""Begins the name of a visitor's own case; its token follows."""
router = APIRouter(prefix="/demo", include_in_schema=False)


def in_library(name: str) -> str:
    """A name of the library; never a path."""
    if name not in {scenario.name for scenario in library()}:
        raise ValueError(name)
    return name


def studied(name: str) -> Study:
    """The case of an address."""
    if name.startswith(OWN):
        case = own_case(name.removeprefix(OWN))
        return Study(case=case, where=f"/demo/{name}", demonstration=True)
    if name not in {CASE, *OTHERS}:
        raise HTTPException(404)
    return Study(case=bundled(name), where=f"/demo/{name}", demonstration=True)


LibraryName = Annotated[str, AfterValidator(in_library)]
Studied = Annotated[Study, Depends(studied)]


@router.get("")
def begin() -> RedirectResponse:
    """The case that the demonstration opens with."""
    return RedirectResponse(f"/demo/{CASE}", status_code=303)


@router.get("/{name}")
def overview(request: Request, study: Studied) -> Response:
    """The answer, and the sliders."""
    return studying.overview(request, study)


@router.get("/{name}/frontier")
def frontier(request: Request, study: Studied, lang: PageLanguage) -> Response:
    """Awards for every budget."""
    return studying.frontier_page(request, study, lang)


@router.get("/{name}/compare")
def compare(
    request: Request,
    study: Studied,
    lang: PageLanguage,
    one: LibraryName = "baseline",
    other: LibraryName = "baseline",
) -> Response:
    """Two scenarios side by side."""
    return studying.compare_page(request, study, one, other, lang)


@router.get("/{name}/people")
def people(request: Request, study: Studied) -> Response:
    """Everyone."""
    return studying.people(request, study)


@router.get("/{name}/people/{scholar_id}")
def person(
    request: Request, study: Studied, scholar_id: str, position: str | None = None
) -> Response:
    """One person, and why."""
    return studying.person(request, study, scholar_id, position)
