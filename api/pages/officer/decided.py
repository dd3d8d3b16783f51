"""Before the match: facts confirmed by documents, decisions on pairs, the seed of the draw."""

from collections import Counter

from fastapi import Response
from sqlalchemy.orm import Session

from api.identity.may import Action
from api.lifecycle import confirmed
from api.pages.officer.call import place_of
from api.pages.officer.desk import DeskOf, FormOf, to
from api.pages.officer.door import room
from api.pages.officer.fact_labels import LABEL, ticked_in
from api.pages.officer.fields import member_in, version_in, words_in, wrong
from api.pages.officer.staff_names import names_of
from api.store import cases, decided
from api.store.decided import FactOf
from api.store.errors import SeedError
from api.store.names import CaseId
from api.store.states import CallState
from api.store.tables.cases import DrawSeed
from matching.domain import Pin, PinKind, PositionId, ScholarId
from matching.words import Text, text

router = room("/cases/{case_id}/decided")
REASON = 1_000
SOURCE = 500
WHOSE = "scholar."
"""Begins the name of the box of a scholar."""
OPEN = frozenset({CallState.DRAFT, CallState.OPEN, CallState.CLOSED})
"""While decisions can be changed."""


@router.get("")
def show(desk: DeskOf, case_id: CaseId) -> Response:
    """Everything that is decided, and what is missing."""
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.DECIDE)
        facts = decided.confirmed_facts(db, case_id)
        seed, why_none = _seed(db, case_id)
        return desk.page(
            "decided",
            case=case,
            facts=cases.facts_of(db, case_id),
            confirmed=Counter(each.scholar_id for each in facts),
            of=len(confirmed.FACTS),
            labels=LABEL,
            pins=decided.pins(db, case_id),
            kinds=tuple(PinKind),
            seed=seed,
            why_none=why_none,
            names=names_of(db),
            can_change=case.state in OPEN,
        )


def _seed(db: Session, case_id: CaseId) -> tuple[DrawSeed | None, Text | None]:
    try:
        return decided.seed_of_run(db, case_id), None
    except SeedError as none:
        return None, none.problem


@router.post("/confirm")
def confirm(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Confirm the ticked facts of all ticked scholars by one document, such as a school's list."""
    desk.may(Action.DECIDE)
    whose = [name.removeprefix(WHOSE) for name in form if name.startswith(WHOSE)]
    if not whose:
        raise wrong("scholar", text("Tick the scholars whom the document is about."))
    ticked = ticked_in(form)
    document = words_in(form, "document", text("Document"))
    with desk.writing() as work:
        known = {(each.scholar_id, each.fact) for each in decided.confirmed_facts(work.db, case_id)}
        for scholar_id in whose:
            for fact in ticked:
                if (scholar_id, fact) not in known:
                    about = FactOf(case_id=case_id, scholar_id=scholar_id, fact=fact)
                    confirmed.confirm(work, about, document, None)
    return to(place_of(case_id, "/decided#facts"))


@router.post("/pins")
def pin(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Decide a pair, with the reason that is printed."""
    desk.may(Action.DECIDE)
    wanted = Pin(
        scholar_id=ScholarId(words_in(form, "scholar_id", text("Scholar"))),
        position_id=PositionId(words_in(form, "position_id", text("Group of places"))),
        decision=member_in(form, "decision", PinKind),
        reason=words_in(form, "reason", text("Reason"), REASON),
    )
    with desk.writing() as work:
        confirmed.pin(work, case_id, wanted, None)
    return to(place_of(case_id, "/decided#pins"))


@router.post("/pins/remove")
def unpin(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Take a decision back."""
    desk.may(Action.DECIDE)
    scholar_id, position_id = form.get("scholar_id", ""), form.get("position_id", "")
    with desk.writing() as work:
        decided.remove_pin(
            work,
            case_id,
            scholar_id=scholar_id,
            position_id=position_id,
            expected=version_in(form),
        )
    return to(place_of(case_id, "/decided#pins"))


@router.post("/seed")
def record(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Record the seed of the draw and where anyone can read it up."""
    desk.may(Action.DECIDE)
    seed = words_in(form, "seed", text("Seed"))
    source = words_in(form, "source", text("Public source"), SOURCE)
    with desk.writing() as work:
        _must_be_closed(work.db, case_id)
        decided.record_seed(work, case_id, seed, source)
    return to(place_of(case_id, "/decided#seed"))


def _must_be_closed(db: Session, case_id: CaseId) -> None:
    if cases.stored_case(db, case_id).closed_at is None:
        raise SeedError(text("The seed is drawn and recorded after the call is closed."))
