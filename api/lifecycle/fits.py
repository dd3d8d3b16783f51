"""Whether what a party hands in speaks of things that the case has, and of its own."""

from collections.abc import Iterable, Iterator

from api.lifecycle.bodies import (
    Assessments,
    Body,
    HostPlaces,
    Hours,
    Places,
    Ranking,
    Stays,
    Wishes,
)
from api.store.states import Part
from matching.domain import Case
from matching.errors import Fault, InputError
from matching.tables.suggest import Known
from matching.words import Text, text


def must_fit(case: Case, key: str, part: Part, body: Body) -> None:
    """Nothing, if a part of the party ``key`` (an employer or a scholar of the case) fits.

    Raises
    ------
    InputError
        With every fault: what is not in the case, and what is not the party's own.
    """
    faults = [Fault(file=str(part), column=at, kind="unknown", problem=problem)
              for at, problem in _wrong(case, key, body)]  # fmt: skip
    if faults:
        raise InputError(faults)


def _wrong(case: Case, key: str, body: Body) -> Iterator[tuple[str, Text]]:
    scholars = {each.scholar_id for each in case.scholars}
    match body:
        case Places():
            yield from _occupations(case, ((e.occupation, e.level) for e in body.positions))
        case HostPlaces():
            periods = {each.period_id for each in case.periods}
            yield from _known("period_id", periods, (e.period_id for e in body.host_places))
            yield from _occupations(case, ((e.occupation, e.level) for e in body.host_places))
        case Ranking():
            own = {str(e.position_id) for e in case.positions if e.employer_id == key}
            yield from _known("position_id", own, (e.position_id for e in body.positions))
            named = (s for e in body.positions for group in e.ranked for s in group)
            yield from _known("ranked", scholars, named)
            barred = (s for e in body.positions for s in e.not_acceptable)
            yield from _known("not_acceptable", scholars, barred)
        case Assessments():
            yield from _known("scholar_id", scholars, (e.scholar_id for e in body.assessments))
        case Hours():
            own = {str(e.scholar_id) for e in case.stays if e.employer_id == key}
            yield from _known("scholar_id", own, (e.scholar_id for e in body.stays))
        case Wishes():
            positions = {str(each.position_id) for each in case.positions}
            yield from _known("ranked", positions, body.ranked)
            yield from _known("not_acceptable", positions, body.not_acceptable)
        case Stays():
            employers = {each.employer_id for each in case.employers}
            yield from _known("employer_id", employers, (e.employer_id for e in body.stays))
            yield from _known("wished", employers, body.wished)


def _known(at: str, known: Iterable[str], named: Iterable[str]) -> Iterator[tuple[str, Text]]:
    ids = set(known)
    for name in named:
        if name not in ids:
            near = Known(ids).nearest(name)
            if near is None:
                yield at, text("{id} is not in the case", id=name)
            else:
                yield at, text("{id} is not in the case (did you mean {near}?)", id=name, near=near)


def _occupations(case: Case, named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Text]]:
    levels = {str(each.occupation): each.level for each in case.occupations}
    for occupation, level in named:
        yield from _known("occupation", levels, (occupation,))
        if levels.get(occupation, level) != level:
            yield "level", text("{occupation} is of the other school level", occupation=occupation)
