"""What would have had to differ for a wish, one line a kind of change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from matching.domain import Case
from matching.explain import Reason
from matching.explain.changes import ChangeKind, least_changes
from matching.outcome import Outcome
from matching.report.labels import REASON
from matching.rules.book import policy_book
from matching.solver.solve import SolveParams
from matching.words import Text, text

KIND: Final[Mapping[ChangeKind, Text]] = MappingProxyType(
    {
        ChangeKind.POINTS: text("points"),
        ChangeKind.EUROS: text("money"),
        ChangeKind.PLACES: text("places"),
        ChangeKind.LIMIT: text("limit of the employer"),
        ChangeKind.RANK: text("place on the employer's list"),
        ChangeKind.HOURS: text("hours of stays"),
        ChangeKind.COMPLETION: text("completion of school"),
        ChangeKind.FACTS: text("facts"),
    }
)


def changes_in_words(
    case: Case,
    outcome: Outcome,
    reasons: Sequence[Reason],
    *,
    params: SolveParams,
    show: Callable[[Text], None],
) -> Iterator[Text]:
    """What would have had to differ for the first of these wishes."""
    if not reasons:
        return
    wish = reasons[0]
    changes = least_changes(
        case,
        policy_book(),
        outcome,
        wish.scholar_id,
        wish.position_id,
        params=params,
        trying=lambda kind: show(text("Matching with a change of: {kind}", kind=KIND[kind])),
    )
    if not changes:
        yield text(
            "{position}: nothing had to differ ({because})",
            position=wish.position_id,
            because=REASON[wish.kind],
        )
        return
    yield text(
        "What would have had to differ for {position}, each alone and confirmed by solving again:",
        position=wish.position_id,
    )
    for change in changes:
        yield text("- {kind}: {change}", kind=KIND[change.kind], change=change.sentence)
