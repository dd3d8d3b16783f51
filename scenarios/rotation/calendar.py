"""Stays as calendars that any program opens: all-day events by RFC 5545."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from matching.domain import EmployerId, ScholarId
from matching.rotation.outcome import PlannedStay
from matching.words import Lang, Text, say, text
from scenarios.rotation.found import Rotation

PRODUCT: Final = "-//ukrep5//rotation//{lang}"


def scholar_calendar(found: Rotation, scholar_id: ScholarId, lang: Lang) -> bytes:
    """The stays of one scholar; one without stays has no calendar."""
    stays = found.by_scholar[scholar_id]
    return _calendar(
        text("Stays of {scholar}", scholar=scholar_id),
        (_event(found, stay, "scholar", _at_host(found, stay), lang) for stay in stays),
        lang,
    )


def host_calendar(found: Rotation, employer_id: EmployerId, lang: Lang) -> bytes:
    """The stays at one host; one without stays has no calendar. Scholars stand by their ids."""
    stays = found.by_host[employer_id]
    return _calendar(
        text("Stays at {employer}", employer=found.name_of(employer_id)),
        (_event(found, stay, "host", _of_scholar(stay), lang) for stay in stays),
        lang,
    )


def _calendar(name: Text, events: Iterable[Event], lang: Lang) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT.format(lang=lang.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", say(name, lang))
    for event in events:
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _event(found: Rotation, stay: PlannedStay, view: str, summary: Text, lang: Lang) -> Event:
    """The same stay keeps its mark in every plan, so that a program replaces its event."""
    mark = "|".join((found.plan.case, view, stay.scholar_id, stay.employer_id, stay.period_id))
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"ukrep5:{mark}")))
    event.add("dtstamp", _midnight(found.plan.on))
    event.add("dtstart", stay.begins)
    event.add("dtend", stay.until + timedelta(days=1))  # the first day after it
    event.add("summary", say(summary, lang))
    event.add("description", say(_about(stay), lang))
    event.add("status", "TENTATIVE")
    return event


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _at_host(found: Rotation, stay: PlannedStay) -> Text:
    return text("Stay at {employer}", employer=found.name_of(stay.employer_id))


def _of_scholar(stay: PlannedStay) -> Text:
    return text(
        "Stay of {scholar} ({occupation})", scholar=stay.scholar_id, occupation=stay.occupation
    )


def _about(stay: PlannedStay) -> Text:
    return text(
        "{occupation}, period {period}, {hours} h, planned",
        occupation=stay.occupation,
        period=stay.period_id,
        hours=stay.hours,
    )
