"""How often one may ask: by identity for whoever is known, by address for everybody else."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Annotated, Final

from fastapi import Depends, HTTPException, Request

from api.http.asking import Who
from api.settings import Settings
from api.store.names import ANYONE

MINUTE: Final = 60.0
MOST_KNOWN: Final = 50_000
"""Keys remembered before those that have their whole allowance again are forgotten."""


class Allowance:
    """So many requests a minute for each key: all at once, or evenly, as one likes."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = MINUTE / a_minute
        self._clock = clock
        self._whole_at: dict[str, float] = {}

    def seconds_to_wait(self, key: str) -> float:
        """Take one from the allowance of a key; how long to wait if there is none left."""
        now = self._clock()
        whole_at = max(self._whole_at.get(key, now), now) + self._each
        if whole_at > now + MINUTE:
            return whole_at - now - MINUTE
        self._whole_at[key] = whole_at
        if len(self._whole_at) > MOST_KNOWN:
            self._whole_at = {k: at for k, at in self._whole_at.items() if at > now}
        return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The allowances of one application."""

    requests: Allowance
    sign_ins: Allowance


def limits_of(settings: Settings) -> Limits:
    """The allowances that the settings give."""
    return Limits(
        requests=Allowance(settings.requests_a_minute),
        sign_ins=Allowance(settings.sign_ins_a_minute),
    )


async def _limits(request: Request) -> Limits:
    found = request.app.state.limits
    assert isinstance(found, Limits)
    return found


LimitsOf = Annotated[Limits, Depends(_limits)]


async def within_limits(request: Request, identity: Who, limits: LimitsOf) -> None:
    """Nothing, while somebody asks seldom enough; else 429 with ``Retry-After``."""
    known = identity.actor != ANYONE
    _take(limits.requests, identity.actor if known else address_of(request))


async def within_sign_ins(request: Request, limits: LimitsOf) -> None:
    """Nothing, while few try to sign in from one address; a dependency of every such route."""
    _take(limits.sign_ins, address_of(request))


def address_of(request: Request) -> str:
    """Where a request comes from, as far as the server knows."""
    return request.client.host if request.client else "unknown"


def _take(allowance: Allowance, key: str) -> None:
    wait = allowance.seconds_to_wait(key)
    if wait > 0:
        raise HTTPException(429, headers={"retry-after": str(ceil(wait))})
