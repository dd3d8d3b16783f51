"""Who has confirmed and who has not, and reminders to take along."""

from datetime import datetime

from fastapi import Response

from api.identity.may import Action
from api.pages.language import PageLanguage
from api.pages.officer.desk import DeskOf
from api.pages.officer.door import room
from api.pages.officer.files import csv_file
from api.pages.officer.present import Present, present
from api.pages.party.deadline import moment
from api.store.acts import Act
from api.store.names import CaseId
from api.store.states import PartyRole
from api.store.words import word
from matching.report.table import Column, Table, tabulate
from matching.words import text

router = room("/cases/{case_id}/people")


@router.get("")
def people(desk: DeskOf, case_id: CaseId) -> Response:
    """By role: first those who have not confirmed."""
    with desk.reading() as db:
        found = desk.case(db, case_id, Action.INVITE)
        everyone = present(db, case_id)
    roles = [(role, [p for p in everyone if p.seat.role is role]) for role in PartyRole]
    return desk.page(
        "people",
        case=found,
        roles=[(role, sorted(those, key=_first)) for role, those in roles if those],
        to_invite=sum(1 for each in everyone if each.seat.used_at is None),
        to_remind=sum(1 for each in everyone if each.missing),
        everyone=everyone,
    )


def _first(each: Present) -> tuple[bool, str]:
    return each.confirmed_at is not None, each.seat.case_key


@router.get("/reminders.csv")
def reminders(desk: DeskOf, case_id: CaseId, lang: PageLanguage) -> Response:
    """Whom to remind, of what, and how they are reached; the service sends no mail."""
    with desk.reading() as db:
        found = desk.case(db, case_id, Action.INVITE)
        late = [each for each in present(db, case_id) if each.missing is not None]
    with desk.writing() as work:
        work.note(Act.EXPORTED, case_id, what="reminders", count=len(late))
    return csv_file(_reminders(late, found.closes_at), lang)


def _reminders(late: list[Present], closes_at: datetime | None) -> Table:
    until = None if closes_at is None else moment(closes_at)
    return tabulate(
        "reminders",
        text("Reminders"),
        late,
        (Column(text("Id")), lambda each: each.seat.case_key),
        (Column(text("Role")), lambda each: word(each.seat.role)),
        (Column(text("Name")), lambda each: each.person.name),
        (Column(text("E-mail or telephone")), lambda each: each.person.contact),
        (Column(text("Address")), lambda each: each.person.address),
        (Column(text("What is missing")), lambda each: each.missing),
        (Column(text("Until")), lambda _: until),
    )
