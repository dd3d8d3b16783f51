"""The facts of one scholar, each confirmed by a document, and the municipality's points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import Response

from api.identity.may import Action
from api.lifecycle import confirmed
from api.lifecycle.points import set_points
from api.pages.language import PageLanguage
from api.pages.officer.call import place_of
from api.pages.officer.decided import OPEN
from api.pages.officer.desk import DeskOf, FormOf, to
from api.pages.officer.door import room
from api.pages.officer.fact_labels import LABEL, ticked_in
from api.pages.officer.fields import version_in, words_in, wrong
from api.pages.officer.staff_names import names_of
from api.store import cases, decided
from api.store.decided import FactOf
from api.store.errors import NotFoundError
from api.store.names import CaseId
from api.store.parties import party_of
from api.store.states import PartyRole
from api.store.tables.cases import Eligibility
from matching.domain import Scholar, ScholarId
from matching.money import hundredths
from matching.tables.catalog import TABLES
from matching.words import Lang, Text, text

router = room("/cases/{case_id}/scholars/{scholar_id}")
COLUMN: Final = {each.field: each for each in TABLES["scholars"].columns}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact, its value as the case has it, and who confirmed it."""

    name: str
    label: Text
    value: str
    confirmed: Eligibility | None


@router.get("")
def show(desk: DeskOf, case_id: CaseId, scholar_id: ScholarId, lang: PageLanguage) -> Response:
    """Facts and points."""
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.DECIDE)
        scholar = cases.facts_of(db, case_id).scholar_by_id().get(scholar_id)
        if scholar is None:
            raise NotFoundError("scholar")
        rows = [e for e in decided.confirmed_facts(db, case_id) if e.scholar_id == scholar_id]
        return desk.page(
            "scholar",
            case=case,
            scholar=scholar,
            party=party_of(db, case_id, PartyRole.SCHOLAR, scholar_id),
            facts=_facts(scholar, rows, lang),
            names=names_of(db),
            can_change=case.state in OPEN,
        )


def _facts(scholar: Scholar, rows: Sequence[Eligibility], lang: Lang) -> list[Fact]:
    known = {each.fact: each for each in rows}
    return [
        Fact(
            name=name,
            label=LABEL[name],
            value=COLUMN[name].written(getattr(scholar, name), lang),
            confirmed=known.get(name),
        )
        for name in confirmed.FACTS
    ]


@router.post("/confirm")
def confirm(desk: DeskOf, case_id: CaseId, scholar_id: ScholarId, form: FormOf) -> Response:
    """Confirm the facts that are ticked, all by one document."""
    desk.may(Action.DECIDE)
    ticked = ticked_in(form)
    document = words_in(form, "document", text("Document"))
    with desk.writing() as work:
        for name in ticked:
            about = FactOf(case_id=case_id, scholar_id=scholar_id, fact=name)
            confirmed.confirm(work, about, document, None)
    return to(place_of(case_id, f"/scholars/{scholar_id}"))


@router.post("/withdraw")
def withdraw(desk: DeskOf, case_id: CaseId, scholar_id: ScholarId, form: FormOf) -> Response:
    """Take a confirmation back."""
    desk.may(Action.DECIDE)
    about = FactOf(case_id=case_id, scholar_id=scholar_id, fact=form.get("fact", ""))
    with desk.writing() as work:
        decided.withdraw_fact(work, about, version_in(form))
    return to(place_of(case_id, f"/scholars/{scholar_id}"))


@router.post("/points")
def put_points(desk: DeskOf, case_id: CaseId, scholar_id: ScholarId, form: FormOf) -> Response:
    """Set the points of the scholar."""
    desk.may(Action.EDIT_CASE)
    given = form.get("points", "").replace(",", ".")
    try:
        fits = 0 <= hundredths(given) < 10**8
    except ValueError:
        fits = False
    if not fits:
        raise wrong("points", text("Points: expected a number such as 12 or 12,50"))
    with desk.writing() as work:
        set_points(work, case_id, {scholar_id: given}, version_in(form))
    return to(place_of(case_id, f"/scholars/{scholar_id}"))
