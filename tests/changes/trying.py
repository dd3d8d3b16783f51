"""The changed case matched anew: whether a scholar is awarded a position."""

from collections.abc import Iterator
from dataclasses import replace

from matching.domain import Case, Mechanism, ScholarId, ScholarPreference
from matching.engine import match
from matching.explain.change import ChangeKind, LeastChange, apply
from matching.outcome import Outcome
from matching.rules.book import policy_book


def outcome_of(case: Case) -> Outcome:
    return match(case, policy_book())


def awarded(case: Case, change: LeastChange) -> bool:
    pair = (change.scholar_id, change.position_id)
    return any((each.scholar_id, each.position_id) == pair for each in outcome_of(case).awards)


def gives(case: Case, change: LeastChange) -> bool:
    """Whether exactly this change gives the award."""
    return awarded(apply(case, change), change)


def less(change: LeastChange) -> LeastChange:
    """The same change by one unit less."""
    assert change.amount is not None
    hours = change.hours
    if hours:
        hours = (replace(hours[0], hours=hours[0].hours - 1), *hours[1:])
    return replace(change, amount=change.amount - 1, hours=hours)


def by(change: LeastChange, amount: int) -> LeastChange:
    """The same kind of change by another amount."""
    assert change.kind is not ChangeKind.HOURS
    return replace(change, amount=amount)


def failed_wishes(case: Case, outcome: Outcome) -> Iterator[ScholarPreference]:
    """Admissible wishes of those without an award, the best first."""
    possible = {(each.scholar_id, each.position_id) for each in outcome.contracts}
    for wish in sorted(
        case.scholar_preferences, key=lambda wish: (wish.rank or 0, wish.scholar_id)
    ):
        pair = (wish.scholar_id, wish.position_id)
        if wish.scholar_id in outcome.unmatched and pair in possible:
            yield wish


def wishes_of(case: Case, scholar: str) -> list[ScholarPreference]:
    own = [w for w in case.scholar_preferences if w.scholar_id == ScholarId(scholar) and w.rank]
    return sorted(own, key=lambda wish: wish.rank or 0)


def under(case: Case, mechanism: Mechanism) -> Case:
    return replace(case, mechanism=mechanism)
