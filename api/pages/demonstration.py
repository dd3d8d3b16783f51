"""The demonstration: the town's case of 2019/20 without sign-in; nothing is stored."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator

from api.pages import decisions, studying, taking
from api.pages.first import demonstration_is_open
from api.pages.language import PageLanguage
from api.pages.own import own_case
from api.pages.simulated import council_of, years_of
from api.pages.study import Study, bundled
from api.pages.waiting import news
from api.pages.years import years_page
from scenarios.scenario import library

CASE: Final = "velenje-2019"
OTHERS: Final = ("velenje-2022", "velenje-100")
OWN: Final = "own-"
"""Begins the name of a visitor's own case; its token follows."""
router = APIRouter(
    prefix="/demo", include_in_schema=False, dependencies=[Depends(demonstration_is_open)]
)


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
    other: LibraryName = "caps-50-90",
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


@router.get("/{name}/flow")
def flow(request: Request, study: Studied, lang: PageLanguage) -> Response:
    """From the occupation to the employer."""
    return studying.flow_page(request, study, lang)


@router.get("/{name}/years")
def years(request: Request, study: Studied, lang: PageLanguage) -> Response:
    """The years to come."""
    return years_page(request, study, lang)


@router.get("/{name}/take")
def take(request: Request, study: Studied) -> Response:
    """Reports to take along."""
    return taking.take(request, study)


@router.get("/{name}/take/match.xlsx")
def workbook(study: Studied, lang: PageLanguage) -> Response:
    """The match as a workbook."""
    return taking.workbook(study, lang)


@router.get("/{name}/take/decisions.zip")
def every_decision(study: Studied, lang: PageLanguage) -> Response:
    """The decision sheets of everyone."""
    return decisions.decisions(study, lang)


@router.get("/{name}/people/{scholar_id}/decision.pdf")
def one_decision(study: Studied, scholar_id: str, lang: PageLanguage) -> Response:
    """The decision sheet of one person."""
    return decisions.decision_of(study, scholar_id, lang)


@router.get("/{name}/take/council.{kind}")
def council(
    request: Request, study: Studied, kind: taking.CouncilFile, lang: PageLanguage
) -> Response:
    """The council's report."""
    return taking.council_file(request, study, kind, lang)


@router.get("/{name}/progress/years")
def years_progress(study: Studied, lang: PageLanguage) -> Response:
    """How far the simulation is."""
    return news(years_of(study), lang)


@router.get("/{name}/progress/council")
def council_progress(study: Studied, lang: PageLanguage) -> Response:
    """How far the report is."""
    return news(council_of(study), lang)
