"""Invitations open once; sessions end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from api.identity.errors import InvitationError
from api.identity.invitations import (
    invitation,
    invitations,
    invite,
    letters,
    revoke_invitation,
    use_invitation,
)
from api.identity.roles import Identity, Role
from api.identity.secret import Secret, form_token
from api.identity.sessions import SignedIn, end_session, end_sessions_of
from api.identity.who import who
from api.store.names import ANYONE, PartyId
from api.store.parties import add_representative, party
from api.store.persons import Described, change_person
from api.store.states import PartyRole
from api.store.store import Store
from tests.store.rooms import NOON, OFFICER, a_call, later, somebody

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def an_employer(store: Store) -> PartyId:
    return somebody(store, a_call(store), PartyRole.EMPLOYER, "E-1")


def invited(store: Store, party_id: PartyId, minutes: float = 0) -> Secret:
    with store.writing(OFFICER, later(minutes=minutes)) as work:
        return invite(work, party_id, DAY)


def pressed(store: Store, secret: str, minutes: float = 0) -> SignedIn:
    with store.writing(ANYONE, later(minutes=minutes)) as work:
        return use_invitation(work, secret, HOUR)


def identity(store: Store, secret: str, minutes: float = 0) -> Identity | None:
    with store.reading() as db:
        return who(db, secret, later(minutes=minutes))


def test_looking_at_a_link_uses_nothing_up_as_mail_scanners_look(store: Store) -> None:
    secret = invited(store, an_employer(store))
    for _ in range(3):
        with store.reading() as db:
            invitation(db, secret, NOON)
    assert pressed(store, secret).party is not None


def test_the_button_signs_in_once(store: Store) -> None:
    employer = an_employer(store)
    secret = invited(store, employer)
    found = identity(store, pressed(store, secret).secret)
    assert found is not None
    assert (found.role, found.party) == (Role.EMPLOYER, employer)
    with pytest.raises(InvitationError):
        pressed(store, secret)


def test_of_twenty_who_press_at_once_one_gets_in(store: Store) -> None:
    secret = invited(store, an_employer(store))

    def press(_: int) -> bool:
        try:
            pressed(store, secret)
        except InvitationError:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(press, range(20))) == 1


def test_a_renewed_link_closes_the_one_before(store: Store) -> None:
    employer = an_employer(store)
    before, now = invited(store, employer), invited(store, employer, minutes=1)
    with pytest.raises(InvitationError):
        pressed(store, before, minutes=2)
    assert pressed(store, now, minutes=2).party == employer
    with store.reading() as db:
        assert len(invitations(db, [employer])) == 2


def test_a_link_ends_with_its_day_and_when_it_is_revoked(store: Store) -> None:
    employer = an_employer(store)
    with pytest.raises(InvitationError):
        pressed(store, invited(store, employer), minutes=24 * 60)
    secret = invited(store, employer)
    with store.writing(OFFICER, NOON) as work:
        revoke_invitation(work, employer)
    with pytest.raises(InvitationError):
        pressed(store, secret)


def test_a_link_that_was_guessed_opens_nothing(store: Store) -> None:
    invited(store, an_employer(store))
    with pytest.raises(InvitationError):
        pressed(store, "ukrep5i_guessed")


def test_letters_have_what_a_letter_needs_and_do_not_spell_it(store: Store) -> None:
    employer = an_employer(store)
    with store.writing(OFFICER, NOON) as work:
        about = Described(name="Firma", contact="info@example.si", address="Rudarska 1")
        change_person(work, party(work.db, employer).person_id, about, 1)
        (letter,) = letters(work, [employer], DAY)
    assert (letter.name, letter.contact, letter.address) == (
        "Firma",
        "info@example.si",
        "Rudarska 1",
    )
    assert (letter.case_key, letter.expires_at) == ("E-1", NOON + DAY)
    assert "Firma" not in repr(letter)
    assert letter.secret not in repr(letter)
    assert pressed(store, letter.secret).party == employer


def test_a_representative_comes_by_the_own_link_and_is_known_to_represent(store: Store) -> None:
    scholar = somebody(store, a_call(store), PartyRole.SCHOLAR, "S-1")
    with store.writing(OFFICER, NOON) as work:
        mother = add_representative(work, party(work.db, scholar), Described(name="M"))
    found = identity(store, pressed(store, invited(store, mother.party_id)).secret)
    assert found is not None
    assert (found.role, found.represents) == (Role.REPRESENTATIVE, scholar)


def test_a_session_ends_with_its_time(store: Store) -> None:
    opened = pressed(store, invited(store, an_employer(store)))
    assert identity(store, opened.secret, minutes=59.9) is not None
    assert identity(store, opened.secret, minutes=60) is None


def test_a_session_ends_when_one_signs_out_and_the_other_one_stays(store: Store) -> None:
    employer = an_employer(store)
    one, other = (pressed(store, invited(store, employer)) for _ in range(2))
    found = identity(store, one.secret)
    assert found is not None
    assert found.session is not None
    with store.writing(found.actor, NOON) as work:
        end_session(work, found.session)
    assert identity(store, one.secret) is None
    assert identity(store, other.secret) is not None
    with store.writing(OFFICER, NOON) as work:
        end_sessions_of(work, party=employer)
    assert identity(store, other.secret) is None


def test_secrets_have_256_random_bits_and_are_kept_only_as_hashes(store: Store) -> None:
    employer = an_employer(store)
    secret = invited(store, employer)
    opened = pressed(store, secret)
    assert len(opened.secret) == len("ukrep5s_") + 43
    with store.reading() as db:
        kept = {each.secret_hash for each in invitations(db, [employer])}
    assert secret not in kept
    assert form_token(opened.secret) not in {opened.secret, *kept}
