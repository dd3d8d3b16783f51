"""The case of a run: facts of the officer, and over them what each party has in force.

Assessments and own notes never enter it: nobody but their author reads them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from api.lifecycle.bodies import (
    Body,
    HostPlaces,
    HostPlacesOf,
    Hours,
    Places,
    PlacesOf,
    Ranking,
    Stays,
    Wishes,
)
from matching.domain import (
    Case,
    EmployerId,
    HostPlace,
    OccupationId,
    PeriodId,
    Pin,
    Position,
    PositionId,
    PositionPreference,
    Scholar,
    ScholarId,
    ScholarPreference,
    Stay,
    StayStatus,
    StayWish,
)
from matching.money import cents

HandedIn = Mapping[str, Iterable[Body]]
"""Parts in force, by the employer's or scholar's id in the case."""


def assembled(case: Case, handed_in: HandedIn, pins: Iterable[Pin], seed: tuple[str, str]) -> Case:
    """The case as it is matched.

    Parameters
    ----------
    seed : of the draw, and its public source.
    """
    parts = [(key, body) for key in sorted(handed_in) for body in handed_in[key]]
    for key, body in sorted(parts, key=_in_order):
        case = _with(case, key, body)
    kept = {(pin.scholar_id, pin.position_id): pin for pin in (*case.decided, *pins)}
    return _without_loose_ends(
        replace(
            case,
            decided=tuple(kept[pair] for pair in sorted(kept)),
            seed=seed[0],
            seed_source=seed[1],
        )
    )


def position_id_of(case: Case, employer: EmployerId, places: PlacesOf) -> PositionId:
    """The id that these places have in the case, or a new one made of what they are."""
    for each in case.positions:
        own = each.employer_id == employer
        if own and (each.occupation, each.level) == (places.occupation, places.level):
            return each.position_id
    return PositionId(f"{employer}/{places.occupation}/{places.level}"[:64])


def _in_order(part: tuple[str, Body]) -> tuple[int, str, str]:
    """Positions before their ranks, stays before their confirmation."""
    key, body = part
    first = 0 if isinstance(body, Places) else 1 if isinstance(body, Stays) else 2
    return first, key, type(body).__name__


def _with(case: Case, key: str, body: Body) -> Case:  # noqa: PLR0911, a part each
    match body:
        case Places():
            return _with_places(case, EmployerId(key), body)
        case HostPlaces():
            return _with_host_places(case, EmployerId(key), body)
        case Ranking():
            return _with_ranking(case, EmployerId(key), body)
        case Hours():
            return replace(case, stays=tuple(_confirmed(case, EmployerId(key), body)))
        case Wishes():
            return _with_wishes(case, ScholarId(key), body)
        case Stays():
            return _with_stays(case, ScholarId(key), body)
        case _:
            return case


def _with_places(case: Case, employer: EmployerId, body: Places) -> Case:
    others = [each for each in case.positions if each.employer_id != employer]
    own = [
        Position(
            position_id=position_id_of(case, employer, each),
            employer_id=employer,
            occupation=OccupationId(each.occupation),
            level=each.level,
            places=each.places,
            monthly_amount=cents(each.monthly_amount_eur),
            accepts_unfunded=each.accepts_unfunded,
            employment_months=each.employment_months,
        )
        for each in body.positions
    ]
    return replace(case, positions=tuple(sorted((*others, *own), key=lambda p: p.position_id)))


def _with_host_places(case: Case, employer: EmployerId, body: HostPlaces) -> Case:
    others = [each for each in case.host_places if each.employer_id != employer]
    own = [_host_place(employer, each) for each in body.host_places]
    rows = sorted(
        (*others, *own), key=lambda e: (e.employer_id, e.period_id, e.occupation, e.level)
    )
    return replace(case, host_places=tuple(rows))


def _host_place(employer: EmployerId, given: HostPlacesOf) -> HostPlace:
    return HostPlace(
        employer_id=employer,
        period_id=PeriodId(given.period_id),
        occupation=OccupationId(given.occupation),
        level=given.level,
        places=given.places,
        mentors=given.mentors,
    )


def _with_ranking(case: Case, employer: EmployerId, body: Ranking) -> Case:
    """The rankings of the positions that it names; the others stay as they are."""
    own = {each.position_id for each in case.positions if each.employer_id == employer}
    named = {each.position_id for each in body.positions} & own
    kept = [each for each in case.position_preferences if each.position_id not in named]
    fresh = [
        PositionPreference(
            position_id=PositionId(each.position_id), scholar_id=ScholarId(scholar), rank=rank
        )
        for each in body.positions
        if each.position_id in named
        for scholar, rank in _ranks(each.ranked, each.not_acceptable)
    ]
    rows = sorted((*kept, *fresh), key=lambda e: (e.position_id, e.scholar_id))
    return replace(case, position_preferences=tuple(rows))


def _ranks(
    groups: Iterable[Iterable[str]], barred: Iterable[str]
) -> Iterator[tuple[str, int | None]]:
    """Ties share a rank; whom a group of two follows stands one further, not two."""
    for rank, group in enumerate(groups, start=1):
        for name in group:
            yield name, rank
    for name in barred:
        yield name, None


def _with_wishes(case: Case, scholar: ScholarId, body: Wishes) -> Case:
    kept = [each for each in case.scholar_preferences if each.scholar_id != scholar]
    fresh = [
        ScholarPreference(scholar_id=scholar, position_id=PositionId(position), rank=rank)
        for position, rank in _ranks([[each] for each in body.ranked], body.not_acceptable)
    ]
    rows = sorted((*kept, *fresh), key=lambda e: (e.scholar_id, e.position_id))
    return replace(case, scholar_preferences=tuple(rows))


def _confirmed(case: Case, employer: EmployerId, body: Hours) -> Iterator[Stay]:
    said = {(each.scholar_id, each.begins): each for each in body.stays}
    for stay in case.stays:
        given = said.get((stay.scholar_id, stay.begins))
        if given is None or stay.employer_id != employer:
            yield stay
        else:
            yield replace(stay, hours=given.hours, status=given.status)


def _with_stays(case: Case, scholar: ScholarId, body: Stays) -> Case:
    """Stays that are known already stay as they are; new ones are done, not yet confirmed."""
    known = {(e.employer_id, e.begins) for e in case.stays if e.scholar_id == scholar}
    added = [
        Stay(
            scholar_id=scholar,
            employer_id=EmployerId(each.employer_id),
            begins=each.begins,
            until=each.until,
            hours=each.hours,
            kind=each.kind,
            status=StayStatus.DONE,
        )
        for each in body.stays
        if (each.employer_id, each.begins) not in known
    ]
    wishes = [
        StayWish(scholar_id=scholar, employer_id=EmployerId(employer), rank=rank)
        for rank, employer in enumerate(body.wished, start=1)
    ]
    others = [each for each in case.stay_wishes if each.scholar_id != scholar]
    return replace(
        case,
        stays=tuple(
            sorted((*case.stays, *added), key=lambda e: (e.scholar_id, e.employer_id, e.begins))
        ),
        stay_wishes=tuple(sorted((*others, *wishes), key=lambda e: (e.scholar_id, e.employer_id))),
        scholars=tuple(_wanting(each, scholar, body.stays_wanted) for each in case.scholars),
    )


def _wanting(each: Scholar, scholar: ScholarId, wanted: int | None) -> Scholar:
    if each.scholar_id != scholar or wanted is None:
        return each
    return replace(each, stays_wanted=wanted)


def _without_loose_ends(case: Case) -> Case:
    """Ranks and decisions of positions that their employer has taken back fall away."""
    positions = {each.position_id for each in case.positions}
    return replace(
        case,
        scholar_preferences=tuple(
            each for each in case.scholar_preferences if each.position_id in positions
        ),
        position_preferences=tuple(
            each for each in case.position_preferences if each.position_id in positions
        ),
        decided=tuple(each for each in case.decided if each.position_id in positions),
    )
