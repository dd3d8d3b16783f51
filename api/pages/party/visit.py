"""A party on its own pages: who it is, its case, and the token of its forms."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest
from typing import Annotated, Final

from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session

from api.http.asking import COOKIE, Now, StoreOf, Who
from api.identity.errors import ForbiddenError, NotSignedInError
from api.identity.may import Action, Resource, must
from api.identity.roles import Identity, Role
from api.identity.secret import Secret, form_token
from api.lifecycle.own import Me, me
from api.pages.language import page_language
from api.pages.render import page
from api.store.names import PartyId
from api.store.parties import party
from api.store.states import CallState
from api.store.store import Store
from api.store.tables.people import Party
from matching.words import Lang

HOME: Final = {
    Role.OFFICER: "/officer",
    Role.EMPLOYER: "/employer",
    Role.SCHOLAR: "/graduate",
    Role.REPRESENTATIVE: "/representative",
}
"""Where each goes after signing in."""
TOKEN: Final = "form_token"  # noqa: S105 - the name of a field
Form = dict[str, str]
"""Fields of a form as they were filled in."""
_HAS_RESULT: Final = frozenset({CallState.PUBLISHED, CallState.ACCEPTING, CallState.SETTLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody who is signed in as a party, and asks for a page."""

    request: Request
    store: Store
    at: datetime
    identity: Identity
    me: Me
    token: str = field(repr=False)

    @property
    def party_id(self) -> PartyId:
        """Who it is."""
        return self.me.party_id

    @property
    def takes_lists(self) -> bool:
        """Whether drafts are saved and confirmed now."""
        closes = self.me.closes_at
        return self.me.state is CallState.OPEN and (closes is None or self.at <= closes)

    @property
    def published(self) -> bool:
        """Whether there is a result."""
        return self.me.state in _HAS_RESULT

    def must(self, action: Action) -> None:
        """Nothing, if it may do this with what is its own, or its scholar's."""
        owner = self.identity.represents or self.identity.party
        must(self.identity, action, Resource(case=self.identity.case, owner=owner))

    def party(self, db: Session) -> Party:
        """The party as the store has it."""
        return party(db, self.party_id)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        """A page of the party."""
        return page(self.request, template, status, here=self, **facts)

    def form_page(
        self, template: str, fields: Form, status: int = 200, **facts: object
    ) -> Response:
        """A page with a form; in it ``value`` gives a field, ``decimal`` one with decimals."""
        mark = "," if page_language(self.request) is Lang.SL else "."
        return self.page(
            template,
            status,
            value=lambda name: fields.get(name, ""),
            decimal=lambda given: given.replace(".", mark),
            **facts,
        )


def visitor(*roles: Role) -> Callable[..., Visit]:
    """A dependency: whoever is signed in as one of these."""

    def visit(request: Request, store: StoreOf, now: Now, identity: Who) -> Visit:
        secret = request.cookies.get(COOKIE)
        if identity.session is None or secret is None:
            raise NotSignedInError
        if identity.role not in roles or identity.party is None:
            raise ForbiddenError
        with store.reading() as db:
            about = me(db, identity.party, now)
        return Visit(
            request=request,
            store=store,
            at=now,
            identity=identity,
            me=about,
            token=form_token(Secret(secret)),
        )

    return visit


async def filled(request: Request, identity: Who) -> Form:
    """The fields of a form that we made for this session.

    Raises
    ------
    NotSignedInError
    ForbiddenError
        If the form does not carry the session's token.
    """
    secret = request.cookies.get(COOKIE)
    if identity.session is None or secret is None:
        raise NotSignedInError
    given = await request.form(max_files=0, max_fields=5_000)
    fields = {name: value for name, value in given.items() if isinstance(value, str)}
    if not compare_digest(fields.pop(TOKEN, "").encode(), form_token(Secret(secret)).encode()):
        raise ForbiddenError
    return fields


Filled = Annotated[Form, Depends(filled)]
EmployerHere = Annotated[Visit, Depends(visitor(Role.EMPLOYER))]
ScholarHere = Annotated[Visit, Depends(visitor(Role.SCHOLAR))]
RepresentativeHere = Annotated[Visit, Depends(visitor(Role.REPRESENTATIVE))]
PartyHere = Annotated[Visit, Depends(visitor(Role.EMPLOYER, Role.SCHOLAR))]
