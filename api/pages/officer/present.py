"""Who takes part in a call, and who has confirmed what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from api.lifecycle.inviting import Seat, seats
from api.pages.officer.standing import MAIN
from api.store.names import CaseId, PartyId
from api.store.persons import persons_of
from api.store.states import Part, PartyRole
from api.store.submissions import confirmations, in_force
from api.store.tables.people import Person
from api.store.tables.submissions import Confirmation
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A party as the officer sees it.

    Parameters
    ----------
    parts : when each part that counts was confirmed.
    waits : confirmed, but the legal representative has not confirmed it yet.
    """

    seat: Seat
    person: Person = field(repr=False)
    parts: Mapping[Part, datetime]
    waits: bool

    @property
    def name(self) -> str:
        """The name, or the id in the case where there is none."""
        return self.person.name or self.seat.case_key

    @property
    def confirmed_at(self) -> datetime | None:
        """When the main part was confirmed."""
        main = MAIN.get(self.seat.role)
        return None if main is None else self.parts.get(main)

    @property
    def others(self) -> tuple[Part, ...]:
        """What else counts."""
        return tuple(each for each in self.parts if each is not MAIN.get(self.seat.role))

    @property
    def missing(self) -> Text | None:
        """What a reminder asks for."""
        if self.confirmed_at is not None:
            return None
        match self.seat.role:
            case PartyRole.EMPLOYER:
                return text("confirm the ranking of applicants")
            case PartyRole.SCHOLAR if self.waits:
                return text("have the list confirmed by the legal representative")
            case PartyRole.SCHOLAR:
                return text("confirm the list of wishes")
        return None


def present(db: Session, case_id: CaseId) -> list[Present]:
    """Everyone of a case, by role and id."""
    force = in_force(db, case_id)
    people = persons_of(db, case_id)
    there = seats(db, case_id)
    represented = {each.represents for each in there if each.represents}
    return [_present(db, each, people[each.party_id], force, represented) for each in there]


def _present(
    db: Session,
    seat: Seat,
    person: Person,
    force: Mapping[tuple[PartyId, Part], Confirmation],
    represented: Collection[PartyId],
) -> Present:
    parts = {part: made.confirmed_at for (who, part), made in force.items() if who == seat.party_id}
    main = MAIN.get(seat.role)
    waits = False
    if seat.party_id in represented and main is not None:
        made = confirmations(db, seat.party_id, main)
        waits = bool(made) and not made[0].in_force
    return Present(seat=seat, person=person, parts=parts, waits=waits)
