"""Calendars that any program opens: strict lines, one event a stay, the same bytes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from matching.domain import EmployerId, ScholarId
from matching.read import read_case
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.rotation import Rotation, rotate
from scenarios.rotation.calendar import host_calendar, scholar_calendar
from scenarios.rotation.write import file_names

CASES = Path(__file__).parents[2] / "scenarios/cases"
LINE = re.compile(r"[A-Z][A-Z0-9-]*(;[A-Z-]+=[^:;\"]+)*:[^\x00-\x08\x0a-\x1f\x7f]*")
"""A content line of RFC 5545 after unfolding: name, parameters, value without controls."""
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS"}


@pytest.fixture(scope="module")
def found() -> Rotation:
    """The plan of the smallest case."""
    return rotate(read_case(CASES / "tiny"), policy_book())


def _strict(data: bytes) -> Sequence[Event]:
    """Events of a calendar, read by the letter of RFC 5545 and then by a parser."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    logical = data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")
    assert all(LINE.fullmatch(line) for line in logical)
    assert (logical[0], logical[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    assert calendar["PRODID"]
    assert calendar.subcomponents
    assert not calendar.errors
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    events = calendar.events
    for event in events:
        assert not event.errors
        assert set(event) == ONCE
    assert len({event["UID"] for event in events}) == len(events)
    return events


@pytest.mark.parametrize("lang", list(Lang))
def test_everyone_with_stays_has_a_calendar_that_a_strict_parser_opens(
    found: Rotation, lang: Lang
) -> None:
    for scholar, stays in found.by_scholar.items():
        events = _strict(scholar_calendar(found, scholar, lang))
        assert [event.start for event in events] == [stay.begins for stay in stays]
    for host, stays in found.by_host.items():
        assert len(_strict(host_calendar(found, host, lang))) == len(stays)


def test_a_stay_is_a_whole_day_event_that_ends_on_the_day_after_the_last(
    found: Rotation,
) -> None:
    (stay,) = found.by_scholar[ScholarId("S-2")]
    (event,) = _strict(scholar_calendar(found, ScholarId("S-2"), Lang.EN))
    assert (event.start, event.end) == (stay.begins, stay.until + timedelta(days=1))
    assert type(event.start) is date
    stamp = event.DTSTAMP
    assert isinstance(stamp, datetime)
    assert stamp.date() == found.plan.on
    assert stamp.utcoffset() == timedelta(0)


def test_summaries_are_in_the_language_and_marks_are_not(found: Rotation) -> None:
    scholar = ScholarId("S-2")
    english, slovene = (
        _strict(scholar_calendar(found, scholar, lang))[0] for lang in (Lang.EN, Lang.SL)
    )
    assert str(english["SUMMARY"]).startswith("Stay at ")
    assert str(slovene["SUMMARY"]).startswith("Praksa: ")
    assert english["UID"] == slovene["UID"]


def test_a_scholar_s_event_is_not_the_host_s(found: Rotation) -> None:
    own = [scholar_calendar(found, scholar, Lang.EN) for scholar in found.by_scholar]
    theirs = [host_calendar(found, host, Lang.EN) for host in found.by_host]
    marks = [
        {event["UID"] for calendar in calendars for event in _strict(calendar)}
        for calendars in (own, theirs)
    ]
    assert not marks[0] & marks[1]
    assert len(marks[0]) == len(marks[1]) == len(found.plan.stays)


def test_a_name_with_marks_of_the_format_comes_back_as_it_was(found: Rotation) -> None:
    name = 'Čevljarstvo; Šiviljstvo, \\ žaga "d. o. o." ' + "zelo dolgo ime " * 8
    employers = tuple(replace(each, name=name) for each in found.case.employers)
    renamed = replace(found, case=replace(found.case, employers=employers))
    (event,) = _strict(scholar_calendar(renamed, ScholarId("S-2"), Lang.EN))
    assert event["SUMMARY"] == f"Stay at {name}"


def test_whatever_an_id_holds_it_names_a_file_of_its_own_in_the_folder() -> None:
    ids = [EmployerId(each) for each in ("../E", "E", "e", "E 1", "E-1", "..", "Š-1", "x" * 300)]
    names = file_names(ids)
    assert len({name.casefold() for name in names.values()}) == len(ids)
    assert all(re.fullmatch(r"[\w-]{1,90}\.ics", name) for name in names.values())
