"""What the planning of stays goes by: places of hosts, scarcer than wishes, and the wishes."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from matching.domain import (
    EmployerId,
    HostPlace,
    OccupationId,
    Period,
    PeriodId,
    ScholarId,
    Stay,
    StayWish,
)
from scenarios.generator.choice import Lists
from scenarios.generator.draws import Draw, Floats, noise
from scenarios.generator.market import Market
from scenarios.generator.people import People
from scenarios.generator.practice import EARLIER, Visits, periods
from scenarios.generator.shape import Shape

SCARCITY: Final = 0.8
"""Places of hosts for each stay that is still wanted."""

Spot = tuple[EmployerId, PeriodId, OccupationId]


def stay_wishes(
    market: Market, people: People, looked_at: Lists, at: Visits, draw: Draw
) -> tuple[StayWish, ...]:
    """Employers of a scholar's list that it had not met on the day of planning, best first."""
    met = at.visited & (at.span < EARLIER)
    score = np.where(met, -np.inf, looked_at.liking + noise(draw, *looked_at.liking.shape))
    order = np.argsort(-score, axis=1, kind="stable")
    found = []
    for s, scholar in enumerate(people.scholars):
        for rank, column in enumerate(order[s], start=1):
            if score[s, column] == -np.inf:
                break
            host = market.employer_of[looked_at.position[s, column]]
            found.append(
                StayWish(
                    scholar_id=scholar.scholar_id,
                    employer_id=market.employers[host].employer_id,
                    rank=rank,
                )
            )
    return tuple(sorted(found, key=lambda wish: (wish.scholar_id, wish.employer_id)))


def host_places(
    shape: Shape,
    market: Market,
    people: People,
    stays: Sequence[Stay],
    draw: Draw,
) -> tuple[HostPlace, ...]:
    """Places enough for the stays that were done, and some more at the hosts' size."""
    ahead = periods(shape)
    places = _used(shape, people, stays, ahead)
    wanted = _still_wanted(shape, people, stays)
    levels = {trade.occupation.occupation: trade.level for trade in market.trades}
    for t, trade in enumerate(market.trades):
        occupation = trade.occupation.occupation
        used = sum(n for (_, _, of), n in places.items() if of == occupation)
        extra = round(SCARCITY * wanted[occupation]) - used
        places.update(_offered(market, t, ahead, max(0, extra), draw))
    return tuple(
        HostPlace(
            employer_id=employer,
            period_id=period,
            occupation=occupation,
            level=levels[occupation],
            places=count,
            mentors=max(1, count - (count > 2)),
        )
        for (employer, period, occupation), count in sorted(places.items())
    )


def _used(
    shape: Shape, people: People, stays: Sequence[Stay], periods: Sequence[Period]
) -> Counter[Spot]:
    """Stays after the day of planning, by host, period and occupation."""
    occupation: dict[ScholarId, OccupationId] = {
        scholar.scholar_id: scholar.occupation for scholar in people.scholars
    }
    period = {span.begins: span.period_id for span in periods}
    return Counter(
        (stay.employer_id, period[stay.begins], occupation[stay.scholar_id])
        for stay in stays
        if stay.begins > shape.rotation_on
    )


def _still_wanted(shape: Shape, people: People, stays: Sequence[Stay]) -> Counter[OccupationId]:
    """Stays that scholars still want on the day of planning, by occupation."""
    earlier = Counter(stay.scholar_id for stay in stays if stay.begins < shape.rotation_on)
    wanted: Counter[OccupationId] = Counter()
    for scholar in people.scholars:
        rest = (scholar.stays_wanted or 0) - earlier[scholar.scholar_id]
        wanted[scholar.occupation] += max(0, rest)
    return wanted


def _offered(
    market: Market, t: int, periods: Sequence[Period], count: int, draw: Draw
) -> Counter[Spot]:
    """So many places at random hosts of the occupation, the larger more often."""
    trade = market.trades[t]
    hosts = market.employer_of[market.trade_of == t]
    open_to = [period.period_id for period in periods if trade.level in period.levels]
    size: Floats = np.cumsum(market.weight[hosts])
    chance = draw.random(count) * size[-1]
    host = np.minimum(np.searchsorted(size, chance), len(hosts) - 1)
    when = (draw.random(count) * len(open_to)).astype(np.int64)
    return Counter(
        (
            market.employers[hosts[h]].employer_id,
            open_to[w],
            trade.occupation.occupation,
        )
        for h, w in zip(host, when, strict=True)
    )
