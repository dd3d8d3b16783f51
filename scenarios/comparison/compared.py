"""Matches of scenarios, set side by side."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from matching.domain import ScholarId
from scenarios.comparison.fates import Changed, fates
from scenarios.comparison.found import Against, Change, Comparison, Fate, Show, Tried
from scenarios.comparison.waterfall import waterfall
from scenarios.comparison.why import WhyNot, less_and_more, missing

Changes = Mapping[ScholarId, Changed]
_ORDER = {fate: place for place, fate in enumerate(Fate)}


def compared(tried: Sequence[Tried], show: Show) -> Comparison:
    """Each later scenario against the first one."""
    base, *others = tried
    changes = [dict(fates(base, other)) for other in others]
    why = WhyNot(_moved(base, others, changes), show)
    return Comparison(
        tried=tuple(tried),
        against=tuple(
            _against(base, other, changed, why)
            for other, changed in zip(others, changes, strict=True)
        ),
    )


def _against(before: Tried, after: Tried, changes: Changes, why: WhyNot) -> Against:
    told = [
        Change(
            scholar_id=scholar,
            fate=changed.fate,
            before=changed.before,
            after=changed.after,
            why=why.because(before, after, scholar, changed),
        )
        for scholar, changed in changes.items()
    ]
    told.sort(key=lambda change: (_ORDER[change.fate], change.scholar_id))
    return Against(
        before=before,
        after=after,
        changes=tuple(told),
        steps=tuple(waterfall(before, after)),
    )


def _moved(
    base: Tried, others: Sequence[Tried], changes: Sequence[Changes]
) -> Mapping[str, Collection[ScholarId]]:
    """By the scenario that gives less, whose award there is at a place less wished for."""
    moved: dict[str, set[ScholarId]] = defaultdict(set)
    for other, of_scholar in zip(others, changes, strict=True):
        for scholar, changed in of_scholar.items():
            if changed.fate in {Fate.PLACE_WORSE, Fate.PLACE_BETTER}:
                less, more, award = less_and_more(base, other, changed)
                if missing(less, more, award) is None:
                    moved[less.name].add(scholar)
    return moved
