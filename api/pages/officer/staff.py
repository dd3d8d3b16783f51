"""Officers: who they are, their way in, and their going."""

from fastapi import Response

from api.identity.invitations import invite_officer
from api.identity.may import Action
from api.identity.officers import add_officer, officer, officers
from api.identity.secret import Secret
from api.lifecycle.staff import dismiss
from api.pages.officer.desk import NO_STORE, Desk, DeskOf, FormOf, to
from api.pages.officer.door import HOME, room
from api.pages.officer.fields import maybe_in, version_in, words_in
from api.store.names import OfficerId
from api.store.persons import Described, change_person, person
from matching.words import text

router = room("/staff")
PLACE = f"{HOME}/staff"


@router.get("")
def show(desk: DeskOf) -> Response:
    """Everyone who signs in for the municipality."""
    desk.may(Action.MANAGE_OFFICERS)
    with desk.reading() as db:
        return desk.page("staff", officers=officers(db))


@router.post("")
def add(desk: DeskOf, form: FormOf) -> Response:
    """Add an officer, and show the link by which the password is set."""
    desk.may(Action.MANAGE_OFFICERS)
    sign_in_name = words_in(form, "sign_in_name", text("Name to sign in by"))
    described = Described(
        name=maybe_in(form, "name", text("Name")),
        contact=maybe_in(form, "contact", text("E-mail or telephone")),
    )
    with desk.writing() as work:
        made = add_officer(work, sign_in_name, described)
        secret = invite_officer(work, made.officer_id, desk.service.settings.invitation_length)
    return _link(desk, secret, sign_in_name)


@router.post("/{officer_id}/link")
def renew(desk: DeskOf, officer_id: OfficerId, form: FormOf) -> Response:
    """A new link; the one before opens no more."""
    del form
    desk.may(Action.MANAGE_OFFICERS)
    with desk.writing() as work:
        about = person(work.db, officer(work.db, officer_id).person_id)
        secret = invite_officer(work, officer_id, desk.service.settings.invitation_length)
        name = about.sign_in_name or ""
    return _link(desk, secret, name)


@router.post("/{officer_id}")
def describe(desk: DeskOf, officer_id: OfficerId, form: FormOf) -> Response:
    """Say who an officer is; whoever publishes has a name."""
    desk.may(Action.MANAGE_OFFICERS)
    name = words_in(form, "name", text("Name"))
    contact = maybe_in(form, "contact", text("E-mail or telephone"))
    version = version_in(form)
    with desk.writing() as work:
        about = person(work.db, officer(work.db, officer_id).person_id)
        described = Described(name=name, contact=contact, address=about.address)
        change_person(work, about.person_id, described, version)
    return to(PLACE)


@router.post("/{officer_id}/remove")
def remove(desk: DeskOf, officer_id: OfficerId, form: FormOf) -> Response:
    """An officer goes; what was signed stays."""
    del form
    desk.may(Action.MANAGE_OFFICERS)
    with desk.writing() as work:
        dismiss(work, officer_id)
    return to(PLACE)


def _link(desk: Desk, secret: Secret, name: str) -> Response:
    link = f"{desk.service.settings.public_url}/invitation/{secret}"
    answer = desk.page("told_once", secret=link, name=name, kind="link", back=PLACE)
    answer.headers.update(NO_STORE)
    return answer
