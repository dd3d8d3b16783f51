"""Words for what happens to scholars and to money."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.words import Text, text
from scenarios.comparison.found import Fate, StepKind

FATE: Final[Mapping[Fate, Text]] = MappingProxyType(
    {
        Fate.AWARD_LOST: text("loses the award"),
        Fate.PLACE_WORSE: text("lower on the own list"),
        Fate.CO_FUNDING_LOST: text("loses co-funding"),
        Fate.PAID_LESS: text("is paid less"),
        Fate.AWARD_GAINED: text("gains an award"),
        Fate.PLACE_BETTER: text("higher on the own list"),
        Fate.CO_FUNDING_GAINED: text("gains co-funding"),
        Fate.PAID_MORE: text("is paid more"),
    }
)
STEP: Final[Mapping[StepKind, Text]] = MappingProxyType(
    {
        StepKind.AWARDS_LOST: text("awards that fall away"),
        StepKind.AWARDS_GAINED: text("awards that come in"),
        StepKind.CO_FUNDING_LOST: text("co-funding falls away"),
        StepKind.CO_FUNDING_GAINED: text("co-funding comes in"),
        StepKind.OTHER_PLACE: text("another position"),
        StepKind.OTHER_TERMS: text("same award, other terms"),
    }
)
