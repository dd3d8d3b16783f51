"""Tokens of machines."""

from datetime import datetime

import pytest

from api.identity.may import Action, may
from api.identity.officers import add_officer, remove_officer
from api.identity.roles import Identity, Scope
from api.identity.secret import Secret
from api.identity.tokens import TokenAsked, make_token, revoke_token, tokens
from api.identity.who import who
from api.store.errors import NotFoundError
from api.store.names import TokenId
from api.store.persons import Described
from api.store.store import Store
from api.store.tables.access import ApiToken
from tests.store.rooms import NOON, OFFICER, later


def a_token(
    store: Store, *scopes: Scope, expires_at: datetime | None = None
) -> tuple[ApiToken, Secret]:
    with store.writing(OFFICER, NOON) as work:
        officer = add_officer(work, "ana", Described()).officer_id
        asked = TokenAsked(
            officer=officer, label="reports", scopes=frozenset(scopes), expires_at=expires_at
        )
        return make_token(work, asked)


def identity(store: Store, secret: str, days: float = 0) -> Identity | None:
    with store.reading() as db:
        return who(db, secret, later(days=days))


def test_a_token_opens_its_scopes_and_no_other(store: Store) -> None:
    made, secret = a_token(store, Scope.READ, Scope.RUN)
    found = identity(store, secret)
    assert found is not None
    assert str(found.actor) == made.token_id
    assert may(found, Action.READ_CASE)
    assert may(found, Action.ASK_RUN)
    assert not may(found, Action.PUBLISH)
    assert not may(found, Action.ERASE_PERSON)


def test_a_token_ends_with_its_time_its_revocation_and_its_officer(store: Store) -> None:
    made, secret = a_token(store, Scope.READ, expires_at=later(days=1))
    assert identity(store, secret) is not None
    assert identity(store, secret, days=1) is None
    with store.writing(OFFICER, NOON) as work:
        revoke_token(work, made.token_id)
    assert identity(store, secret) is None


def test_the_token_of_an_officer_who_goes_opens_no_more(store: Store) -> None:
    made, secret = a_token(store, Scope.READ)
    with store.writing(OFFICER, NOON) as work:
        remove_officer(work, made.officer_id)
    assert identity(store, secret) is None


def test_a_guessed_token_opens_nothing_and_the_secret_is_not_kept(store: Store) -> None:
    _, secret = a_token(store, Scope.READ)
    assert identity(store, "ukrep5t_guessed") is None
    with store.reading() as db:
        assert secret not in str(tokens(db))
    with pytest.raises(NotFoundError), store.writing(OFFICER, NOON) as work:
        revoke_token(work, TokenId("token_0"))
