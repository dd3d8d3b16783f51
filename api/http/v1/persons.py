"""``/v1/persons`` and ``/v1/me/export``: who people are, access to own data, erasure."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from api.http.asking import IfMatch, Now, StoreOf, Who, etag
from api.http.documents import problems
from api.http.v1.mine import ExportingOneself
from api.identity.may import Action, must
from api.lifecycle.access import hand_over, own_export
from api.store.erasure import Erasure, erase_person
from api.store.names import PersonId
from api.store.persons import Described, change_person, person
from api.store.tables.people import Person

router = APIRouter(tags=["persons"])

Line = Annotated[str, Field(min_length=1, max_length=300)]
_JSON: Final[dict[int | str, Any]] = {
    200: {
        "description": "Everything about the person, table by table.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


class PersonIn(BaseModel):
    """What is known of a person; never a personal number (EMŠO)."""

    model_config = ConfigDict(extra="forbid")

    name: Line | None = None
    contact: Line | None = None
    address: Line | None = None
    adult_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOut:
    """What is known of a person."""

    person_id: PersonId
    name: str | None = field(repr=False)
    contact: str | None = field(repr=False)
    address: str | None = field(repr=False)
    adult_on: date | None
    version: int

    @classmethod
    def of(cls, found: Person) -> "PersonOut":
        """As the store has it."""
        return cls(
            person_id=found.person_id,
            name=found.name,
            contact=found.contact,
            address=found.address,
            adult_on=found.adult_on,
            version=found.version,
        )


@router.get("/me/export", response_class=Response, responses={**_JSON, **problems(401, 403)})
def get_own_export(own: ExportingOneself, store: StoreOf, now: Now, identity: Who) -> Response:
    """Everything that is stored about me."""
    with store.writing(identity.actor, now) as work:
        return _file(own_export(work, own))


@router.get("/persons/{person_id}", responses=problems(401, 403, 404, 422))
def get_person(identity: Who, person_id: str, store: StoreOf, answer: Response) -> PersonOut:
    """A person, as an officer."""
    must(identity, Action.READ_PERSON)
    with store.reading() as db:
        found = person(db, PersonId(person_id))
    answer.headers.update(etag(found.version))
    return PersonOut.of(found)


@router.put("/persons/{person_id}", responses=problems(401, 403, 404, 412, 422, 428))
def put_person(  # noqa: PLR0913, PLR0917, what a request brings
    identity: Who,
    person_id: str,
    version: IfMatch,
    asked: PersonIn,
    store: StoreOf,
    now: Now,
    answer: Response,
) -> PersonOut:
    """Correct what is known of a person, as an officer."""
    must(identity, Action.EDIT_PERSON)
    with store.writing(identity.actor, now) as work:
        found = change_person(work, PersonId(person_id), Described(**asked.model_dump()), version)
    answer.headers.update(etag(found.version))
    return PersonOut.of(found)


@router.delete("/persons/{person_id}", responses=problems(401, 403, 404, 422))
def delete_person(identity: Who, person_id: str, store: StoreOf, now: Now) -> Erasure:
    """Erase all of a person that law does not keep; what stays, and until when, is told."""
    must(identity, Action.ERASE_PERSON)
    with store.writing(identity.actor, now) as work:
        return erase_person(work, PersonId(person_id))


@router.get(
    "/persons/{person_id}/export",
    response_class=Response,
    responses={**_JSON, **problems(401, 403, 404, 422)},
)
def get_person_export(identity: Who, person_id: str, store: StoreOf, now: Now) -> Response:
    """Everything that is stored about a person, for the municipality to hand over."""
    must(identity, Action.EXPORT_PERSON)
    with store.writing(identity.actor, now) as work:
        return _file(hand_over(work, PersonId(person_id)))


def _file(body: bytes) -> Response:
    headers = {
        "content-disposition": 'attachment; filename="own-data.json"',
        "cache-control": "no-store",
    }
    return Response(body, media_type="application/json", headers=headers)
