"""Why a wish came true or not, said to the scholar; the decision's own words stand beneath."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.explain import ReasonKind
from matching.report.results import WishResult
from matching.words import Text, text

PLAINLY: Final[Mapping[ReasonKind, Text]] = MappingProxyType(
    {
        ReasonKind.AWARDED: text("This is what you got."),
        ReasonKind.PREFERS_OWN: text("You got something that stands higher on your list."),
        ReasonKind.FORBIDDEN: text("A condition was not met."),
        ReasonKind.PINNED_ELSEWHERE: text("The municipality decided on another place for you."),
        ReasonKind.NOT_FIRST_CHOICE: text(
            "In this call only the first employer on a list was looked at."
        ),
        ReasonKind.PLACE_FULL: text("All places went to people who stand before you."),
        ReasonKind.BELOW_CUTOFF: text("The co-funding did not reach as far as you."),
        ReasonKind.LINE_SPENT: text("The municipality’s money was not enough for this."),
        ReasonKind.LOWERS_GOAL: text(
            "With this place for you, a goal that comes first would be missed."
        ),
        ReasonKind.DRAW: text("You were equal with others; the public draw decided."),
    }
)
UNWANTED: Final = text("You did not want this one.")


def plainly(wish: WishResult) -> Text:
    """The reason in one sentence to the scholar."""
    if wish.wish is None and wish.kind is ReasonKind.FORBIDDEN:
        return UNWANTED
    return PLAINLY[wish.kind]
