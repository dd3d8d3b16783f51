"""What a route of the service asks of a request: the store, the hour, who asks, which version.

What waits for nothing is ``async``: it costs no turn in another thread.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import Depends, Header, HTTPException, Query, Request, Response
from sqlalchemy.orm import Session

from api.identity.may import NOTHING, Action, Resource, must
from api.identity.roles import DEMONSTRATION, NOBODY_KNOWN, Identity
from api.identity.who import who
from api.settings import Settings
from api.store import kept
from api.store.canonical import canonical
from api.store.errors import NotFoundError
from api.store.names import CaseId
from api.store.store import Store
from api.store.tables.cases import StoredCase
from api.store.work import Work

COOKIE: Final = "ukrep5_session"
PRECONDITION_REQUIRED: Final = 428


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the requests of one process share; ``clock`` is replaced in tests."""

    store: Store
    settings: Settings
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


async def service_of(request: Request) -> Service:
    """The service that the application was made with."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


ServiceOf = Annotated[Service, Depends(service_of)]


async def store_of(service: ServiceOf) -> Store:
    """The store."""
    return service.store


async def now_of(service: ServiceOf) -> datetime:
    """The hour of the request."""
    return service.clock()


def secret_of(request: Request) -> str | None:
    """The secret that comes along: of the session's cookie, or a bearer token."""
    kind, _, bearer = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and bearer:
        return bearer.strip()
    return request.cookies.get(COOKIE)


def identity_of(request: Request, service: ServiceOf) -> Identity:
    """Who asks; in a demonstration whoever has not signed in reads it."""
    secret = secret_of(request)
    if secret:
        with service.store.reading() as db:
            known = who(db, secret, service.clock())
        if known is not None:
            return known
    return DEMONSTRATION if service.settings.demo else NOBODY_KNOWN


StoreOf = Annotated[Store, Depends(store_of)]
Now = Annotated[datetime, Depends(now_of)]
Who = Annotated[Identity, Depends(identity_of)]


async def version_of(
    if_match: Annotated[
        str | None, Header(description='Version that was read, such as `"3"`.')
    ] = None,
) -> int:
    """The version on which a change builds; 428 without one, so that nobody overwrites blindly."""
    if if_match is None:
        raise HTTPException(PRECONDITION_REQUIRED)
    return _version(if_match)


async def version_or_none(
    if_match: Annotated[
        str | None, Header(description='Version that was read, such as `"3"`.')
    ] = None,
    if_none_match: Annotated[
        str | None, Header(description="`*` for what is not there yet.")
    ] = None,
) -> int | None:
    """As `version_of`; None where the change says that nothing is there yet."""
    if if_match is None and if_none_match == "*":
        return None
    return await version_of(if_match)


def _version(tag: str) -> int:
    bare = tag.strip().removeprefix("W/").strip('"')
    if not bare.isdigit():
        raise HTTPException(412)
    return int(bare)


IfMatch = Annotated[int, Depends(version_of)]
IfMatchOrNone = Annotated[int | None, Depends(version_or_none)]


def etag(version: int) -> dict[str, str]:
    """The header that names a version."""
    return {"etag": f'"{version}"'}


async def whole_body(request: Request) -> bytes:
    """The body as it came; the application keeps it within its limit."""
    return await request.body()


WholeBody = Annotated[bytes, Depends(whole_body)]

After = Annotated[
    str | None, Query(max_length=64, description="`next` of the page before; none for the first.")
]
Most = Annotated[int, Query(ge=1, le=1_000, description="Entries of a page, at most.")]


def case_for(db: Session, identity: Identity, action: Action, case_id: CaseId) -> StoredCase:
    """A case, for somebody who may do something with it.

    Raises
    ------
    NotSignedInError, ForbiddenError
    NotFoundError
        Only to whoever may know that there is none.
    """
    found = db.get(StoredCase, case_id)
    demonstration = found is not None and found.demonstration
    must(identity, action, Resource(case=case_id, demonstration=demonstration))
    if found is None:
        raise NotFoundError("case")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Whoever asks for a change."""

    service: Service
    identity: Identity

    def may(self, action: Action, resource: Resource = NOTHING) -> None:
        """Nothing, if the change is allowed; raises as `api.identity.may.must`."""
        must(self.identity, action, resource)

    def writing(self) -> AbstractContextManager[Work]:
        """The write, in the name of whoever asks."""
        return self.service.store.writing(self.identity.actor, self.service.clock())


async def writer_of(service: ServiceOf, identity: Who) -> Writer:
    """Who asks for a change."""
    return Writer(service=service, identity=identity)


WriterOf = Annotated[Writer, Depends(writer_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Creation:
    """A request that creates: its key, what it asks, by whom and when."""

    service: Service
    identity: Identity
    key: str | None
    sha256: str

    def may(self, action: Action, resource: Resource = NOTHING) -> None:
        """Nothing, if the creation is allowed; raises as `api.identity.may.must`."""
        must(self.identity, action, resource)

    def once(self, create: Callable[[Work], tuple[object, Mapping[str, str]]]) -> Response:
        """Create, and answer 201; the same request sent again gets the same answer.

        ``create`` gives the body (made JSON) and headers such as ``location``.
        """
        with self.service.store.writing(self.identity.actor, self.service.clock()) as work:
            asked = kept.Request(key=self.key or "", sha256=self.sha256)
            before = kept.kept_answer(work.db, work.by, asked) if self.key else None
            if before is not None:
                headers = json.loads(before.headers)
                return _created(before.body, headers, before.status)
            answer, headers = create(work)
            body = canonical(answer).encode()
            if self.key:
                kept.keep_answer(
                    work, asked, status=201, headers=canonical(dict(headers)), body=body
                )
        return _created(body, headers, 201)


async def creation_of(
    request: Request,
    service: ServiceOf,
    identity: Who,
    body: WholeBody,
    idempotency_key: Annotated[
        str | None,
        Header(max_length=128, description="Of your choice; a repeat creates nothing twice."),
    ] = None,
) -> Creation:
    """The request as its sender names it; the same key with another body is refused."""
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode() + body
    return Creation(
        service=service,
        identity=identity,
        key=idempotency_key,
        sha256=hashlib.sha256(asked).hexdigest(),
    )


CreationOf = Annotated[Creation, Depends(creation_of)]


def _created(body: bytes, headers: Mapping[str, str], status: int) -> Response:
    return Response(body, status_code=status, headers=dict(headers), media_type="application/json")
