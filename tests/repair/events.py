"""What life does to a case after its match."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias, TypeVar

from matching.domain import (
    Case,
    EmployerId,
    Pin,
    PinKind,
    PositionId,
    PositionPreference,
    Scholar,
    ScholarId,
    ScholarPreference,
    Stay,
    StayWish,
)
from matching.engine import Match, match, run
from matching.money import Cents
from matching.outcome import Change, Repaired
from matching.outcome_json import outcome_to_json
from matching.read import with_earlier_awards
from matching.rules.book import policy_book
from tests.engine.cases import case_of, matched

Event: TypeAlias = Callable[[Case], Case]
Row = TypeVar("Row", Scholar, Stay, ScholarPreference, PositionPreference, Pin, StayWish)


@cache
def earlier_json(name: str) -> bytes:
    """The outcome of a case in git, as it stands in its folder."""
    return outcome_to_json(matched(name).outcome)


def repaired(name: str, *events: Event, before: Sequence[Event] = ()) -> Match:
    """A case in git after some events, matched so that its awards stay where they can.

    ``before`` had happened when the earlier match was made.
    """
    case = case_of(name)
    earlier = earlier_json(name)
    for event in before:
        case = event(case)
    if before:
        earlier = outcome_to_json(match(case, policy_book()))
    for event in events:
        case = event(case)
    return run(with_earlier_awards(case, earlier), policy_book())


def repair_of(made: Match) -> Repaired:
    """What became of the earlier awards."""
    assert made.outcome.repair is not None
    return made.outcome.repair


def change_of(made: Match, scholar: str) -> Change:
    """What became of a scholar."""
    return next(each for each in repair_of(made).changes if each.scholar_id == scholar)


def no_scholar(scholar: str) -> Event:
    """The scholar withdraws."""

    def event(case: Case) -> Case:
        def others(rows: tuple[Row, ...]) -> tuple[Row, ...]:
            return tuple(row for row in rows if row.scholar_id != scholar)

        return replace(
            case,
            scholars=others(case.scholars),
            stays=others(case.stays),
            scholar_preferences=others(case.scholar_preferences),
            position_preferences=others(case.position_preferences),
            decided=others(case.decided),
            stay_wishes=others(case.stay_wishes),
        )

    return event


def no_position(position: str) -> Event:
    """The position is taken back."""

    def event(case: Case) -> Case:
        return replace(
            case,
            positions=tuple(p for p in case.positions if p.position_id != position),
            scholar_preferences=tuple(
                p for p in case.scholar_preferences if p.position_id != position
            ),
            position_preferences=tuple(
                p for p in case.position_preferences if p.position_id != position
            ),
            decided=tuple(p for p in case.decided if p.position_id != position),
        )

    return event


def no_employer(employer: str) -> Event:
    """The employer is gone, with its positions; the stays done there are gone too."""

    def event(case: Case) -> Case:
        for position in case.positions:
            if position.employer_id == employer:
                case = no_position(position.position_id)(case)
        return replace(
            case,
            employers=tuple(e for e in case.employers if e.employer_id != employer),
            stays=tuple(s for s in case.stays if s.employer_id != employer),
            host_places=tuple(p for p in case.host_places if p.employer_id != employer),
            stay_wishes=tuple(w for w in case.stay_wishes if w.employer_id != employer),
            running_awards=tuple(a for a in case.running_awards if a.employer_id != employer),
        )

    return event


def insolvent(employer: str) -> Event:
    """The employer fails, and stands in the case as insolvent; decisions for it are taken back."""

    def event(case: Case) -> Case:
        own = {p.position_id for p in case.positions if p.employer_id == employer}
        return replace(
            case,
            employers=tuple(
                replace(each, insolvent=True) if each.employer_id == employer else each
                for each in case.employers
            ),
            decided=tuple(pin for pin in case.decided if pin.position_id not in own),
        )

    return event


def limited(employer: str, most: int) -> Event:
    """The employer grants at most so many."""
    return lambda case: replace(
        case,
        employers=tuple(
            replace(e, max_awards=most) if e.employer_id == employer else e for e in case.employers
        ),
    )


def places(position: str, number: int) -> Event:
    """The position has another number of places."""
    return lambda case: replace(
        case,
        positions=tuple(
            replace(p, places=number) if p.position_id == position else p for p in case.positions
        ),
    )


def line(limit: int) -> Event:
    """Every line has another limit, in cents."""
    return lambda case: replace(
        case, budget=tuple(replace(each, limit=Cents(limit)) for each in case.budget)
    )


def unranked(scholar: str, position: str) -> Event:
    """Neither side ranks the other any more."""
    pair = (scholar, position)
    return lambda case: replace(
        case,
        scholar_preferences=tuple(
            p for p in case.scholar_preferences if (p.scholar_id, p.position_id) != pair
        ),
        position_preferences=tuple(
            p for p in case.position_preferences if (p.scholar_id, p.position_id) != pair
        ),
    )


def decided(scholar: str, position: str, decision: PinKind) -> Event:
    """The officer decides."""
    pin = Pin(
        scholar_id=ScholarId(scholar),
        position_id=PositionId(position),
        decision=decision,
        reason="sodba",
    )
    return lambda case: replace(case, decided=(*case.decided, pin))


def largest_employer(made: Match) -> EmployerId:
    """The employer with most awards."""
    granted = [award.employer_id for award in made.outcome.awards]
    return max(sorted(set(granted)), key=granted.count)
