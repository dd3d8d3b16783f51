"""Applicants: most may be awarded, a few of each kind may not."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from matching.domain import Level, OccupationId, Scholar, ScholarId, Scholarship
from matching.money import Hundredths
from scenarios.generator.draws import Draw, Ints, marked, pick, shuffled
from scenarios.generator.shape import Shape
from scenarios.generator.trades import Trade

ELSEWHERE: Final = ("Šoštanj", "Šmartno ob Paki", "Žalec")
ABROAD: Final = ("BA", "HR", "RS")
OTHERS: Final = ((), (Scholarship.STATE,), (Scholarship.ZOIS,))
BEGINS: Final = {Level.SECONDARY: (9, 1), Level.TERTIARY: (10, 1)}
ENDS: Final = {Level.SECONDARY: (6, 30), Level.TERTIARY: (9, 30)}
"""Month and day on which a school year begins, and on which a programme ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Applicants; arrays run along ``scholars``.

    Parameters
    ----------
    trade_of : index of each one's occupation.
    years_left : school years after this one until completion.
    """

    scholars: tuple[Scholar, ...]
    trade_of: Ints
    years_left: Ints


def people(shape: Shape, trades: tuple[Trade, ...], draw: Draw) -> People:
    """Scholars of all occupations, in random order."""
    trade_of = np.repeat(np.arange(len(trades)), [trade.scholars for trade in trades])
    count = len(trade_of)
    trade_of = trade_of[shuffled(draw, count)]
    years_left = pick(draw, shape.years_left, count)
    points, numbers = _points(count, draw), shuffled(draw, count) + 1
    flaw = marked(draw, count, [shape.each_scholar_flaw] * 4)
    place, other = pick(draw, range(3), count), marked(draw, count, [0.2, 0.05])
    birthday, wanted = pick(draw, range(365), count), pick(draw, (3, 3, 4), count)
    width = max(4, len(str(count)))
    found = []
    for i in range(count):
        trade = trades[trade_of[i]]
        completes_on = date(shape.begins + 1 + int(years_left[i]), *ENDS[trade.level])
        found.append(
            Scholar(
                scholar_id=ScholarId(f"S-{i + 1:0{width}}"),
                level=trade.level,
                occupation=OccupationId(trade.occupation.occupation),
                completes_on=completes_on,
                municipality=ELSEWHERE[place[i]] if flaw[i] == 1 else "Velenje",
                citizenship=ABROAD[place[i]] if flaw[i] == 2 else "SI",
                employed=bool(flaw[i] == 3),
                other_scholarships=(Scholarship.DEFICIT,) if flaw[i] == 4 else OTHERS[other[i]],
                points=Hundredths(int(points[i])),
                application_no=int(numbers[i]),
                adult_on=_adult_on(trade.level, completes_on, int(birthday[i])),
                stays_wanted=int(wanted[i]),
            )
        )
    return People(scholars=tuple(found), trade_of=trade_of, years_left=years_left)


def _points(count: int, draw: Draw) -> Ints:
    """Points from 0 to 100 around 60, some with a half; many are equal (hundredths)."""
    bell = draw.random((count, 3)).mean(axis=1)
    whole = np.clip(np.floor(bell * 110 + 5), 0, 99).astype(np.int64)
    halves = np.where(draw.random(count) < 0.2, 50, 0)
    return np.asarray(whole * 100 + halves, dtype=np.int64)


def _adult_on(level: Level, completes_on: date, days: int) -> date:
    """Eighteenth birthday: in the last years of secondary school, before those of tertiary."""
    years = 1 if level is Level.SECONDARY else 5
    return date(completes_on.year - years, 1, 1) + timedelta(days)
