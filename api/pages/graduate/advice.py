"""Three sentences on how to rank, each true for the mechanism in force; none is said elsewhere."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.contract import Cutoff
from matching.domain import Case, CaseKind, Mechanism
from matching.rules.book import policy_book
from matching.words import Text, text

Advice = tuple[Text, Text, Text]

RATHER_NONE: Final[Mapping[CaseKind, Text]] = MappingProxyType(
    {
        CaseKind.CALL: text("rather none"),
        CaseKind.COMPLETION: text("rather none of these jobs"),
    }
)
"""Name of the line below which nothing is wanted."""
TRUE_LIST = text(
    "Put them in the order in which you really want them: with this way of matching, no other "
    "order can bring you anything better."
)
HELD = text(
    "You cannot lose by this: the place that your employer keeps for you is yours until you get "
    "one that you want more."
)
SECRET = text("Employers do not see your order before the match, and not after it.")
FUNDED_FIRST = text(
    "Who can get co-funding is settled by points alone, before anyone’s list is looked at; your "
    "order does not change it."
)
MOSTLY = text(
    "Your own order is a good list, but it is not promised to be the best one: the money is "
    "shared out by points as far as it goes, and in rare cases another order would bring more."
)
AFTER_GOALS = text(
    "Your order is looked at only after other goals, such as the number of scholarships: you may "
    "get an employer lower on your list although a higher one was possible."
)
NO_BEST = text(
    "So nobody can promise that one order is the best for you. A shorter list may bring you "
    "a higher wish, or nothing at all."
)
ONLY_FIRST = text("Only the first employer on your list is looked at.")
CHOOSE_ONE = text(
    "If that employer does not take you, the others on your list do not count; weigh your wish "
    "against your chance."
)


def advice(case: Case, *, held: bool) -> Advice:
    """What to tell a scholar.

    Parameters
    ----------
    held : an employer keeps a place for the scholar, at completion.
    """
    policy = policy_book().with_changes(case.changes).on(case.on)
    mechanism = case.mechanism or policy.mechanism(case.kind)
    if mechanism is Mechanism.STABLE:
        if case.kind is CaseKind.COMPLETION:
            return _offer(case.kind), TRUE_LIST, HELD if held else SECRET
        if policy.cutoff is Cutoff.GUARANTEED:
            return _offer(case.kind), TRUE_LIST, FUNDED_FIRST
        return _offer(case.kind), MOSTLY, SECRET
    if mechanism is Mechanism.SINGLE_EMPLOYER:
        return ONLY_FIRST, CHOOSE_ONE, SECRET
    return _offer(case.kind), AFTER_GOALS, NO_BEST


def _offer(kind: CaseKind) -> Text:
    return text(
        "A place on your list is a yes: you may get any employer above the line “{line}”, and "
        "none below it.",
        line=RATHER_NONE[kind],
    )
