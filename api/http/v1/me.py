"""``/v1/me``: what a party sees of itself and of its case."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api.http.asking import IfMatch, Now, StoreOf, Who, etag
from api.http.documents import problems
from api.http.v1.mine import EditingOneself, Oneself, Reading, ReadingEmployer, ReadingScholar
from api.identity.roles import Role
from api.lifecycle.own import (
    Intern,
    Me,
    Met,
    Task,
    change_contact,
    employers_met,
    interns,
    me,
    own_positions,
    own_stays,
    tasks,
)
from api.lifecycle.split import in_words, split
from api.store.days import local_day
from api.store.parties import party
from matching.domain import Level, Position, Stay
from matching.money import cents
from matching.report.results import Both
from matching.rules.cofunding import Binds

router = APIRouter(prefix="/me", tags=["me"])

Amount = Annotated[
    str, Query(pattern=r"^\d{1,6}(\.\d{1,2})?$", description="Euros a month.", examples=["100.00"])
]
On = Annotated[date | None, Query(description="Day of the policy; today, if none is named.")]
Line = Annotated[str, Field(min_length=1, max_length=300)]


class ContactIn(BaseModel):
    """How a party is reached; never a personal number (EMŠO)."""

    model_config = ConfigDict(extra="forbid")

    contact: Line | None = None
    address: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOut:
    """A month in cents: ``amount`` = ``municipality`` + ``employer``."""

    amount: int
    municipality: int
    employer: int
    binds: Binds
    says: Both


@router.get("", responses=problems(401, 403))
def get_me(own: Oneself, store: StoreOf, now: Now, answer: Response) -> Me:
    """Who I am, and how far my case has come."""
    with store.reading() as db:
        found = me(db, own, now)
    answer.headers.update(etag(found.version))
    return found


@router.put("", responses=problems(401, 403, 412, 422, 428))
def put_me(  # noqa: PLR0913, PLR0917, what a request brings
    own: EditingOneself, asked: ContactIn, version: IfMatch, store: StoreOf, now: Now, identity: Who
) -> Me:
    """Change how I am reached."""
    with store.writing(identity.actor, now) as work:
        change_contact(work, own, asked.contact, asked.address, version)
        return me(work.db, own, now)


@router.get("/tasks", responses=problems(401, 403))
def get_tasks(own: Reading, store: StoreOf) -> tuple[Task, ...]:
    """What I hand in, with state and deadline; a representative sees the scholar's."""
    with store.reading() as db:
        return tasks(db, own)


@router.get("/stays", responses=problems(401, 403))
def get_stays(own: Reading, store: StoreOf) -> tuple[Stay, ...]:
    """My stays; of an employer, those of its interns."""
    with store.reading() as db:
        return own_stays(db, own)


@router.get("/employers", responses=problems(401, 403))
def get_employers(own: ReadingScholar, store: StoreOf, identity: Who) -> tuple[Met, ...]:
    """The employers that I met, what they offer, and my notes, which nobody else reads."""
    with store.reading() as db:
        return employers_met(db, own, with_notes=identity.role is Role.SCHOLAR)


@router.get("/positions", responses=problems(401, 403))
def get_positions(own: ReadingEmployer, store: StoreOf) -> tuple[Position, ...]:
    """My positions that are in force."""
    with store.reading() as db:
        return own_positions(db, own)


@router.get("/interns", responses=problems(401, 403))
def get_interns(own: ReadingEmployer, store: StoreOf) -> tuple[Intern, ...]:
    """The scholars who were here or will be, by their id, with my notes."""
    with store.reading() as db:
        return interns(db, own)


@router.get("/split", responses=problems(401, 403, 404, 422))
def get_split(  # noqa: PLR0913, PLR0917, what a question brings
    own: ReadingEmployer, level: Level, amount_eur: Amount, store: StoreOf, now: Now, on: On = None
) -> SplitOut:
    """Who would pay what of a co-funded monthly amount."""
    with store.reading() as db:
        day = on or local_day(now)
        paid = split(db, party(db, own).case_id, level, cents(amount_eur), day)
    told = asdict(paid)
    del told["month"]
    return SplitOut(**told, says=Both.of(in_words(paid)))
