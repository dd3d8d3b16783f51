"""Employers and what they offer: sizes fall like Zipf's, two are large."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from matching.domain import Employer, EmployerId, FirmId, Position, PositionId
from matching.money import Cents
from scenarios.generator.draws import (
    Draw,
    Floats,
    Ints,
    marked,
    noise,
    pick,
    shuffled,
    spread,
)
from scenarios.generator.shape import Shape
from scenarios.generator.trades import Trade

ZIPF: Final = 0.7
LARGE: Final = 2
ELSEWHERE: Final = ("Žalec", "Slovenj Gradec", "Celje")
SAME_GROUP: Final = 4.0
"""How much likelier an employer offers an occupation of the group it already offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """All that is offered; arrays run along ``employers`` or ``positions``.

    Parameters
    ----------
    weight : size of each employer, shape (employers,).
    employer_of, trade_of : index of each position's employer and occupation, shape (positions,).
    """

    trades: tuple[Trade, ...]
    employers: tuple[Employer, ...]
    positions: tuple[Position, ...]
    weight: Floats
    employer_of: Ints
    trade_of: Ints


def market(shape: Shape, trades: tuple[Trade, ...], count: int, draw: Draw) -> Market:
    """``count`` employers and the positions of all occupations."""
    weight = 1 / np.arange(1, count + 1) ** ZIPF
    weight[:LARGE] *= 2
    offers = _offers(trades, weight, draw)
    asked = [
        spread(max(trade.places, len(at)), weight[at], least=1)
        for trade, at in zip(trades, offers, strict=True)
    ]
    trade_of = np.repeat(np.arange(len(trades)), [len(at) for at in offers])
    employer_of, places = np.concatenate(offers), np.concatenate(asked)
    order = np.lexsort((trade_of, employer_of))
    employer_of, trade_of, places = employer_of[order], trade_of[order], places[order]
    asked_of = np.bincount(employer_of, weights=places, minlength=count).astype(np.int64)
    employers = _employers(shape, asked_of, draw)
    return Market(
        trades=trades,
        employers=employers,
        positions=_positions(
            shape,
            [employers[e].employer_id for e in employer_of],
            [trades[t] for t in trade_of],
            places,
            draw,
        ),
        weight=weight,
        employer_of=employer_of,
        trade_of=trade_of,
    )


def _offers(trades: Sequence[Trade], weight: Floats, draw: Draw) -> list[Ints]:
    """Employers of each occupation's positions: everyone offers one, the large offer more."""
    groups = [trade.occupation.group for trade in trades]
    numbers = np.array([trade.positions for trade in trades], dtype=np.float64)
    first = np.repeat(np.arange(len(trades)), spread(len(weight), numbers))
    first = first[shuffled(draw, len(weight))]
    offers = []
    for t, trade in enumerate(trades):
        own = np.flatnonzero(first == t)
        near = np.array([group == trade.occupation.group for group in groups])[first]
        score = np.log(weight * np.where(near, SAME_GROUP, 1)) + noise(draw, len(weight))
        score[own] = -np.inf
        further = np.argsort(-score, kind="stable")[: max(0, trade.positions - len(own))]
        offers.append(np.sort(np.concatenate([own, further])))
    return offers


def _employers(shape: Shape, asked: Ints, draw: Draw) -> tuple[Employer, ...]:
    """Employers with neutral names; the large ones have no flaw and no partner."""
    count = len(asked)
    flaw = _among_the_small(draw, count, [shape.each_employer_flaw] * 3)
    shares = _among_the_small(draw, count, [shape.shared_firms])
    limited = marked(draw, count, [shape.limited_employers])
    town, days = pick(draw, range(len(ELSEWHERE)), count), pick(draw, range(60), count)
    width = max(2, len(str(count)))
    deadline = date(shape.begins, 6, 30)
    return tuple(
        Employer(
            employer_id=EmployerId(f"E-{i + 1:0{width}}"),
            name=f"Delodajalec {i + 1:0{width}}",
            firm=FirmId(f"F-{i + (0 if shares[i] else 1):0{width}}"),
            municipality=ELSEWHERE[town[i]] if flaw[i] == 1 else "Velenje",
            insolvent=bool(flaw[i] == 2),
            call_published_on=deadline + timedelta(int(days[i]) + 1) * (1 if flaw[i] == 3 else -1),
            max_awards=max(1, int(asked[i]) * 3 // 4) if limited[i] else None,
        )
        for i in range(count)
    )


def _among_the_small(draw: Draw, count: int, rates: Sequence[float]) -> Ints:
    large = min(LARGE, count)
    return np.concatenate([np.zeros(large, dtype=np.int64), marked(draw, count - large, rates)])


def _positions(
    shape: Shape,
    employers: Sequence[EmployerId],
    trades: Sequence[Trade],
    places: Ints,
    draw: Draw,
) -> tuple[Position, ...]:
    """Positions with amounts as they are usual for the level."""
    count = len(employers)
    unfunded = marked(draw, count, [shape.accepting_unfunded])
    months = pick(draw, (12, 12, 24, 0), count)
    chance = draw.random(count)
    width = max(3, len(str(count)))
    amounts = [shape.amounts(trade.level) for trade in trades]
    return tuple(
        Position(
            position_id=PositionId(f"P-{i + 1:0{width}}"),
            employer_id=employers[i],
            occupation=trades[i].occupation.occupation,
            level=trades[i].level,
            places=int(places[i]),
            monthly_amount=Cents(100 * amounts[i][int(chance[i] * len(amounts[i]))]),
            accepts_unfunded=bool(unfunded[i]),
            employment_months=int(months[i]) or None,
        )
        for i in range(count)
    )
