"""In by name and password or by a link's button, and out again."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from api.http.asking import COOKIE, Now, Service, ServiceOf, StoreOf, Who
from api.http.limits import within_sign_ins
from api.identity.errors import ForbiddenError, InvitationError, PasswordError, SignInError
from api.identity.invitations import use_invitation
from api.identity.officers import officer, set_password, sign_in
from api.identity.roles import Role
from api.identity.secret import Secret, form_token
from api.identity.sessions import SignedIn, end_session, identity_of_party
from api.lifecycle.invited import invited
from api.pages.party.deadline import deadline, moment
from api.pages.party.visit import HOME, Filled
from api.pages.render import page
from api.store.names import ANYONE, OfficerId
from api.store.persons import person
from matching.words import Text, text

router = APIRouter(include_in_schema=False)

LinkSecret = Annotated[str, Path(max_length=200)]
Typed = Annotated[str, Form(max_length=200)]
Password = Annotated[str, Form(max_length=1_000)]
SEE_OTHER: Final = 303
NOT_THE_SAME: Final = text("The two passwords are not the same.")


@router.get("/sign-in")
def ask(request: Request, identity: Who, after: str = "") -> Response:
    """Name and password of an officer; whoever is signed in goes to the own pages."""
    if identity.session is not None:
        return RedirectResponse(HOME[identity.role], status_code=SEE_OTHER)
    return page(request, "sign_in/password.html.j2", name="", problem=None, after=after)


@router.post("/sign-in", dependencies=[Depends(within_sign_ins)])
def enter(
    request: Request, service: ServiceOf, now: Now, name: Typed, password: Password
) -> Response:
    """Sign in as an officer."""
    try:
        opened = sign_in(service.store, name, password, now, service.settings.session_length)
    except SignInError as refused:
        wrong = refused.problem
        return page(request, "sign_in/password.html.j2", 401, name=name, problem=wrong, after="")
    return _begun(opened, Role.OFFICER, service)


@router.get("/in/{secret}")
@router.get("/invitation/{secret}")
def show(
    request: Request, secret: LinkSecret, service: ServiceOf, now: Now, identity: Who
) -> Response:
    """Who is invited, and a button; looking at it uses nothing up."""
    try:
        with service.store.reading() as db:
            found = invited(db, secret, now)
    except InvitationError:
        home = HOME[identity.role] if identity.session else None
        return page(request, "sign_in/over.html.j2", 410, home=home)
    return page(
        request,
        "sign_in/link.html.j2",
        invited=found,
        secret=secret,
        until=moment(found.expires_at),
        closes=deadline(found.closes_at, now),
    )


@router.post("/in/{secret}", dependencies=[Depends(within_sign_ins)])
def use(request: Request, secret: LinkSecret, service: ServiceOf, now: Now) -> Response:
    """Press the button: the link opens a session, and nothing after it."""
    try:
        with service.store.writing(ANYONE, now) as work:
            opened = use_invitation(work, secret, service.settings.session_length)
            role = identity_of_party(work.db, opened.party).role if opened.party else Role.OFFICER
    except InvitationError:
        return page(request, "sign_in/over.html.j2", 410, home=None)
    return _begun(opened, role, service, "/password" if role is Role.OFFICER else None)


@router.get("/password")
def ask_password(request: Request, service: ServiceOf, identity: Who) -> Response:
    """A new password of the officer who is signed in."""
    if identity.officer is None or identity.session is None:
        return RedirectResponse("/sign-in", status_code=SEE_OTHER)
    return _password(request, service, identity.officer)


@router.post("/password")
def put_password(
    request: Request, service: ServiceOf, now: Now, identity: Who, form: Filled
) -> Response:
    """Set it; every session of the officer ends, and the officer signs in with it."""
    if identity.officer is None:
        raise ForbiddenError
    if form.get("password", "") != form.get("again", ""):
        return _password(request, service, identity.officer, NOT_THE_SAME)
    try:
        set_password(service.store, identity.officer, form.get("password", ""), now)
    except PasswordError as refused:
        return _password(request, service, identity.officer, refused.problem)
    return _ended("/sign-in?after=password")


@router.post("/sign-out")
def leave(identity: Who, store: StoreOf, now: Now, _form: Filled) -> Response:
    """Sign out."""
    assert identity.session is not None
    with store.writing(identity.actor, now) as work:
        end_session(work, identity.session)
    return _ended("/sign-in?after=out")


def _password(
    request: Request, service: Service, officer_id: OfficerId, problem: Text | None = None
) -> Response:
    with service.store.reading() as db:
        name = person(db, officer(db, officer_id).person_id).sign_in_name
    told = {"token": form_token(Secret(request.cookies[COOKIE])), "name": name, "problem": problem}
    status = 200 if problem is None else 422
    return page(request, "sign_in/new_password.html.j2", status, **told)


def _begun(opened: SignedIn, role: Role, service: Service, to: str | None = None) -> Response:
    answer = RedirectResponse(to or HOME[role], status_code=SEE_OTHER)
    answer.set_cookie(
        COOKIE,
        opened.secret,
        max_age=int(service.settings.session_length.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=service.settings.public_url.startswith("https://"),
    )
    return answer


def _ended(to: str) -> Response:
    answer = RedirectResponse(to, status_code=SEE_OTHER)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer
