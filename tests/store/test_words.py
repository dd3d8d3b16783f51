"""Every member of the closed sets has its word."""

from enum import StrEnum

import pytest

from api.store.acts import Act
from api.store.states import (
    Answer,
    AwardState,
    CallState,
    OfferKind,
    Part,
    PartyRole,
    RunKind,
    RunState,
)
from api.store.words import word

SETS: tuple[type[StrEnum], ...] = (
    Act,
    Answer,
    AwardState,
    CallState,
    OfferKind,
    Part,
    PartyRole,
    RunKind,
    RunState,
)


@pytest.mark.parametrize("closed", SETS)
def test_every_member_has_a_word_of_its_own(closed: type[StrEnum]) -> None:
    assert len({word(member).one for member in closed}) == len(closed)
