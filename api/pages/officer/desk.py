"""An officer at work: who it is, what the pages read and write with, and the forms that come in."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException

from api.http.asking import COOKIE, Now, Service, ServiceOf, Who, case_for
from api.identity.errors import ForbiddenError, NotSignedInError
from api.identity.may import NOTHING, Action, Resource, must
from api.identity.roles import Identity, Role
from api.identity.secret import Secret, form_token
from api.pages.party.deadline import moment
from api.pages.party.visit import TOKEN, Form
from api.pages.render import page
from api.store.names import CaseId, OfficerId, SessionId
from api.store.tables.cases import StoredCase
from api.store.words import word
from api.store.work import Work

SEE_OTHER = 303
NO_STORE = {"cache-control": "no-store"}
"""For what tells secrets or names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An officer who is signed in, and asks for a page."""

    request: Request
    service: Service
    at: datetime
    identity: Identity
    officer: OfficerId
    session: SessionId
    token: str = field(repr=False)

    @property
    def key(self) -> str:
        """A key for a form that creates, so that sending it twice creates once."""
        return secrets.token_urlsafe(12)

    def reading(self) -> AbstractContextManager[Session]:
        """The store as it is at one moment."""
        return self.service.store.reading()

    def writing(self) -> AbstractContextManager[Work]:
        """A write in the name of the officer."""
        return self.service.store.writing(self.identity.actor, self.at)

    def may(self, action: Action, resource: Resource = NOTHING) -> None:
        """Nothing, if it is allowed; raises as `api.identity.may.must`."""
        must(self.identity, action, resource)

    def case(self, db: Session, case_id: CaseId, action: Action = Action.READ_CASE) -> StoredCase:
        """A case to do something with; raises as `api.http.asking.case_for`."""
        return case_for(db, self.identity, action, case_id)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        """A page of the officer's."""
        spoken = {"word": word, "when": moment}
        sheet = f"officer/{template}.html.j2"
        return page(self.request, sheet, status, desk=self, **spoken, **facts)


def desk_of(request: Request, service: ServiceOf, now: Now, identity: Who) -> Desk:
    """The officer who is signed in; raises `NotSignedInError`, `ForbiddenError`."""
    secret = request.cookies.get(COOKIE)
    if identity.role in {Role.ANYONE, Role.DEMO} or secret is None:
        raise NotSignedInError
    if identity.officer is None or identity.session is None:
        raise ForbiddenError
    return Desk(
        request=request,
        service=service,
        at=now,
        identity=identity,
        officer=identity.officer,
        session=identity.session,
        token=form_token(Secret(secret)),
    )


DeskOf = Annotated[Desk, Depends(desk_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A form with a file in it."""

    fields: Form
    name: str
    data: bytes


async def form_of(request: Request, desk: DeskOf) -> Form:
    """The fields of a form that we made for this session; raises `ForbiddenError` for others."""
    return (await _handed(request, desk, files=0)).fields


async def form_with_file(request: Request, desk: DeskOf) -> Handed:
    """As `form_of`, with one file."""
    return await _handed(request, desk, files=1)


FormOf = Annotated[Form, Depends(form_of)]
FormWithFile = Annotated[Handed, Depends(form_with_file)]


async def _handed(request: Request, desk: Desk, files: int) -> Handed:
    name, data = "", b""
    fields = {}
    async with request.form(max_files=files, max_fields=5_000) as given:
        for key, value in given.items():
            if isinstance(value, str):
                fields[key] = value.replace("\r\n", "\n").strip()
            else:
                name, data = value.filename or "", await value.read()
    if not compare_digest(fields.pop(TOKEN, "").encode(), desk.token.encode()):
        raise ForbiddenError
    return Handed(fields=fields, name=name, data=data)


def to(path: str) -> Response:
    """Go on to another page."""
    return RedirectResponse(path, status_code=SEE_OTHER)


def refused(*, unless: bool) -> None:
    """Refuse a form that was altered by hand."""
    if not unless:
        raise HTTPException(422)


Create = Callable[[Work], str]
"""Creates something, and says where its page is."""
