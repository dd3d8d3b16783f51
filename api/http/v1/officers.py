"""``/v1/officers``: who signs in for the municipality."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.http.asking import After, IfMatch, Most, ServiceOf, StoreOf, Who, WriterOf, etag
from api.http.documents import problems
from api.http.v1.paging import Page, page_after
from api.identity.invitations import invite_officer
from api.identity.may import Action, must
from api.identity.officers import add_officer, officer, officers
from api.lifecycle.staff import dismiss
from api.store.names import OfficerId
from api.store.persons import Described, change_person, person
from api.store.tables.people import Officer, Person

router = APIRouter(prefix="/officers", tags=["officers"])
Name = Annotated[str, Field(min_length=1, max_length=200)]


class OfficerIn(BaseModel):
    """A new officer, who gets a link and then sets a password."""

    sign_in_name: Annotated[str, Field(min_length=1, max_length=100)] = Field(examples=["officer2"])
    name: Name | None = None
    contact: Annotated[str, Field(max_length=200)] | None = None


class NameIn(BaseModel):
    """Who an officer is; whoever publishes has a name."""

    name: Name
    contact: Annotated[str, Field(max_length=200)] | None = None


class OfficerOut(BaseModel):
    """An officer; the version is that of name and contact."""

    officer_id: str
    sign_in_name: str | None
    name: str | None
    contact: str | None
    has_password: bool
    removed_at: datetime | None
    version: int

    @classmethod
    def of(cls, found: Officer, about: Person) -> "OfficerOut":
        """What officers are told of each other."""
        return cls(
            officer_id=found.officer_id,
            sign_in_name=about.sign_in_name,
            name=about.name,
            contact=about.contact,
            has_password=found.password_hash is not None,
            removed_at=found.removed_at,
            version=about.version,
        )


class LinkOut(BaseModel):
    """A link by which an officer comes in and sets a password; it is told only now."""

    officer_id: str
    link: str


@router.get("", responses=problems(401, 403))
def list_officers(
    identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[OfficerOut]:
    """Officers in the order in which they came."""
    must(identity, Action.MANAGE_OFFICERS)
    with store.reading() as db:
        rows = officers(db)
    shown, following = page_after(rows, after, most, lambda row: row[0].officer_id)
    return Page(items=[OfficerOut.of(*row) for row in shown], next=following)


@router.post("", status_code=201, responses=problems(401, 403, 409, 422))
def post_officer(
    body: OfficerIn, writer: WriterOf, service: ServiceOf, answer: Response
) -> LinkOut:
    """Add an officer."""
    writer.may(Action.MANAGE_OFFICERS)
    with writer.writing() as work:
        made = add_officer(work, body.sign_in_name, Described(name=body.name, contact=body.contact))
        secret = invite_officer(work, made.officer_id, service.settings.invitation_length)
    answer.headers["cache-control"] = "no-store"
    return LinkOut(
        officer_id=made.officer_id, link=f"{service.settings.public_url}/invitation/{secret}"
    )


@router.post("/{officer_id}/link", status_code=201, responses=problems(401, 403, 404))
def post_link(
    officer_id: OfficerId, writer: WriterOf, service: ServiceOf, answer: Response
) -> LinkOut:
    """A new link for an officer; the one before opens no more."""
    writer.may(Action.MANAGE_OFFICERS)
    with writer.writing() as work:
        officer(work.db, officer_id)
        secret = invite_officer(work, officer_id, service.settings.invitation_length)
    answer.headers["cache-control"] = "no-store"
    return LinkOut(officer_id=officer_id, link=f"{service.settings.public_url}/invitation/{secret}")


@router.put("/{officer_id}", responses=problems(401, 403, 404, 412, 422, 428))
def put_officer(
    officer_id: OfficerId, body: NameIn, writer: WriterOf, version: IfMatch, answer: Response
) -> OfficerOut:
    """Say who an officer is."""
    writer.may(Action.MANAGE_OFFICERS)
    with writer.writing() as work:
        found = officer(work.db, officer_id)
        known = person(work.db, found.person_id)
        described = Described(name=body.name, contact=body.contact, address=known.address)
        about = change_person(work, found.person_id, described, version)
    answer.headers.update(etag(about.version))
    return OfficerOut.of(found, about)


@router.delete("/{officer_id}", status_code=204, responses=problems(401, 403, 404, 409))
def delete_officer(officer_id: OfficerId, writer: WriterOf) -> None:
    """An officer goes: sessions and tokens open no more, what was signed stays."""
    writer.may(Action.MANAGE_OFFICERS)
    with writer.writing() as work:
        dismiss(work, officer_id)
