"""Tokens by which machines come."""

from fastapi import Response

from api.identity.may import Action
from api.identity.roles import Scope
from api.identity.tokens import TokenAsked, make_token, revoke_token, tokens
from api.pages.officer.desk import NO_STORE, DeskOf, FormOf, to
from api.pages.officer.door import HOME, room
from api.pages.officer.fields import moment_in, words_in, wrong
from api.pages.officer.staff_names import names_of
from api.store.names import TokenId
from matching.words import text

router = room("/tokens")
PLACE = f"{HOME}/tokens"
SCOPE = "scope."
"""Begins the name of the box of a scope."""


@router.get("")
def show(desk: DeskOf) -> Response:
    """Every token, the latest first."""
    desk.may(Action.MANAGE_TOKENS)
    with desk.reading() as db:
        return desk.page("tokens", tokens=tokens(db), scopes=tuple(Scope), names=names_of(db))


@router.post("")
def make(desk: DeskOf, form: FormOf) -> Response:
    """Make a token and tell it, once."""
    desk.may(Action.MANAGE_TOKENS)
    scopes = frozenset(each for each in Scope if f"{SCOPE}{each}" in form)
    if not scopes:
        raise wrong("scopes", text("Tick what the token may be used for."))
    asked = TokenAsked(
        officer=desk.officer,
        label=words_in(form, "label", text("What it is for")),
        scopes=scopes,
        expires_at=moment_in(form, "expires_at", text("Opens until")),
    )
    with desk.writing() as work:
        _, secret = make_token(work, asked)
    answer = desk.page("told_once", secret=secret, name=asked.label, kind="token", back=PLACE)
    answer.headers.update(NO_STORE)
    return answer


@router.post("/{token_id}/revoke")
def revoke(desk: DeskOf, token_id: TokenId, form: FormOf) -> Response:
    """The token opens no more."""
    del form
    desk.may(Action.MANAGE_TOKENS)
    with desk.writing() as work:
        revoke_token(work, token_id)
    return to(PLACE)
