"""As last year: a part to start from, made of what the case, or the one before, has of a party."""

from collections.abc import Set
from itertools import groupby

from sqlalchemy.orm import Session

from api.lifecycle.bodies import (
    Assessments,
    Body,
    HostPlaces,
    HostPlacesOf,
    Hours,
    HoursOf,
    OwnStay,
    Places,
    PlacesOf,
    Ranking,
    RankingOf,
    Stays,
    Wishes,
)
from api.lifecycle.handing_in import case_for
from api.store import parties
from api.store.cases import stored_case
from api.store.errors import NotFoundError
from api.store.names import PartyId
from api.store.states import PARTS_OF, Part
from matching.domain import Case, Position, StayStatus
from matching.money import plain


def as_last_year(db: Session, owner: PartyId, part: Part) -> Body:
    """A part to start from; of the case that this one continues, where the party was in it.

    What this case does not know, such as scholars of another year, is left out.

    Raises
    ------
    NotFoundError
        If the party hands in no such part.
    """
    who = parties.party(db, owner)
    if part not in PARTS_OF[who.role]:
        raise NotFoundError(str(part))
    case = case_for(db, who.case_id, Part.PLACES, Part.STAYS)
    continues = stored_case(db, who.case_id).continues
    before = case if continues is None else case_for(db, continues, *Part)
    known = who.case_key in {e.employer_id for e in before.employers} | set(before.scholar_by_id())
    return _body(before if known else case, case, who.case_key, part)


def _body(before: Case, case: Case, key: str, part: Part) -> Body:  # noqa: PLR0911, a part each
    """A part of the party ``key`` as ``before`` has it, as far as ``case`` can take it."""
    match part:
        case Part.PLACES:
            return _places(before, case, key)
        case Part.HOST_PLACES:
            return _host_places(before, case, key)
        case Part.ASSESSMENTS:
            return Assessments(assessments=[])
        case Part.RANKING:
            return _ranking(before, case, key)
        case Part.HOURS:
            return _hours(case, key)
        case Part.WISHES:
            return _wishes(before, case, key)
        case Part.STAYS:
            return _stays(case, key)


def _places(before: Case, case: Case, key: str) -> Places:
    known = {(each.occupation, each.level) for each in case.occupations}
    return Places(
        positions=[
            PlacesOf(
                occupation=each.occupation,
                level=each.level,
                places=each.places,
                monthly_amount_eur=plain(each.monthly_amount),
                accepts_unfunded=each.accepts_unfunded,
                employment_months=each.employment_months,
            )
            for each in _own(before, key)
            if (each.occupation, each.level) in known
        ]
    )


def _own(case: Case, key: str) -> list[Position]:
    """Positions of an employer, one for each occupation and level."""
    found = {(e.occupation, e.level): e for e in case.positions if e.employer_id == key}
    return [found[pair] for pair in sorted(found)]


def _host_places(before: Case, case: Case, key: str) -> HostPlaces:
    periods = {each.period_id for each in case.periods}
    known = {(each.occupation, each.level) for each in case.occupations}
    return HostPlaces(
        host_places=[
            HostPlacesOf(
                period_id=each.period_id,
                occupation=each.occupation,
                level=each.level,
                places=each.places,
                mentors=each.mentors,
            )
            for each in before.host_places
            if each.employer_id == key
            and each.period_id in periods
            and (each.occupation, each.level) in known
        ]
    )


def _ranking(before: Case, case: Case, key: str) -> Ranking:
    scholars = set(case.scholar_by_id())
    own = [each.position_id for each in case.positions if each.employer_id == key]
    return Ranking(positions=[_ranking_of(before, position, scholars) for position in own])


def _ranking_of(before: Case, position: str, scholars: Set[str]) -> RankingOf:
    rows = [
        each
        for each in before.position_preferences
        if each.position_id == position and each.scholar_id in scholars
    ]
    ranked = sorted((e.rank, e.scholar_id) for e in rows if e.rank is not None)
    return RankingOf(
        position_id=position,
        ranked=[[s for _, s in alike] for _, alike in groupby(ranked, key=lambda each: each[0])],
        not_acceptable=[each.scholar_id for each in rows if each.rank is None],
    )


def _hours(case: Case, key: str) -> Hours:
    """The stays that were done and wait for their host; they are never of another case."""
    waiting = {
        (each.scholar_id, each.begins): each
        for each in case.stays
        if each.employer_id == key and each.status is StayStatus.DONE
    }
    return Hours(
        stays=[
            HoursOf(scholar_id=each.scholar_id, begins=each.begins, hours=each.hours)
            for each in waiting.values()
        ]
    )


def _wishes(before: Case, case: Case, key: str) -> Wishes:
    known = set(case.position_by_id())
    rows = [
        each
        for each in before.scholar_preferences
        if each.scholar_id == key and each.position_id in known
    ]
    ranked = sorted((each.rank, each.position_id) for each in rows if each.rank is not None)
    return Wishes(
        ranked=[position for _, position in ranked],
        not_acceptable=[each.position_id for each in rows if each.rank is None],
    )


def _stays(case: Case, key: str) -> Stays:
    about = case.scholar_by_id()
    wished = sorted((e.rank, e.employer_id) for e in case.stay_wishes if e.scholar_id == key)
    return Stays(
        stays=[
            OwnStay(
                employer_id=each.employer_id,
                begins=each.begins,
                until=each.until,
                hours=each.hours,
                kind=each.kind,
            )
            for each in case.stays
            if each.scholar_id == key
        ],
        wished=[employer for _, employer in wished],
        stays_wanted=next(
            (each.stays_wanted for each in about.values() if each.scholar_id == key), None
        ),
    )
