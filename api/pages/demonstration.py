"""The demonstration: the town's case of 2019/20 without sign-in; nothing is stored."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import RedirectResponse

from api.pages import decisions
from api.pages.first import demonstration_is_open
from api.pages.language import PageLanguage
from api.pages.own import own_case
from api.pages.study import Study, bundled
from api.pages.study_routes import add_study

CASE: Final = "velenje-2019"
OTHERS: Final = ("velenje-2022", "velenje-100")
OWN: Final = "own-"
"""Begins the name of a visitor's own case; its token follows."""
router = APIRouter(
    prefix="/demo", include_in_schema=False, dependencies=[Depends(demonstration_is_open)]
)


def studied(name: str) -> Study:
    """The case of an address."""
    if name.startswith(OWN):
        case = own_case(name.removeprefix(OWN))
        return Study(case=case, where=f"/demo/{name}", demonstration=True)
    if name not in {CASE, *OTHERS}:
        raise HTTPException(404)
    return Study(case=bundled(name), where=f"/demo/{name}", demonstration=True)


Studied = Annotated[Study, Depends(studied)]


@router.get("")
def begin() -> RedirectResponse:
    """The case that the demonstration opens with."""
    return RedirectResponse(f"/demo/{CASE}", status_code=303)


add_study(router, "/{name}", studied)


@router.get("/{name}/take/decisions.zip")
def every_decision(study: Studied, lang: PageLanguage) -> Response:
    """The decision sheets of everyone."""
    return decisions.decisions(study, lang)


@router.get("/{name}/people/{scholar_id}/decision.pdf")
def one_decision(study: Studied, scholar_id: str, lang: PageLanguage) -> Response:
    """The decision sheet of one person."""
    return decisions.decision_of(study, scholar_id, lang)
