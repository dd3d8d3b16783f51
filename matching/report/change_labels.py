"""Words for what became of an earlier award, and why."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.explain import ReasonKind
from matching.outcome import Became, Cause, Change
from matching.report.labels import REASON, not_met
from matching.words import Text, text

BECAME: Final[Mapping[Became, Text]] = MappingProxyType(
    {
        Became.ENDED: text("ended"),
        Became.MOVED: text("another position"),
        Became.CO_FUNDING_ENDED: text("co-funding ended"),
        Became.CO_FUNDED: text("co-funding added"),
        Became.NEW: text("new award"),
    }
)
"""In the order in which changes are listed."""
CAUSE: Final[Mapping[Cause, Text]] = MappingProxyType(
    {
        Cause.SCHOLAR_GONE: text("no longer in the case"),
        Cause.EMPLOYER_GONE: text("employer is gone"),
        Cause.POSITION_GONE: text("position is gone"),
        Cause.RULE: REASON[ReasonKind.FORBIDDEN],
        Cause.DECIDED: REASON[ReasonKind.PINNED_ELSEWHERE],
        Cause.HELD: text("the held place comes first"),
        Cause.NOT_RANKED: text("no longer ranked"),
        Cause.PLACES: text("fewer places"),
        Cause.LIMIT: text("limit of the employer is lower"),
        Cause.LINE: text("too little money on the line"),
        Cause.NOT_PROVEN: text("the time ran out"),
        Cause.PLACE_FREED: text("a place became free"),
        Cause.MONEY_RELEASED: text("released money"),
        Cause.PLACE_AND_MONEY: text("free place and released money"),
        Cause.OPEN: text("room in the case as it is now"),
    }
)


def cause_of(change: Change) -> Text:
    """The cause in few words; of a rule, what it found wrong."""
    return CAUSE[change.cause] if change.rule is None else not_met(change.rule)
