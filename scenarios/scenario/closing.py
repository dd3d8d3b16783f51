"""An employer that closes before the match."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from matching.domain import Case, EmployerId, RunningAward, StayStatus
from matching.months import first_of
from scenarios.scenario.changes import LARGEST, EmployerCloses


def with_closed(case: Case, change: EmployerCloses) -> Case:
    """The case without what the employer would grant, host or pay from now on.

    Gone are its positions with every wish, rank and decision on them, its host places, wishes for
    stays there, and stays there that are only planned. Stays done remain and count as visits, so
    the employer remains among the employers, with nothing to grant. Its running awards are paid
    up to the month before the match; those paid from later are gone. Their scholars do not apply
    anew: what they would wish is no fact of the case. Whoever holds a place there at completion
    holds none.
    """
    closed = largest_of(case) if change.employer == LARGEST else change.employer
    gone = {p.position_id for p in case.positions if p.employer_id == closed}
    return replace(
        case,
        positions=tuple(p for p in case.positions if p.position_id not in gone),
        scholar_preferences=tuple(
            wish for wish in case.scholar_preferences if wish.position_id not in gone
        ),
        position_preferences=tuple(
            rank for rank in case.position_preferences if rank.position_id not in gone
        ),
        decided=tuple(pin for pin in case.decided if pin.position_id not in gone),
        scholars=tuple(
            replace(scholar, held_position=None) if scholar.held_position in gone else scholar
            for scholar in case.scholars
        ),
        host_places=tuple(place for place in case.host_places if place.employer_id != closed),
        stay_wishes=tuple(wish for wish in case.stay_wishes if wish.employer_id != closed),
        stays=tuple(
            stay
            for stay in case.stays
            if stay.employer_id != closed or stay.status is not StayStatus.PLANNED
        ),
        running_awards=tuple(
            ended
            for award in case.running_awards
            if (ended := _ended(case, award) if award.employer_id == closed else award)
        ),
    )


def largest_of(case: Case) -> EmployerId:
    """The employer with the most places; of equal ones the first by its id."""
    places: Counter[EmployerId] = Counter({each.employer_id: 0 for each in case.employers})
    for position in case.positions:
        places[position.employer_id] += position.places
    return min(places, key=lambda employer: (-places[employer], employer))


def _ended(case: Case, award: RunningAward) -> RunningAward | None:
    """The award up to the month before the match; None if it would only begin later."""
    last = first_of(case.on) - timedelta(days=1)
    if award.paid_from > last:
        return None
    return replace(award, completes_on=min(award.completes_on, last))
