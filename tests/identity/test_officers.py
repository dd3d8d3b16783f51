"""Officers sign in by password, and are locked out after several failures."""

from datetime import timedelta

import pytest

from api.identity.errors import PasswordError, SignInError
from api.identity.invitations import use_invitation
from api.identity.officers import (
    FAILURES,
    LOCKED_FOR,
    add_officer,
    first_link,
    officers,
    remove_officer,
    set_password,
    sign_in,
)
from api.identity.roles import Role
from api.identity.sessions import SignedIn
from api.identity.start import start
from api.identity.who import who
from api.settings import Settings
from api.store.acts import Act
from api.store.audit import entries
from api.store.errors import StateError
from api.store.names import SERVICE, OfficerId
from api.store.persons import Described
from api.store.store import Store
from api.store.tables.people import Person
from api.store.town import town
from tests.store.rooms import NOON, OFFICER, later

RIGHT, WRONG = "dolga in dobra", "kratka in slaba"
HOUR = timedelta(hours=1)


def an_officer(store: Store, name: str = "Ana.Novak") -> OfficerId:
    with store.writing(OFFICER, NOON) as work:
        made = add_officer(work, name, Described(name="Ana"))
    set_password(store, made.officer_id, RIGHT, NOON)
    return made.officer_id


def try_to(store: Store, password: str, minutes: float = 0, name: str = "ana.novak") -> SignedIn:
    return sign_in(store, name, password, later(minutes=minutes), HOUR)


def fail(store: Store, times: int, minutes: float = 0) -> None:
    for _ in range(times):
        with pytest.raises(SignInError):
            try_to(store, WRONG, minutes)


def test_the_right_password_opens_a_session_of_the_officer(store: Store) -> None:
    officer = an_officer(store)
    opened = try_to(store, RIGHT)
    with store.reading() as db:
        found = who(db, opened.secret, NOON)
    assert found is not None
    assert (found.role, found.officer, str(found.actor)) == (Role.OFFICER, officer, officer)


def test_a_wrong_password_and_an_unknown_name_are_refused_in_the_same_words(store: Store) -> None:
    an_officer(store)
    with pytest.raises(SignInError) as wrong:
        try_to(store, WRONG)
    with pytest.raises(SignInError) as unknown:
        try_to(store, RIGHT, name="nobody")
    assert str(wrong.value) == str(unknown.value)


def test_several_failures_lock_even_for_the_right_password_for_a_while(store: Store) -> None:
    an_officer(store)
    fail(store, FAILURES)
    with pytest.raises(SignInError):
        try_to(store, RIGHT)
    minutes = LOCKED_FOR.total_seconds() / 60
    with pytest.raises(SignInError):
        try_to(store, RIGHT, minutes - 0.01)
    assert try_to(store, RIGHT, minutes).officer is not None


def test_failures_before_a_right_password_are_forgotten(store: Store) -> None:
    an_officer(store)
    for _ in range(2):
        fail(store, FAILURES - 1)
        assert try_to(store, RIGHT).officer is not None


def test_every_failure_and_the_lock_stand_in_the_audit_log_without_a_name(store: Store) -> None:
    officer = an_officer(store)
    fail(store, FAILURES)
    with pytest.raises(SignInError):
        try_to(store, WRONG, name="Skrivna Oseba")
    with store.reading() as db:
        log = entries(db)
    acts = [each.act for each in log if each.subject == officer]
    assert acts.count(Act.SIGN_IN_FAILED) == FAILURES
    assert acts[-1] == Act.LOCKED
    assert "skrivna" not in str(log).casefold()


def test_an_officer_without_a_password_gets_in_by_none(store: Store) -> None:
    with store.writing(OFFICER, NOON) as work:
        add_officer(work, "ana.novak", Described())
    for password in ("", "the password of nobody"):
        with pytest.raises(SignInError):
            try_to(store, password)


def test_a_short_password_is_refused(store: Store) -> None:
    officer = an_officer(store)
    with pytest.raises(PasswordError, match="at least 12"):
        set_password(store, officer, "kratko", NOON)


def test_a_new_password_ends_every_session(store: Store) -> None:
    officer = an_officer(store)
    opened = try_to(store, RIGHT)
    set_password(store, officer, WRONG, NOON)
    with store.reading() as db:
        assert who(db, opened.secret, NOON) is None


def test_an_officer_who_goes_gets_in_no_more(store: Store) -> None:
    officer = an_officer(store)
    opened = try_to(store, RIGHT)
    with store.writing(OFFICER, NOON) as work:
        remove_officer(work, officer)
    with store.reading() as db:
        assert who(db, opened.secret, NOON) is None
    with pytest.raises(SignInError):
        try_to(store, RIGHT)


def test_no_two_officers_sign_in_by_the_same_name(store: Store) -> None:
    an_officer(store)
    with pytest.raises(StateError), store.writing(OFFICER, NOON) as work:
        add_officer(work, " ANA.NOVAK ", Described())


def test_the_password_is_kept_as_argon2id_only(store: Store) -> None:
    an_officer(store)
    with store.reading() as db:
        ((found, about),) = officers(db)
    assert isinstance(about, Person)
    assert (found.password_hash or "").startswith("$argon2id$")
    assert RIGHT not in repr(found)


def test_the_first_start_gives_a_way_in_until_somebody_has_a_password(store: Store) -> None:
    first = start(store, Settings(retention_months=24), NOON)
    renewed = start(store, Settings(retention_months=36), later(minutes=1))
    assert first is not None
    assert renewed is not None
    with store.writing(SERVICE, later(minutes=2)) as work:
        opened = use_invitation(work, renewed, HOUR)
        assert town(work.db).retention_months == 24
    assert opened.officer is not None
    set_password(store, opened.officer, RIGHT, later(minutes=3))
    assert first_link(store, later(minutes=4), HOUR) is None
    with store.reading() as db:
        assert len(officers(db)) == 1
