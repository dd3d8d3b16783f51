"""Own stays as a calendar (RFC 5545), for any calendar program."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from icalendar import Calendar, Event
from sqlalchemy.orm import Session

from api.lifecycle.handing_in import case_for
from api.lifecycle.own import own_stays
from api.store.names import CaseId, PartyId
from api.store.parties import party
from api.store.states import PartyRole
from api.store.tables.people import Party
from matching.domain import Employer, EmployerId, Stay, StayKind, StayStatus
from matching.words import Lang, Text, say, text

SHOWN: Final = MappingProxyType(
    {StayStatus.PLANNED: "TENTATIVE", StayStatus.CONFIRMED: "CONFIRMED"}
)
STAY: Final[Mapping[StayKind, Text]] = MappingProxyType(
    {
        StayKind.INTERNSHIP: text("Internship"),
        StayKind.TRAINING: text("Practical training"),
        StayKind.HOLIDAY_WORK: text("Holiday work"),
    }
)


def own_calendar(db: Session, owner: PartyId, at: datetime, lang: Lang) -> bytes:
    """Stays that are planned or confirmed, one event each, over whole days.

    An employer's interns stand in it by their id. Raises `NotFoundError`.
    """
    who = party(db, owner)
    employers = case_for(db, who.case_id).employer_by_id()
    made = Calendar()
    made.add("prodid", "-//ukrep5//EN")
    made.add("version", "2.0")
    for each in own_stays(db, owner):
        if each.status in SHOWN:
            made.add_component(_event(each, who, employers, at, lang))
    written: bytes = made.to_ical()
    return written


def _event(
    stay: Stay,
    who: Party,
    employers: Mapping[EmployerId, Employer],
    at: datetime,
    lang: Lang,
) -> Event:
    other: str = stay.scholar_id
    if who.role is not PartyRole.EMPLOYER:
        other = employers[stay.employer_id].name
    event = Event()
    event.add("uid", _uid(who.case_id, stay))
    event.add("dtstamp", at)
    event.add("dtstart", stay.begins)
    event.add("dtend", stay.until + timedelta(days=1))  # the first day after it
    event.add("status", SHOWN[stay.status])
    sentence = text("{stay}: {whom}, {hours} h", stay=STAY[stay.kind], whom=other, hours=stay.hours)
    event.add("summary", say(sentence, lang))
    return event


def _uid(case_id: CaseId, stay: Stay) -> str:
    """The same for the same stay, so that a calendar updates it."""
    return f"{case_id}.{stay.scholar_id}.{stay.employer_id}.{stay.begins.isoformat()}@ukrep5"
