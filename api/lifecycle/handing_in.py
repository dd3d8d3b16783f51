"""What a party hands in: its draft, its receipts, and what waits for the legal representative."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy.orm import Session

from api.lifecycle.assemble import assembled
from api.lifecycle.bodies import Body, Stays, Wishes, read_body
from api.lifecycle.fits import must_fit
from api.store import cases, parties, submissions
from api.store.canonical import canonical
from api.store.errors import NotFoundError
from api.store.names import Actor, CaseId, ConfirmationId, PartyId
from api.store.states import PARTS_OF, Part
from api.store.store import Store
from api.store.tables.people import Party
from api.store.tables.submissions import Confirmation, Submission
from api.store.work import Work
from matching.domain import Case
from matching.read import case_from_json

CASES_AT_HAND: Final = 4
"""Facts of so many cases stay read; while a call is open everybody asks for the same ones."""

_read = lru_cache(maxsize=CASES_AT_HAND)(case_from_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A draft as it comes.

    Parameters
    ----------
    data : JSON, not yet looked at.
    expected : version that was read; None for the first draft.
    """

    owner: PartyId
    part: Part
    data: bytes
    expected: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The proof that a version was confirmed.

    Parameters
    ----------
    number : 1, 2, 3 of the part.
    sha256 : of the version's canonical JSON.
    in_force : it counts until a later one does.
    waits : the legal representative still has to countersign.
    """

    confirmation_id: ConfirmationId
    part: Part
    number: int
    sha256: str
    confirmed_at: datetime
    countersigned_at: datetime | None
    in_force: bool
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A version of the scholar's that the legal representative may countersign."""

    receipt: Receipt
    body: Wishes | Stays


def case_for(db: Session, case_id: CaseId, *parts: Part) -> Case:
    """The facts of a case, with what is in force of some parts; raises `NotFoundError`."""
    facts = _read(cases.facts_json(db, case_id))
    made = submissions.in_force(db, case_id, parts) if parts else {}
    keys = {each.party_id: each.case_key for each in parties.parties(db, case_id)} if made else {}
    handed_in: defaultdict[str, list[Body]] = defaultdict(list)
    for (party_id, part), version in made.items():
        handed_in[keys[party_id]].append(read_body(part, version.body))
    return assembled(facts, handed_in, (), (facts.seed, facts.seed_source))


def draft(db: Session, owner: PartyId, part: Part) -> Submission:
    """The draft of a part; raises `NotFoundError`."""
    _handing_in(db, owner, part)
    found = submissions.submission(db, owner, part)
    if found is None:
        raise NotFoundError("draft")
    return found


def save(store: Store, at: datetime, given: Given) -> Submission:
    """Save a draft that the party's case can take.

    Raises
    ------
    InputError
        With every fault: of the form, and what is not in the case or not the party's own.
    NotFoundError, StaleVersionError, StateError
        As `api.store.submissions.save_draft`.
    """
    with store.reading() as db:
        who = _handing_in(db, given.owner, given.part)
        body = read_body(given.part, given.data)
        case = case_for(db, who.case_id, *_NAMED_IN[given.part])
        must_fit(case, who.case_key, given.part, body)
    with store.writing(Actor(given.owner), at) as work:
        return submissions.save_draft(
            work, given.owner, given.part, body_json(body), given.expected
        )


def confirm(work: Work, owner: PartyId, part: Part, expected: int) -> Receipt:
    """Confirm the draft, for a receipt; raises as `api.store.submissions.confirm`."""
    _handing_in(work.db, owner, part)
    return _receipt(part, submissions.confirm(work, owner, part, expected))


def receipts(db: Session, owner: PartyId, part: Part) -> tuple[Receipt, ...]:
    """The receipts of a part, the latest first; at most one of them is in force.

    Raises
    ------
    NotFoundError
        If the party hands in no such part.
    """
    _handing_in(db, owner, part)
    made = submissions.confirmations(db, owner, part)
    valid = next((each.number for each in made if each.in_force), None)
    return tuple(_receipt(part, each, counts=each.number == valid) for each in made)


def waiting(db: Session, scholar: PartyId) -> tuple[Waiting, ...]:
    """The latest version of each part, where it waits for the legal representative.

    Own notes are left out: nobody but their author reads them.
    """
    return tuple(_waiting(db, scholar))


def body_json(body: Body) -> bytes:
    """A part as it is kept: canonical JSON."""
    return canonical(body.model_dump(mode="json")).encode()


def without_notes(part: Part, body: bytes) -> bytes:
    """A part as the legal representative of its author reads it."""
    if part is not Part.WISHES:
        return body
    return canonical({**json.loads(body), "notes": {}}).encode()


_NAMED_IN: Final[dict[Part, tuple[Part, ...]]] = {
    Part.PLACES: (),
    Part.HOST_PLACES: (),
    Part.ASSESSMENTS: (),
    Part.RANKING: (Part.PLACES,),
    Part.HOURS: (Part.STAYS,),
    Part.WISHES: (Part.PLACES,),
    Part.STAYS: (),
}
"""Parts of others that a part speaks of."""


def _handing_in(db: Session, owner: PartyId, part: Part) -> Party:
    who = parties.party(db, owner)
    if part not in PARTS_OF[who.role]:
        raise NotFoundError(str(part))
    return who


def _waiting(db: Session, scholar: PartyId) -> Iterator[Waiting]:
    for part in sorted(PARTS_OF[parties.party(db, scholar).role]):
        latest = next(iter(submissions.confirmations(db, scholar, part)), None)
        if latest is not None and not latest.in_force:
            body = read_body(part, without_notes(part, latest.body))
            assert isinstance(body, Wishes | Stays)
            yield Waiting(receipt=_receipt(part, latest), body=body)


def _receipt(part: Part, made: Confirmation, *, counts: bool = True) -> Receipt:
    return Receipt(
        confirmation_id=made.confirmation_id,
        part=part,
        number=made.number,
        sha256=made.sha256,
        confirmed_at=made.confirmed_at,
        countersigned_at=made.countersigned_at,
        in_force=counts and made.in_force,
        waits=not made.in_force,
    )
