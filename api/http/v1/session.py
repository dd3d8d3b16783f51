"""``/v1/session`` and ``/v1/invitations``: in by password or by a link, and out again."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from api.http.asking import COOKIE, Now, Service, ServiceOf, StoreOf, Who
from api.http.documents import problems
from api.http.limits import within_sign_ins
from api.identity.errors import NotSignedInError
from api.identity.invitations import invitation, use_invitation
from api.identity.may import Action, must
from api.identity.officers import set_password, sign_in
from api.identity.roles import Role
from api.identity.sessions import SignedIn, end_session, identity_of_party
from api.lifecycle.invited import Invited, invited
from api.store.names import ANYONE

router = APIRouter(tags=["session"])

LinkSecret = Annotated[str, Path(max_length=200, description="The end of the link in the letter.")]


class SignInIn(BaseModel):
    """An officer's name and password."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=200, examples=["officer"])]
    password: SecretStr


class PasswordIn(BaseModel):
    """A new password."""

    model_config = ConfigDict(extra="forbid")

    password: SecretStr


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOut:
    """A session that has begun; programs send its secret as a bearer, browsers have the cookie."""

    secret: str = field(repr=False)
    role: Role
    expires_at: datetime


@router.post(
    "/session",
    dependencies=[Depends(within_sign_ins)],
    responses=problems(401, 422, 429),
)
def post_session(asked: SignInIn, service: ServiceOf, now: Now, answer: Response) -> SessionOut:
    """Sign in as an officer."""
    password = asked.password.get_secret_value()
    length = service.settings.session_length
    opened = sign_in(service.store, asked.name, password, now, length)
    return _begun(opened, Role.OFFICER, service, answer)


@router.delete("/session", status_code=204, responses=problems(401))
def delete_session(identity: Who, store: StoreOf, now: Now) -> Response:
    """Sign out."""
    if identity.session is None:
        raise NotSignedInError
    with store.writing(identity.actor, now) as work:
        end_session(work, identity.session)
    return _ended()


@router.put("/session/password", status_code=204, responses=problems(401, 403, 422))
def put_password(identity: Who, asked: PasswordIn, store: StoreOf, now: Now) -> Response:
    """Set the own password as an officer; every session of the officer ends, this one too."""
    must(identity, Action.MANAGE_OFFICERS)
    if identity.officer is None or identity.session is None:
        raise NotSignedInError
    set_password(store, identity.officer, asked.password.get_secret_value(), now)
    return _ended()


@router.get("/invitations/{secret}", responses=problems(410, 422, 429))
def get_invitation(secret: LinkSecret, store: StoreOf, now: Now) -> Invited:
    """Who is invited, and for what; looking at it uses nothing up."""
    with store.reading() as db:
        return invited(db, secret, now)


@router.post("/invitations/{secret}", responses=problems(410, 422, 429))
def post_invitation(
    secret: LinkSecret, service: ServiceOf, now: Now, answer: Response
) -> SessionOut:
    """Use the invitation: it opens a session, and nothing after it."""
    with service.store.reading() as db:
        invitation(db, secret, now)  # whoever guesses holds up no write
    with service.store.writing(ANYONE, now) as work:
        opened = use_invitation(work, secret, service.settings.session_length)
        role = Role.OFFICER
        if opened.party is not None:
            role = identity_of_party(work.db, opened.party).role
    return _begun(opened, role, service, answer)


def _begun(opened: SignedIn, role: Role, service: Service, answer: Response) -> SessionOut:
    answer.set_cookie(
        COOKIE,
        opened.secret,
        max_age=int(service.settings.session_length.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=service.settings.public_url.startswith("https://"),
    )
    answer.headers["cache-control"] = "no-store"
    return SessionOut(secret=opened.secret, role=role, expires_at=opened.expires_at)


def _ended() -> Response:
    answer = Response(status_code=204)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer
