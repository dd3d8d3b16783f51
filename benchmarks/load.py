"""Requests at a steady pace, or all at once, and how long each took from when it was due."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Send = Callable[[int], Awaitable[bool]]
"""Sends the request of a number; whether it was acknowledged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What came of a load.

    Parameters
    ----------
    seconds : of each request, the shortest first.
    lost : requests that were not acknowledged.
    whole : seconds from the first to the end of the last.
    """

    seconds: tuple[float, ...]
    lost: int
    whole: float

    def percentile(self, share: int) -> float:
        """Seconds within which so many of a hundred requests were answered."""
        return self.seconds[min(len(self.seconds) - 1, len(self.seconds) * share // 100)]


async def load(send: Send, *, number: int, a_second: float | None) -> Load:
    """Send a number of requests, so many a second, or all at once.

    A request that is due is sent, whether or not those before it were answered.
    """
    begun = time.perf_counter()
    due = [begun + (n / a_second if a_second else 0.0) for n in range(number)]

    async def one(n: int) -> tuple[float, bool]:
        await asyncio.sleep(max(0.0, due[n] - time.perf_counter()))
        acknowledged = await send(n)
        return time.perf_counter() - due[n], acknowledged

    found = await asyncio.gather(*(one(n) for n in range(number)))
    return Load(
        seconds=tuple(sorted(seconds for seconds, _ in found)),
        lost=sum(not acknowledged for _, acknowledged in found),
        whole=time.perf_counter() - begun,
    )
