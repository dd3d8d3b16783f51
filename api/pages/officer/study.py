"""The outcome of a stored case, and what other rules or budgets would do to it."""

from typing import Annotated

from fastapi import Depends, Request, Response

from api.identity.may import Action
from api.lifecycle.handed_in import case_as_handed_in
from api.lifecycle.result import result_of
from api.pages import studying, taking
from api.pages.demonstration import LibraryName
from api.pages.language import PageLanguage
from api.pages.officer.call import place_of
from api.pages.officer.desk import DeskOf
from api.pages.officer.door import room
from api.pages.officer.standing import standing
from api.pages.simulated import council_of, years_of
from api.pages.study import Study
from api.pages.waiting import news
from api.pages.years import years_page
from api.store.names import CaseId

router = room("/cases/{case_id}/study")


def studied(desk: DeskOf, case_id: CaseId) -> Study:
    """The latest match that is done; before there is one, the case as it stands now."""
    where = place_of(case_id, "/study")
    with desk.reading() as db:
        done = standing(db, desk.case(db, case_id, Action.READ_RUN)).last_done
        if done is None:
            return Study(case=case_as_handed_in(db, case_id), where=where)
        made = result_of(db, done.run_id).made
        return Study(case=made.case, where=where, made=made)


Studied = Annotated[Study, Depends(studied)]


@router.get("")
def overview(request: Request, study: Studied) -> Response:
    """The answer, and the sliders."""
    return studying.overview(request, study)


@router.get("/frontier")
def frontier(request: Request, study: Studied, lang: PageLanguage) -> Response:
    """Awards for every budget."""
    return studying.frontier_page(request, study, lang)


@router.get("/compare")
def compare(
    request: Request,
    study: Studied,
    lang: PageLanguage,
    one: LibraryName = "baseline",
    other: LibraryName = "caps-50-90",
) -> Response:
    """Two scenarios side by side."""
    return studying.compare_page(request, study, one, other, lang)


@router.get("/people")
def people(request: Request, study: Studied) -> Response:
    """Everyone."""
    return studying.people(request, study)


@router.get("/people/{scholar_id}")
def person(
    request: Request, study: Studied, scholar_id: str, position: str | None = None
) -> Response:
    """One person, and why."""
    return studying.person(request, study, scholar_id, position)


@router.get("/flow")
def flow(request: Request, study: Studied, lang: PageLanguage) -> Response:
    """From the occupation to the employer."""
    return studying.flow_page(request, study, lang)


@router.get("/years")
def years(request: Request, study: Studied, lang: PageLanguage) -> Response:
    """The years to come."""
    return years_page(request, study, lang)


@router.get("/take")
def take(request: Request, study: Studied) -> Response:
    """Reports to take along."""
    return taking.take(request, study)


@router.get("/take/match.xlsx")
def workbook(study: Studied, lang: PageLanguage) -> Response:
    """The match as a workbook."""
    return taking.workbook(study, lang)


@router.get("/take/council.{kind}")
def council(
    request: Request, study: Studied, kind: taking.CouncilFile, lang: PageLanguage
) -> Response:
    """The council's report."""
    return taking.council_file(request, study, kind, lang)


@router.get("/progress/years")
def years_progress(study: Studied, lang: PageLanguage) -> Response:
    """How far the simulation is."""
    return news(years_of(study), lang)


@router.get("/progress/council")
def council_progress(study: Studied, lang: PageLanguage) -> Response:
    """How far the report is."""
    return news(council_of(study), lang)
