"""One party: who it is, its invitation, the legal representative, its own data."""

from fastapi import Response
from sqlalchemy.orm import Session

from api.identity.invitations import revoke_invitation
from api.identity.may import Action
from api.lifecycle.access import hand_over
from api.lifecycle.inviting import add_guardian
from api.pages.officer.call import place_of
from api.pages.officer.desk import DeskOf, FormOf, to
from api.pages.officer.door import room
from api.pages.officer.fields import day_in, maybe_in, version_in, words_in, wrong
from api.pages.officer.files import file
from api.pages.officer.once import once
from api.pages.officer.present import present
from api.pages.party.visit import Form
from api.store.erasure import erase_person
from api.store.errors import NotFoundError
from api.store.names import CaseId, PartyId
from api.store.parties import party
from api.store.persons import Described, change_person, person
from api.store.tables.people import Party
from api.store.work import Work
from matching.words import text

router = room("/cases/{case_id}/parties/{party_id}")
ADDRESS = 500


@router.get("")
def show(desk: DeskOf, case_id: CaseId, party_id: PartyId) -> Response:
    """Who it is, and what can be done for them."""
    desk.may(Action.READ_PERSON)
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.INVITE)
        everyone = present(db, case_id)
        who = _of(db, case_id, party_id)
        about = person(db, who.person_id)
    return desk.page(
        "party",
        case=case,
        each=next(each for each in everyone if each.seat.party_id == party_id),
        person=about,
        guardian=next((e for e in everyone if e.seat.represents == party_id), None),
    )


@router.post("")
def describe(desk: DeskOf, case_id: CaseId, party_id: PartyId, form: FormOf) -> Response:
    """Correct what is known of a person."""
    desk.may(Action.EDIT_PERSON)
    described, version = _described(form), version_in(form)
    with desk.writing() as work:
        change_person(work, _of(work.db, case_id, party_id).person_id, described, version)
    return _shown(case_id, party_id)


@router.post("/representative")
def represent(desk: DeskOf, case_id: CaseId, party_id: PartyId, form: FormOf) -> Response:
    """Add the legal representative of a scholar."""
    desk.may(Action.INVITE)
    name = words_in(form, "name", text("Name"))
    contact = maybe_in(form, "contact", text("E-mail or telephone"))
    described = Described(name=name, contact=contact)

    def create(work: Work) -> str:
        scholar = _of(work.db, case_id, party_id)
        made = add_guardian(work, scholar.party_id, described)
        return place_of(case_id, f"/parties/{made.party_id}")

    return once(desk, form, create)


@router.post("/revoke")
def revoke(desk: DeskOf, case_id: CaseId, party_id: PartyId, form: FormOf) -> Response:
    """The link of a party opens no more."""
    del form
    desk.may(Action.INVITE)
    with desk.writing() as work:
        revoke_invitation(work, _of(work.db, case_id, party_id).party_id)
    return _shown(case_id, party_id)


@router.post("/own-data.json")
def own_data(desk: DeskOf, case_id: CaseId, party_id: PartyId, form: FormOf) -> Response:
    """Everything that is stored about a person, to be handed over."""
    del form
    desk.may(Action.EXPORT_PERSON)
    with desk.writing() as work:
        body = hand_over(work, _of(work.db, case_id, party_id).person_id)
    return file(body, "own-data.json", "application/json")


@router.post("/erase")
def erase(desk: DeskOf, case_id: CaseId, party_id: PartyId, form: FormOf) -> Response:
    """Erase all that law does not keep."""
    desk.may(Action.ERASE_PERSON)
    if form.get("sure") != "yes":
        raise wrong("sure", text("Tick that you are sure; erased data does not come back."))
    with desk.writing() as work:
        erased = erase_person(work, _of(work.db, case_id, party_id).person_id)
    with desk.reading() as db:
        case = desk.case(db, case_id)
    return desk.page("erased", case=case, erased=erased)


def _of(db: Session, case_id: CaseId, party_id: PartyId) -> Party:
    found = party(db, party_id)
    if found.case_id != case_id:
        raise NotFoundError("party")
    return found


def _described(form: Form) -> Described:
    return Described(
        name=maybe_in(form, "name", text("Name")),
        contact=maybe_in(form, "contact", text("E-mail or telephone")),
        address=maybe_in(form, "address", text("Address"), ADDRESS),
        adult_on=day_in(form, "adult_on", text("Eighteenth birthday")),
    )


def _shown(case_id: CaseId, party_id: PartyId) -> Response:
    return to(place_of(case_id, f"/parties/{party_id}"))
