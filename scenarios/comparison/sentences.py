"""The comparison in plain words, and its key figures."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from matching.report.answer import Figure
from matching.report.table import Kind, Measure
from matching.words import Text, counted, text
from scenarios.comparison.found import Against, Comparison, Fate
from scenarios.comparison.indicators import municipality_pays

FEW: Final = 2
"""Scenarios besides the first, up to which the answer tells all that happens to scholars."""


def answer(found: Comparison) -> Iterator[Text]:
    """Which gives more, which costs more, who loses: each scenario against the first."""
    yield counted(
        "Scenario {name} gives {n} award with co-funding, for which the municipality pays "
        "{cost:eur} to completion.",
        "Scenario {name} gives {n} awards with co-funding, for which the municipality pays "
        "{cost:eur} to completion.",
        n=found.base.outcome.co_funded,
        name=found.base.name,
        cost=municipality_pays(found.base.outcome),
    )
    for against in found.against:
        yield text("{awards} {cost}", awards=_awards(against), cost=_cost(against))
        yield from _losers(against)
        if len(found.against) <= FEW:
            yield from _others(against)
    if len(found.against) > 1:
        yield from _most(found)


def _awards(against: Against) -> Text:
    before, after = against.before.outcome.co_funded, against.after.outcome.co_funded
    name = against.after.name
    if after > before:
        return counted(
            "Scenario {name} gives {n} more award with co-funding ({after} instead of {before})",
            "Scenario {name} gives {n} more awards with co-funding ({after} instead of {before})",
            n=after - before,
            name=name,
            before=before,
            after=after,
        )
    if after < before:
        return counted(
            "Scenario {name} gives {n} fewer award with co-funding ({after} instead of {before})",
            "Scenario {name} gives {n} fewer awards with co-funding ({after} instead of {before})",
            n=before - after,
            name=name,
            before=before,
            after=after,
        )
    return text(
        "Scenario {name} gives as many awards with co-funding ({after})", name=name, after=after
    )


def _cost(against: Against) -> Text:
    before = municipality_pays(against.before.outcome)
    after = municipality_pays(against.after.outcome)
    if after > before:
        return text(
            "and costs the municipality {more:eur} more ({after:eur}).",
            more=after - before,
            after=after,
        )
    if after < before:
        return text(
            "and costs the municipality {less:eur} less ({after:eur}).",
            less=before - after,
            after=after,
        )
    return text("and costs the municipality as much ({after:eur}).", after=after)


def _losers(against: Against) -> Iterator[Text]:
    lost = against.count(Fate.AWARD_LOST)
    if lost:
        label, times = _main_reason(against)
        yield counted(
            "{n} scholar loses the award there, most often because: {reason} ({times}).",
            "{n} scholars lose the award there, most often because: {reason} ({times}).",
            n=lost,
            reason=label,
            times=times,
        )
    elif against.losers:
        yield text("Nobody loses the award there.")
    else:
        yield text("Nobody loses there.")


def _main_reason(against: Against) -> tuple[Text, int]:
    """The most frequent reason for losing the award, and how often."""
    counts = Counter(
        change.why.label for change in against.changes if change.fate is Fate.AWARD_LOST
    )
    return min(counts.items(), key=lambda each: (-each[1], each[0].one))


def _others(against: Against) -> Iterator[Text]:
    """Whoever gains an award, and whose award is worse or better."""
    gained = against.count(Fate.AWARD_GAINED)
    worse = len(against.losers) - against.count(Fate.AWARD_LOST)
    better = len(against.changes) - len(against.losers) - gained
    if gained:
        yield counted(
            "{n} scholar who had none gains an award.",
            "{n} scholars who had none gain an award.",
            n=gained,
        )
    if worse:
        yield counted(
            "{n} scholar keeps an award, but on worse terms.",
            "{n} scholars keep an award, but on worse terms.",
            n=worse,
        )
    if better:
        yield counted(
            "{n} scholar has an award on better terms.",
            "{n} scholars have an award on better terms.",
            n=better,
        )


def _most(found: Comparison) -> Iterator[Text]:
    """The extremes, all that share them."""
    most = max(tried.outcome.co_funded for tried in found.tried)
    yield text(
        "Most awards with co-funding: {names:list}.",
        names=[tried.name for tried in found.tried if tried.outcome.co_funded == most],
    )
    dearest = max(municipality_pays(tried.outcome) for tried in found.tried)
    yield text(
        "Dearest for the municipality: {names:list}.",
        names=[tried.name for tried in found.tried if municipality_pays(tried.outcome) == dearest],
    )


def key_figures(found: Comparison) -> Iterator[Figure]:
    """Awards and money of each scenario, a card each."""
    for tried in found.tried:
        yield Figure(
            label=text("awards with co-funding, {name}", name=tried.name),
            value=Measure(tried.outcome.co_funded, Kind.INT),
            remark=text(
                "municipality to completion: {cost:eur}", cost=municipality_pays(tried.outcome)
            ),
        )
