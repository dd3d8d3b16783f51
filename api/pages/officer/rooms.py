"""Every room of the officers' pages."""

from typing import Final

from fastapi import APIRouter

from api.pages.officer import (
    answers,
    audit,
    call,
    decided,
    home,
    invitations,
    machines,
    party,
    people,
    publication,
    runs,
    scholar,
    staff,
    study,
    town,
    upload,
)

ROUTERS: Final[tuple[APIRouter, ...]] = (
    home.router,
    town.router,
    staff.router,
    machines.router,
    audit.router,
    upload.router,
    call.router,
    people.router,
    invitations.router,
    party.router,
    decided.router,
    scholar.router,
    runs.router,
    study.router,
    publication.router,
    answers.router,
)
