"""Parties of a case, and the letters that invite them; the service sends no mail."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.http.asking import After, CreationOf, Most, ServiceOf, StoreOf, Who, WriterOf, case_for
from api.http.documents import problems
from api.http.v1.paging import Page, page_after
from api.identity.invitations import Letter
from api.identity.may import Action
from api.lifecycle.inviting import Seat, add_guardian, invite, revoke, seats
from api.settings import Settings
from api.store.names import CaseId, PartyId
from api.store.persons import Described
from api.store.states import PartyRole

router = APIRouter(tags=["invitations"])


class PartyOut(BaseModel):
    """A party, and whether it was invited; no name."""

    party_id: str
    role: PartyRole
    case_key: str
    represents: str | None
    invited_at: datetime | None
    expires_at: datetime | None
    used_at: datetime | None

    @classmethod
    def of(cls, found: Seat) -> "PartyOut":
        """What is told of it."""
        return cls.model_validate(found, from_attributes=True)


class InviteIn(BaseModel):
    """Whom to invite: the parties named, or all of some roles; nobody named is everybody."""

    parties: list[Annotated[str, Field(max_length=64)]] | None = None
    roles: list[PartyRole] | None = None


class LetterOut(BaseModel):
    """A letter; its link is told only now."""

    party_id: str
    role: PartyRole
    case_key: str
    name: str | None
    contact: str | None
    address: str | None
    link: str
    expires_at: datetime

    @classmethod
    def of(cls, letter: Letter, settings: Settings) -> "LetterOut":
        """With the address under which the service is reached."""
        return cls(
            party_id=letter.party_id,
            role=letter.role,
            case_key=letter.case_key,
            name=letter.name,
            contact=letter.contact,
            address=letter.address,
            link=f"{settings.public_url}/invitation/{letter.secret}",
            expires_at=letter.expires_at,
        )


class LettersOut(BaseModel):
    """Letters in the order of the parties."""

    letters: list[LetterOut]


class RepresentativeIn(BaseModel):
    """The legal representative of a scholar under age."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    contact: Annotated[str, Field(max_length=200)] | None = None
    address: Annotated[str, Field(max_length=500)] | None = None


@router.get("/cases/{case_id}/parties", responses=problems(401, 403, 404))
def list_parties(
    case_id: CaseId, identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[PartyOut]:
    """Parties by role and by their id in the case, each with its latest invitation."""
    with store.reading() as db:
        case_for(db, identity, Action.INVITE, case_id)
        rows = seats(db, case_id)
    shown, following = page_after(rows, after, most, lambda row: row.party_id)
    return Page(items=[PartyOut.of(row) for row in shown], next=following)


@router.post("/cases/{case_id}/invitations", responses=problems(401, 403, 404, 422))
def post_invitations(
    case_id: CaseId, body: InviteIn, writer: WriterOf, service: ServiceOf, answer: Response
) -> LettersOut:
    """New links for parties, with what letters to them need; links not yet used open no more."""
    writer.may(Action.INVITE)
    named = None if body.parties is None else [PartyId(each) for each in body.parties]
    with writer.writing() as work:
        letters = invite(work, case_id, named, body.roles, service.settings.invitation_length)
    answer.headers["cache-control"] = "no-store"
    return LettersOut(letters=[LetterOut.of(each, service.settings) for each in letters])


@router.delete("/parties/{party_id}/invitation", status_code=204, responses=problems(401, 403, 404))
def delete_invitation(party_id: PartyId, writer: WriterOf) -> None:
    """A party's link opens no more."""
    writer.may(Action.INVITE)
    with writer.writing() as work:
        revoke(work, party_id)


@router.post(
    "/parties/{party_id}/representative",
    status_code=201,
    response_class=Response,
    responses={
        201: {"model": PartyOut, "description": "Added."},
        **problems(401, 403, 404, 409, 422),
    },
)
def post_representative(
    party_id: PartyId, body: RepresentativeIn, creation: CreationOf
) -> Response:
    """Add the legal representative of a scholar, who then countersigns."""
    creation.may(Action.INVITE)
    described = Described(name=body.name, contact=body.contact, address=body.address)
    return creation.once(
        lambda work: (
            PartyOut.of(add_guardian(work, party_id, described)).model_dump(mode="json"),
            {},
        )
    )
