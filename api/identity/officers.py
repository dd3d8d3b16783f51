"""Officers: the first one, their passwords, and the lock after several failures."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.identity.errors import SignInError
from api.identity.invitations import invite_officer
from api.identity.passwords import fits, password_hash
from api.identity.secret import Secret
from api.identity.sessions import SignedIn, end_sessions_of, open_session
from api.store.acts import Act
from api.store.errors import NotFoundError, StateError
from api.store.names import ANYONE, SERVICE, Actor, OfficerId, new_id
from api.store.persons import Described, add_person
from api.store.store import Store
from api.store.tables.people import Officer, Person
from api.store.work import Work
from matching.words import text

FAILURES: Final = 5
"""Wrong passwords, one after another, that lock."""
LOCKED_FOR: Final = timedelta(minutes=15)
FIRST: Final = "officer"
"""Name under which the first officer signs in."""


def add_officer(work: Work, sign_in_name: str, described: Described) -> Officer:
    """A new officer, who still has no password; raises `StateError` if the name is taken."""
    if _named(work.db, sign_in_name) is not None:
        raise StateError(text("Somebody signs in by this name already."))
    about = add_person(work, described, sign_in_name=_folded(sign_in_name))
    made = Officer(
        officer_id=OfficerId(new_id("officer")), person_id=about.person_id, created_at=work.at
    )
    work.db.add(made)
    work.db.flush()
    work.note(Act.OFFICER_ADDED, made.officer_id)
    return made


def officer(db: Session, officer_id: OfficerId) -> Officer:
    """An officer; raises `NotFoundError`."""
    found = db.get(Officer, officer_id)
    if found is None:
        raise NotFoundError("officer")
    return found


def officers(db: Session) -> list[tuple[Officer, Person]]:
    """Officers and who they are, in the order in which they came."""
    asked = select(Officer, Person).join(Person, Person.person_id == Officer.person_id)
    return list(db.execute(asked.order_by(Officer.created_at, Officer.officer_id)))


def remove_officer(work: Work, officer_id: OfficerId) -> None:
    """An officer who goes: sessions and tokens open no more; what was signed stays."""
    officer(work.db, officer_id).removed_at = work.at
    end_sessions_of(work, officer=officer_id)
    work.note(Act.OFFICER_REMOVED, officer_id)


def set_password(store: Store, officer_id: OfficerId, password: str, at: datetime) -> None:
    """Set a password and end every session that was open.

    Raises
    ------
    NotFoundError, PasswordError
    """
    kept = password_hash(password)  # slow by intent, so not within a write
    with store.writing(Actor(officer_id), at) as work:
        found = officer(work.db, officer_id)
        found.password_hash, found.failures, found.locked_until = kept, 0, None
        end_sessions_of(work, officer=officer_id)
        work.note(Act.PASSWORD_SET, officer_id)


def sign_in(
    store: Store, sign_in_name: str, password: str, at: datetime, length: timedelta
) -> SignedIn:
    """A session for a name and its password.

    Raises
    ------
    SignInError
        If they do not fit, or the name is locked; which of them is not told.
    """
    with store.reading() as db:
        named = _named(db, sign_in_name)
    right = fits(
        password, named.password_hash if named else None
    )  # slow by intent, so not within a write
    with store.writing(Actor(named.officer_id) if named else ANYONE, at) as work:
        opened = _opened(work, named, right, length)
    if opened is None:
        raise SignInError
    return opened


def first_link(store: Store, at: datetime, length: timedelta) -> Secret | None:
    """The way in while no officer has a password: the first officer, and a new link."""
    with store.writing(SERVICE, at) as work:
        with_password = (
            select(func.count()).select_from(Officer).where(Officer.password_hash.is_not(None))
        )
        if work.db.scalar(with_password):
            return None
        named = _named(work.db, FIRST) or add_officer(work, FIRST, Described())
        return invite_officer(work, named.officer_id, length)


def _opened(work: Work, named: Officer | None, right: bool, length: timedelta) -> SignedIn | None:
    """A session, or the failure noted; locked means that even the right password fails."""
    if named is None:
        work.note(Act.SIGN_IN_FAILED, "unknown")
        return None
    found = officer(work.db, named.officer_id)
    if found.removed_at is not None or (
        found.locked_until is not None and found.locked_until > work.at
    ):
        work.note(Act.SIGN_IN_FAILED, found.officer_id)
        return None
    if right and found.password_hash == named.password_hash:
        found.failures, found.locked_until = 0, None
        return open_session(work, length, officer=found.officer_id)
    found.failures += 1
    work.note(Act.SIGN_IN_FAILED, found.officer_id, failures=found.failures)
    if found.failures >= FAILURES:
        found.failures, found.locked_until = 0, work.at + LOCKED_FOR
        work.note(Act.LOCKED, found.officer_id)
    return None


def _named(db: Session, sign_in_name: str) -> Officer | None:
    asked = select(Officer).join(Person, Person.person_id == Officer.person_id)
    return db.scalar(asked.where(Person.sign_in_name == _folded(sign_in_name)))


def _folded(sign_in_name: str) -> str:
    return sign_in_name.strip().casefold()
