"""Ways of choosing, side by side on one case: what each gives, promises, and does not promise."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from matching.contract import Cutoff
from matching.domain import Mechanism
from matching.outcome import Outcome
from matching.report.figure_tables import first_wishes
from matching.report.labels import MECHANISM
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Text, text

PROMISES: Final[Mapping[Mechanism, Text]] = MappingProxyType(
    {
        Mechanism.OPTIMAL: text("Every goal is as good as the goals before it allow."),
        Mechanism.FEWEST_BLOCKING: text(
            "No other choice has fewer blocking pairs; among those that have as few, the goals "
            "count in their order."
        ),
        Mechanism.SINGLE_EMPLOYER: text(
            "Co-funding goes by application number while the line lasts."
        ),
    }
)
NOT_PROMISED: Final[Mapping[Mechanism, Text]] = MappingProxyType(
    {
        Mechanism.OPTIMAL: text(
            "That there are no blocking pairs, or that the true list is always the best one."
        ),
        Mechanism.FEWEST_BLOCKING: text(
            "That the true list is always the best one, or that each level gets a least number."
        ),
        Mechanism.SINGLE_EMPLOYER: text("Anything to whoever misses the first choice."),
    }
)
STABLE_PROMISES: Final[Mapping[Cutoff, Text]] = MappingProxyType(
    {
        Cutoff.SPEND: text(
            "For the funding cutoff as it stands, nobody would rather agree past the match and no "
            "list is better than the true one; nobody below the cutoff is co-funded."
        ),
        Cutoff.GUARANTEED: text(
            "The funding cutoff follows from the facts alone, so no list is ever better than the "
            "true one; for this cutoff nobody would rather agree past the match."
        ),
        Cutoff.GUARANTEED_THEN_SPEND: text(
            "Nobody loses co-funding of the first round, whose cutoff follows from the facts "
            "alone; those without it then get what is left, in the order of points."
        ),
        Cutoff.POSITIONS: text(
            "No position could go one applicant further down its list within places and lines; "
            "everyone has the best position whose cutoff they meet."
        ),
    }
)
STABLE_NOT_PROMISED: Final[Mapping[Cutoff, Text]] = MappingProxyType(
    {
        Cutoff.SPEND: text(
            "That more money brings more awards, or that no list moves the cutoff; pairs whom the "
            "rest of the line would pay for, past the cutoff, stand among the blocking pairs."
        ),
        Cutoff.GUARANTEED: text(
            "That the line is used up; pairs whom the rest would pay for stand among the blocking "
            "pairs."
        ),
        Cutoff.GUARANTEED_THEN_SPEND: text(
            "That the true list is always the best one: the leftover round takes account of lists, "
            "so that this way of choosing is not truthful; or that there are no blocking pairs."
        ),
        Cutoff.POSITIONS: text(
            "That there are no blocking pairs, or that the true list is always the best one."
        ),
    }
)


def promised(outcome: Outcome) -> Text:
    """What the way of choosing of an outcome promises."""
    if outcome.mechanism is Mechanism.STABLE:
        return STABLE_PROMISES[outcome.cutoff_by]
    return PROMISES[outcome.mechanism]


def not_promised(outcome: Outcome) -> Text:
    """What it does not."""
    if outcome.mechanism is Mechanism.STABLE:
        return STABLE_NOT_PROMISED[outcome.cutoff_by]
    return NOT_PROMISED[outcome.mechanism]


def mechanisms_table(outcomes: Sequence[Outcome]) -> Table:
    """What each way gives, the match itself first."""
    return tabulate(
        "mechanisms",
        text("Ways of choosing, side by side"),
        outcomes,
        (Column(text("Way of choosing")), lambda each: MECHANISM[each.mechanism]),
        (Column(text("With co-funding"), Kind.INT), lambda each: each.co_funded),
        (Column(text("Awards altogether"), Kind.INT), lambda each: len(each.awards)),
        (Column(text("Spent on the lines"), Kind.EUR), _spent),
        (Column(text("First wishes"), Kind.INT), lambda each: first_wishes(each.awards)),
        (
            Column(text("Mean place on the scholars' lists"), Kind.POINTS),
            lambda each: _mean([award.scholar_rank for award in each.awards]),
        ),
        (
            Column(text("Mean place on the positions' lists"), Kind.POINTS),
            lambda each: _mean([award.position_rank for award in each.awards]),
        ),
        (Column(text("Blocking pairs"), Kind.INT), lambda each: len(each.blocking)),
        (Column(text("Excused by the budget"), Kind.INT), lambda each: len(each.excused)),
    )


def promises_table(outcomes: Sequence[Outcome]) -> Table:
    """What each way promises and what it does not."""
    return tabulate(
        "promises",
        text("What each way promises"),
        outcomes,
        (Column(text("Way of choosing")), lambda each: MECHANISM[each.mechanism]),
        (Column(text("Promised")), promised),
        (Column(text("Not promised")), not_promised),
    )


def left_out(outcomes: Sequence[Outcome]) -> tuple[Text, ...]:
    """The ways that are not shown, as a sentence; nothing where all are."""
    shown = {outcome.mechanism for outcome in outcomes}
    others = tuple(words for mechanism, words in MECHANISM.items() if mechanism not in shown)
    if not others:
        return ()
    return (
        text(
            "Not set beside it, as they need a search of their own or decisions stand against "
            "them: {names:list}.",
            names=others,
        ),
    )


def _spent(outcome: Outcome) -> int:
    return sum(line.spent for line in outcome.lines)


def _mean(ranks: Sequence[int]) -> int | None:
    """Mean rounded to hundredths, as an integer number of them; None of nothing."""
    if not ranks:
        return None
    return (200 * sum(ranks) + len(ranks)) // (2 * len(ranks))
