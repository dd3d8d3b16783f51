"""What a published run says to a party: a scholar's own result, or who comes to an employer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy.orm import Session

from api.store import decisions, parties
from api.store.errors import StateError
from api.store.names import CaseId, PublicationId
from api.store.persons import person
from api.store.run_files import run_file
from api.store.states import Answer, PartyRole
from api.store.tables.decisions import Publication
from api.store.tables.people import Party
from matching.domain import ScholarId
from matching.report.results import FILE, Granted, Results, ScholarResult, read_results
from matching.words import text

RUNS_AT_HAND: Final = 4
"""Results of so many runs stay read; on the day of publication everybody asks for the same ones."""

_read = lru_cache(maxsize=RUNS_AT_HAND)(read_results)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnResult:
    """A scholar's result, and the publication in which it stands."""

    publication_id: PublicationId
    number: int
    published_at: datetime
    result: ScholarResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Somebody who has an award at an employer.

    Parameters
    ----------
    answer : None before answers are asked for.
    name, contact : told once the scholar has accepted.
    granted : what the contract needs.
    """

    scholar_id: ScholarId
    answer: Answer | None
    name: str | None = field(repr=False)
    contact: str | None = field(repr=False)
    granted: Granted


def own_result(db: Session, scholar: Party) -> OwnResult:
    """The latest result in which the scholar's wishes were looked at.

    A repair leaves out whoever has declined; their own result stays that of the first match.

    Raises
    ------
    StateError
        If nothing is published yet.
    """
    found = [_own(db, each, scholar) for each in _published(db, scholar.case_id)]
    looked_at = [each for each in found if each.result.wishes or each.result.award is not None]
    return (looked_at or found)[0]


def coming(db: Session, employer: Party) -> tuple[Coming, ...]:
    """Who has an award at an employer by the latest publication, by position and scholar.

    Raises
    ------
    StateError
        If nothing is published yet.
    """
    latest = _published(db, employer.case_id)[0]
    return tuple(sorted(_coming(db, latest, employer), key=_by_position))


def _published(db: Session, case_id: CaseId) -> list[Publication]:
    """The latest first."""
    found = decisions.publications(db, case_id)
    if not found:
        raise StateError(text("The result is not published yet."))
    return found[::-1]


def _results(db: Session, published: Publication) -> Results:
    return _read(run_file(db, published.run_id, FILE).body)


def _own(db: Session, published: Publication, scholar: Party) -> OwnResult:
    return OwnResult(
        publication_id=published.publication_id,
        number=published.number,
        published_at=published.published_at,
        result=_results(db, published)[ScholarId(scholar.case_key)],
    )


def _coming(db: Session, published: Publication, employer: Party) -> Iterator[Coming]:
    offers = {
        (each.scholar_id, each.position_id): each.answer
        for each in decisions.offers(db, employer.case_id)
    }
    for each in _results(db, published).values():
        if each.award is not None and each.award.employer_id == employer.case_key:
            answer = offers.get((each.scholar_id, each.award.position_id))
            yield _known_once_accepted(db, employer.case_id, each, each.award, answer)


def _known_once_accepted(
    db: Session, case_id: CaseId, each: ScholarResult, granted: Granted, answer: Answer | None
) -> Coming:
    name = contact = None
    if answer is Answer.ACCEPTED:
        party = parties.party_of(db, case_id, PartyRole.SCHOLAR, each.scholar_id)
        about = person(db, party.person_id)
        name, contact = about.name, about.contact
    return Coming(
        scholar_id=each.scholar_id, answer=answer, name=name, contact=contact, granted=granted
    )


def _by_position(each: Coming) -> tuple[str, str]:
    return each.granted.position_id, each.scholar_id
