"""What the service offers under ``/v1``, a file for each resource."""

from typing import Final

from fastapi import APIRouter

from api.http.v1 import (
    audit,
    awards,
    calendar,
    cases,
    decided,
    events,
    invitations,
    me,
    offers,
    officers,
    persons,
    publications,
    results,
    runs,
    session,
    submissions,
    tokens,
    town,
)

ROUTERS: Final[tuple[APIRouter, ...]] = (
    cases.router,
    decided.router,
    invitations.router,
    runs.router,
    events.router,
    publications.router,
    awards.router,
    town.router,
    officers.router,
    tokens.router,
    audit.router,
    session.router,
    me.router,
    submissions.router,
    results.router,
    offers.router,
    calendar.router,
    persons.router,
)
"""Every resource, in the order of the documentation; a new one has its line here."""
