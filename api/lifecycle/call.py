"""How a call, or a completion, goes on: draft, open, closed, run, published, accepting, settled."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from api.lifecycle.errors import StepError
from api.store.states import CallState

MAY_FOLLOW: Final[Mapping[CallState, frozenset[CallState]]] = MappingProxyType(
    {
        CallState.DRAFT: frozenset({CallState.OPEN}),
        CallState.OPEN: frozenset({CallState.CLOSED}),
        CallState.CLOSED: frozenset({CallState.RUN}),
        CallState.RUN: frozenset({CallState.PUBLISHED}),
        CallState.PUBLISHED: frozenset({CallState.ACCEPTING}),
        CallState.ACCEPTING: frozenset({CallState.SETTLED}),
        CallState.SETTLED: frozenset(),
    }
)
"""Repairs are runs of a call that is accepting; they leave it there."""


def next_state(now: CallState, then: CallState) -> CallState:
    """The state asked for.

    Raises
    ------
    StepError
        If it may not follow.
    """
    if then not in MAY_FOLLOW[now]:
        raise StepError(now, then)
    return then
