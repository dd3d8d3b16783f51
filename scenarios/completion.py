"""From a generated call to the choice at completion, by those who finish that school year."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from matching.domain import Case, CaseKind, PositionId, RunningAward, Scholar, ScholarId
from scenarios.generator.people import BEGINS


def completing(case: Case, *, on: date) -> Case:
    """The case as a choice at completion: every scholar holds a position, which keeps a place.

    There is no line; what each holder was granted stands among the running awards, for the
    settlement between employers. The stays of the year before are still planned as in the call.
    """
    held = _held(case)
    holders = tuple(
        replace(scholar, held_position=held[scholar.scholar_id]) for scholar in case.scholars
    )
    return replace(
        case,
        kind=CaseKind.COMPLETION,
        on=on,
        budget=(),
        scholars=holders,
        running_awards=_granted(case, holders),
    )


def _held(case: Case) -> Mapping[ScholarId, PositionId]:
    """A position for everyone: the first, second or third wish, or the next that has room."""
    positions = case.position_by_id()
    wishes: dict[ScholarId, list[tuple[int, PositionId]]] = {}
    for wish in case.scholar_preferences:
        if wish.rank is not None:
            wishes.setdefault(wish.scholar_id, []).append((wish.rank, wish.position_id))
    taken: Counter[PositionId] = Counter()
    held: dict[ScholarId, PositionId] = {}
    for scholar in case.scholars:
        wanted = [position for _, position in sorted(wishes[scholar.scholar_id])]
        first = scholar.application_no % min(3, len(wanted))
        place = next(
            position
            for position in wanted[first:] + wanted[:first]
            if taken[position] < positions[position].places
        )
        taken[place] += 1
        held[scholar.scholar_id] = place
    return held


def _granted(case: Case, holders: tuple[Scholar, ...]) -> tuple[RunningAward, ...]:
    """What each holder was awarded two or three school years ago, for the settlement."""
    positions = case.position_by_id()
    return tuple(
        RunningAward(
            scholar_id=holder.scholar_id,
            employer_id=positions[holder.held_position].employer_id,
            occupation=holder.occupation,
            level=holder.level,
            monthly_amount=positions[holder.held_position].monthly_amount,
            paid_from=date(case.on.year - 1 - holder.application_no % 2, *BEGINS[holder.level]),
            completes_on=holder.completes_on,
        )
        for holder in holders
        if holder.held_position is not None
    )
