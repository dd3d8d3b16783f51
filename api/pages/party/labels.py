"""Words for the kinds and states of stays, within a sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.domain import StayKind, StayStatus
from matching.words import Text, text

KIND: Final[Mapping[StayKind, Text]] = MappingProxyType(
    {
        StayKind.INTERNSHIP: text("internship"),
        StayKind.TRAINING: text("practical training"),
        StayKind.HOLIDAY_WORK: text("holiday work"),
    }
)
STATUS: Final[Mapping[StayStatus, Text]] = MappingProxyType(
    {
        StayStatus.PLANNED: text("planned"),
        StayStatus.DONE: text("done, waits for the employer"),
        StayStatus.CONFIRMED: text("confirmed"),
    }
)
