"""Awards with co-funding, of this match and of today's practice, against the target."""

from collections.abc import Iterator
from dataclasses import dataclass

from matching.domain import Mechanism
from matching.outcome import Outcome
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Awards with co-funding of one way of choosing."""

    name: Text
    co_funded: int


def standings(outcome: Outcome, baseline: Outcome | None) -> Iterator[Standing]:
    """The outcome first, then today's practice where it is known."""
    for each in (outcome, baseline):
        if each is not None:
            yield Standing(name=scheme(each), co_funded=each.co_funded)


def scheme(outcome: Outcome) -> Text:
    """The flexible scheme, or today's practice."""
    if outcome.mechanism is Mechanism.SINGLE_EMPLOYER:
        return text("today's practice")
    return text("flexible scheme")


def target_table(outcome: Outcome, baseline: Outcome | None) -> Table:
    """Awards with co-funding, the target, and what is missing."""
    target = outcome.indicators.target
    return tabulate(
        "target",
        text("Awards with co-funding against the target"),
        standings(outcome, baseline),
        (Column(text("Way of choosing")), lambda standing: standing.name),
        (Column(text("With co-funding"), Kind.INT), lambda standing: standing.co_funded),
        (Column(text("Target"), Kind.INT), lambda _: target),
        (
            Column(text("Missing"), Kind.INT),
            lambda standing: max(0, target - standing.co_funded),
        ),
    )
