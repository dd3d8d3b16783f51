"""Every route of sign-in and of the parties' pages."""

from typing import Final

from fastapi import APIRouter

from api.pages import sign_in
from api.pages.employer import coming, host_places, notes, places, ranking, tasks
from api.pages.employer import stays as employer_stays
from api.pages.graduate import answering, employers, overview, representative, result, stays, wishes
from api.pages.party import receipts

ROUTERS: Final[tuple[APIRouter, ...]] = (
    sign_in.router,
    receipts.router,
    tasks.router,
    places.router,
    host_places.router,
    ranking.router,
    notes.router,
    employer_stays.router,
    coming.router,
    overview.router,
    employers.router,
    wishes.router,
    stays.router,
    result.router,
    answering.router,
    representative.router,
)
