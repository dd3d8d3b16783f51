"""How an award goes on: it runs, its scholar completes school, is employed or left."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from api.lifecycle.errors import StepError
from api.store.states import AwardState

MAY_FOLLOW: Final[Mapping[AwardState, frozenset[AwardState]]] = MappingProxyType(
    {
        AwardState.RUNS: frozenset({AwardState.COMPLETING, AwardState.LEFT}),
        AwardState.COMPLETING: frozenset({AwardState.EMPLOYED, AwardState.LEFT}),
        AwardState.EMPLOYED: frozenset(),
        AwardState.LEFT: frozenset(),
    }
)


def next_state(now: AwardState, then: AwardState) -> AwardState:
    """The state asked for; raises `StepError` if it may not follow."""
    if then not in MAY_FOLLOW[now]:
        raise StepError(now, then)
    return then
