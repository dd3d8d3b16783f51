"""Who gains and who loses between two scenarios."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matching.domain import Case, PositionId, ScholarId
from matching.outcome import Award
from scenarios.comparison.found import Fate, Tried


class Changed(NamedTuple):
    """A fate, what the scholar had before, and what after."""

    fate: Fate
    before: Award | None
    after: Award | None


def fates(before: Tried, after: Tried) -> Iterator[tuple[ScholarId, Changed]]:
    """Everyone whose fate differs, by scholar."""
    had, has = _awards(before), _awards(after)
    paid_before, paid_after = _paid(before), _paid(after)
    for scholar in sorted(had.keys() | has.keys()):
        own, new = had.get(scholar), has.get(scholar)
        fate = _fate(before.case, after.case, own, new)
        if fate is None:
            fate = _by_amount(paid_before[scholar], paid_after[scholar])
        if fate is not None:
            yield scholar, Changed(fate=fate, before=own, after=new)


def _fate(before: Case, after: Case, had: Award | None, has: Award | None) -> Fate | None:
    """By award, then by the own list, then by co-funding."""
    if had is None:
        return Fate.AWARD_GAINED
    if has is None:
        return Fate.AWARD_LOST
    if had.position_id != has.position_id:
        worse = _rank(before, after, had, has)
        if worse:
            return Fate.PLACE_WORSE if worse > 0 else Fate.PLACE_BETTER
    if had.funded != has.funded:
        return Fate.CO_FUNDING_LOST if had.funded else Fate.CO_FUNDING_GAINED
    return None


def _by_amount(before: int, after: int) -> Fate | None:
    if before == after:
        return None
    return Fate.PAID_LESS if after < before else Fate.PAID_MORE


def _rank(before: Case, after: Case, had: Award, has: Award) -> int:
    """Places by which the new position stands lower on the list of a case that has both."""
    for case in (before, after):
        ranks = _list(case, had.scholar_id)
        old, new = ranks.get(had.position_id), ranks.get(has.position_id)
        if old is not None and new is not None:
            return new - old
    return has.scholar_rank - had.scholar_rank


def _list(case: Case, scholar: ScholarId) -> Mapping[PositionId, int | None]:
    return {
        wish.position_id: wish.rank
        for wish in case.scholar_preferences
        if wish.scholar_id == scholar
    }


def _awards(tried: Tried) -> Mapping[ScholarId, Award]:
    return {award.scholar_id: award for award in tried.outcome.awards}


def _paid(tried: Tried) -> Counter[ScholarId]:
    """Cents that each scholar gets to completion, whoever pays them."""
    paid: Counter[ScholarId] = Counter()
    for row in tried.outcome.ledger:
        paid[row.scholar_id] += row.amount
    return paid
