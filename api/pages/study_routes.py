"""The pages of a studied case, for whoever says which case an address studies."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AfterValidator

from api.pages import studying, taking
from api.pages.language import PageLanguage
from api.pages.levers import levers_asked
from api.pages.simulated import council_of, years_of
from api.pages.study import Study
from api.pages.waiting import news
from api.pages.years import years_page
from scenarios.scenario import library


def in_library(name: str) -> str:
    """A name of the library; never a path."""
    if name not in {scenario.name for scenario in library()}:
        raise ValueError(name)
    return name


LibraryName = Annotated[str, AfterValidator(in_library)]


def add_study(router: APIRouter, at: str, studied: Callable[..., Study]) -> None:
    """Add the pages below a path.

    Parameters
    ----------
    studied : a dependency that gives the case of an address.
    """
    for add in (_outcome, _what_if, _reports):
        add(router, at, studied)


def _outcome(router: APIRouter, at: str, studied: Callable[..., Study]) -> None:
    """What was decided, for whom and why."""
    Studied = Annotated[Study, Depends(studied)]  # noqa: N806, a type

    @router.get(at)
    def overview(request: Request, study: Studied, proof: bool = False) -> Response:
        """The answer, and the sliders; with ``proof``, what they do is proven first."""
        return studying.overview(request, study, proof)

    @router.get(f"{at}/progress/effect")
    def effect_progress(request: Request, study: Studied, lang: PageLanguage) -> Response:
        """How far the proof is of what other levers do; it goes on as long as this is read."""
        return news(study.proof(levers_asked(study.levers, request.query_params)), lang)

    @router.get(f"{at}/people")
    def people(request: Request, study: Studied) -> Response:
        """Everyone."""
        return studying.people(request, study)

    @router.get(f"{at}/people/{{scholar_id}}")
    def person(
        request: Request, study: Studied, scholar_id: str, position: str | None = None
    ) -> Response:
        """One person, and why."""
        return studying.person(request, study, scholar_id, position)

    @router.get(f"{at}/flow")
    def flow(request: Request, study: Studied, lang: PageLanguage) -> Response:
        """From the occupation to the employer."""
        return studying.flow_page(request, study, lang)


def _what_if(router: APIRouter, at: str, studied: Callable[..., Study]) -> None:
    """Other budgets, other rules, later years."""
    Studied = Annotated[Study, Depends(studied)]  # noqa: N806, a type

    @router.get(f"{at}/frontier")
    def frontier(request: Request, study: Studied, lang: PageLanguage) -> Response:
        """Awards for every budget."""
        return studying.frontier_page(request, study, lang)

    @router.get(f"{at}/compare")
    def compare(
        request: Request,
        study: Studied,
        lang: PageLanguage,
        one: LibraryName = "baseline",
        other: LibraryName = "caps-50-90",
    ) -> Response:
        """Two scenarios side by side."""
        return studying.compare_page(request, study, one, other, lang)

    @router.get(f"{at}/years")
    def years(request: Request, study: Studied, lang: PageLanguage) -> Response:
        """The years to come."""
        return years_page(request, study, lang)

    @router.get(f"{at}/progress/years")
    def years_progress(study: Studied, lang: PageLanguage) -> Response:
        """How far the simulation is."""
        return news(years_of(study), lang)


def _reports(router: APIRouter, at: str, studied: Callable[..., Study]) -> None:
    """What can be taken along."""
    Studied = Annotated[Study, Depends(studied)]  # noqa: N806, a type

    @router.get(f"{at}/take")
    def take(request: Request, study: Studied) -> Response:
        """Reports to take along."""
        return taking.take(request, study)

    @router.get(f"{at}/take/match.xlsx")
    def workbook(study: Studied, lang: PageLanguage) -> Response:
        """The match as a workbook."""
        return taking.workbook(study, lang)

    @router.get(f"{at}/take/council.{{kind}}")
    def council(
        request: Request, study: Studied, kind: taking.CouncilFile, lang: PageLanguage
    ) -> Response:
        """The council's report."""
        return taking.council_file(request, study, kind, lang)

    @router.get(f"{at}/progress/council")
    def council_progress(study: Studied, lang: PageLanguage) -> Response:
        """How far the report is."""
        return news(council_of(study), lang)
