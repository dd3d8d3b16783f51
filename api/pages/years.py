"""The years to come: a short simulation of the studied call."""

from fastapi import Request, Response

from api.pages.render import page
from api.pages.simulated import SEEDS, years_of
from api.pages.study import Study
from api.pages.waiting import PATIENCE, waiting
from matching.words import Lang
from scenarios.cohorts.answers import answers


def years_page(request: Request, study: Study, lang: Lang) -> Response:
    """What the scheme costs over the years; until it is worked out, how far it is."""
    running = years_of(study)
    found = running.within(PATIENCE)
    if found is None:
        return waiting(request, study, running, "years")
    from scenarios.cohorts.page import sheet_of  # loads altair

    return page(
        request,
        "study/years.html.j2",
        study=study,
        sheet=sheet_of(found, answers(found), lang),
        years=found.years,
        seeds=SEEDS,
    )
