"""Persons: made, found and changed; their erasure stands in `api.store.privacy`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.errors import NotFoundError
from api.store.names import CaseId, PartyId, PersonId, new_id
from api.store.tables.people import Party, Person
from api.store.work import Work, must_be_fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What is known of a person.

    Parameters
    ----------
    contact : e-mail or telephone.
    address : where letters go.
    adult_on : eighteenth birthday, where it matters.
    """

    name: str | None = field(default=None, repr=False)
    contact: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    adult_on: date | None = field(default=None, repr=False)


def add_person(work: Work, described: Described, sign_in_name: str | None = None) -> Person:
    """A new person; ``sign_in_name`` is an officer's.

    Raises
    ------
    PersonalNumberError
        If a field holds thirteen digits.
    """
    added = Person(
        person_id=PersonId(new_id("person")),
        name=described.name,
        contact=described.contact,
        address=described.address,
        adult_on=described.adult_on,
        sign_in_name=sign_in_name,
        created_at=work.at,
    )
    work.db.add(added)
    work.db.flush()
    return added


def person(db: Session, person_id: PersonId) -> Person:
    """A person; raises `NotFoundError`."""
    found = db.get(Person, person_id)
    if found is None:
        raise NotFoundError("person")
    return found


def change_person(work: Work, person_id: PersonId, described: Described, expected: int) -> Person:
    """Replace what is known of a person.

    Raises
    ------
    NotFoundError, PersonalNumberError, StaleVersionError
    """
    found = person(work.db, person_id)
    must_be_fresh(found, expected)
    found.name = described.name
    found.contact = described.contact
    found.address = described.address
    found.adult_on = described.adult_on
    work.db.flush()
    work.note(Act.PERSON_CHANGED, person_id, version=found.version)
    return found


def persons_of(db: Session, case_id: CaseId) -> Mapping[PartyId, Person]:
    """Who the parties of a case are."""
    asked = (
        select(Party.party_id, Person)
        .join(Person, Person.person_id == Party.person_id)
        .where(Party.case_id == case_id)
    )
    return dict(db.execute(asked).all())
