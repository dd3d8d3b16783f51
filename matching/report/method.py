"""How the match chose, in words, and what the mechanism promises and what not."""

from collections.abc import Iterator
from typing import Final

from matching.domain import CaseKind, Mechanism
from matching.outcome import Outcome
from matching.report.labels import MECHANISM
from matching.report.mechanisms import not_promised, promised
from matching.words import Text, counted, text

GOALS: Final = frozenset({Mechanism.OPTIMAL, Mechanism.FEWEST_BLOCKING})
"""Mechanisms that take the goals in their order."""


def method(outcome: Outcome) -> Iterator[Text]:
    """How it chose."""
    yield text(
        "Rules say which pairs of scholar and position are admissible; the match chooses among "
        "these. Way of choosing: {mechanism}.",
        mechanism=MECHANISM[outcome.mechanism],
    )
    yield _how(outcome)
    yield text(
        "Equals are decided by the public draw: seed {seed}, source: {source}.",
        seed=outcome.seed,
        source=outcome.seed_source,
    )
    if outcome.unique and outcome.mechanism in GOALS:
        yield text("It is proven that no other choice is equal to this one in every goal.")
    if outcome.kind is CaseKind.CALL:
        yield text(
            "The municipality pays the share of the monthly amount, rounded down to the cent, at "
            "most the cap of the month; the employer pays the rest."
        )


def _how(outcome: Outcome) -> Text:
    if outcome.mechanism is Mechanism.OPTIMAL:
        return counted(
            "The goal is taken as far as it goes.",
            "The {n} goals are taken in their order: a later one never takes anything from an "
            "earlier one.",
            n=len(outcome.goals),
        )
    if outcome.mechanism is Mechanism.STABLE:
        return text(
            "Scholars apply in the order of their lists and positions keep those whom they rank "
            "best, until nobody moves any more."
        )
    if outcome.mechanism is Mechanism.FEWEST_BLOCKING:
        return text("As few pairs as possible would rather agree past the match.")
    return text(
        "Everyone applies to the first choice only, visits are not asked; positions take the "
        "best, and co-funding goes by application number while the line lasts."
    )


def promises(outcome: Outcome) -> Iterator[Text]:
    """What a scholar may rely on when ranking."""
    if outcome.mechanism in GOALS:
        yield text(
            "This way of choosing does not promise that the true list is always the best one: as "
            "places on lists are added up, a shorter list sometimes obtains a better place and "
            "sometimes costs the scholarship. Nobody is therefore advised to rank the first wish "
            "only."
        )
    elif outcome.mechanism is Mechanism.SINGLE_EMPLOYER:
        yield text(
            "Whoever misses the first choice obtains nothing, so it may be wiser to rank a surer "
            "position first."
        )
    else:
        yield from _of_stable(outcome)


def _of_stable(outcome: Outcome) -> Iterator[Text]:
    if outcome.kind is CaseKind.COMPLETION:
        yield text(
            "No scholar and employer would rather agree past this match, and no list serves a "
            "scholar better than the true one. Nobody ends worse than at the position held."
        )
        return
    yield promised(outcome)
    yield text("Not promised: {what}", what=not_promised(outcome))
