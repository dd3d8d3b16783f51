"""The planning in sorted integer arrays: nothing of names, dates or law is left in it."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.domain import EmployerId, PeriodId, ScholarId
from matching.rotation.admissible import Admissible, Option

IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]
BITS = 20
"""Bits of the draw in one round."""

Span: TypeAlias = tuple[int, int]
Stand: TypeAlias = tuple[ScholarId, EmployerId, PeriodId]
"""What tells one stay of a plan from all others."""

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Which stays to choose.

    Parameters
    ----------
    need, wanted : firms missing to the least number, and most stays; shape (scholars,).
    room, host, group, period : of each slot (a row of places), shape (slots,); the group stands
        for occupation and level, and every scholar has options in one group only.
    scholar, slot, wish : of each option, shape (options,); ``wish`` is what the goal counts: the
        first wish as many as the longest list has places, the next one less, no wish 0.
    firm : number of the pair of scholar and firm, shape (options,).
    fresh : whether the firm is new to the scholar, shape (options,).
    kept : whether the option stands in the plan that is repaired, shape (options,).
    clash, clash_option : entries of the rows of options that are at one time, of which a scholar
        has at most one; shape (entries,).
    """

    scholars: tuple[ScholarId, ...]
    hosts: tuple[EmployerId, ...]
    periods: tuple[PeriodId, ...]
    need: IntArray
    wanted: IntArray
    room: IntArray
    host: IntArray
    group: IntArray
    period: IntArray
    scholar: IntArray
    slot: IntArray
    wish: IntArray
    firm: IntArray
    fresh: BoolArray
    kept: BoolArray
    clash: IntArray
    clash_option: IntArray
    firm_twice: bool
    seed: str

    @property
    def options(self) -> int:
        """How many stays may be."""
        return len(self.scholar)

    def draw(self, options: IntArray, round_no: int = 0) -> IntArray:
        """Weight of each option's scholar and host in the public draw, 0 to 2**20 - 1.

        Round 0 is the first 20 bits of SHA-256 of ``seed|scholar|host`` (UTF-8), round 1 the next
        20, to round 11.
        """
        return _ints(_weight(self._pair(o), round_no) for o in options.tolist())

    def period_draw(self, options: IntArray, round_no: int = 0) -> IntArray:
        """The same of ``seed|scholar|host|period``."""
        return _ints(
            _weight(f"{self._pair(o)}|{self.periods[self.period[self.slot[o]]]}", round_no)
            for o in options.tolist()
        )

    def _pair(self, o: int) -> str:
        host = self.hosts[self.host[self.slot[o]]]
        return f"{self.seed}|{self.scholars[self.scholar[o]]}|{host}"


def _weight(ticket: str, round_no: int) -> int:
    shift = 256 - BITS * (round_no + 1)
    return int.from_bytes(hashlib.sha256(ticket.encode()).digest()) >> shift & (1 << BITS) - 1


def build_problem(admissible: Admissible, kept: Iterable[Stand] = ()) -> Problem:
    """Arrays from the admissible stays, in their order.

    Parameters
    ----------
    kept : scholar, host and period of the stays of an earlier plan.
    """
    seats, places = admissible.seats, admissible.places
    options = admissible.options
    scholars = tuple(seat.scholar_id for seat in seats)
    hosts = tuple(sorted({place.employer_id for place in places}))
    periods = tuple(sorted({place.period_id for place in places}))
    scholar_at, host_at, period_at = _index(scholars), _index(hosts), _index(periods)
    group_at = _index(sorted({(p.occupation, p.level) for p in places}))
    slot_at = _index([(p.employer_id, p.period_id, p.occupation, p.level) for p in places])
    scholar = _ints(scholar_at[o.scholar_id] for o in options)
    clash = _clashes(scholar, [(o.begins.toordinal(), o.until.toordinal()) for o in options])
    return Problem(
        scholars=scholars,
        hosts=hosts,
        periods=periods,
        need=_ints(seat.need for seat in seats),
        wanted=_ints(seat.wanted for seat in seats),
        room=_ints(place.room for place in places),
        host=_ints(host_at[place.employer_id] for place in places),
        group=_ints(group_at[place.occupation, place.level] for place in places),
        period=_ints(period_at[place.period_id] for place in places),
        scholar=scholar,
        slot=_ints(slot_at[o.employer_id, o.period_id, o.occupation, o.level] for o in options),
        wish=_wish(admissible),
        firm=_numbers([(o.scholar_id, o.firm) for o in options]),
        fresh=_ints(o.fresh for o in options).astype(np.bool_),
        kept=_kept(options, frozenset(kept)),
        clash=_ints(row for row, _ in clash),
        clash_option=_ints(o for _, o in clash),
        firm_twice=admissible.firm_twice,
        seed=admissible.seed,
    )


def _wish(admissible: Admissible) -> IntArray:
    """A first wish counts as many as the longest list has places, the next one less."""
    return _ints(
        0 if option.wish is None else admissible.longest_list + 1 - option.wish
        for option in admissible.options
    )


def _kept(options: Sequence[Option], kept: Collection[Stand]) -> BoolArray:
    stands = ((o.scholar_id, o.employer_id, o.period_id) for o in options)
    return np.fromiter((stand in kept for stand in stands), dtype=np.bool_)


def _clashes(scholar: IntArray, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Rows of options that share a day: a row for each scholar and largest set of such spans."""
    of_scholar: dict[int, list[int]] = defaultdict(list)
    for o, s in enumerate(scholar.tolist()):
        of_scholar[s].append(o)
    entries, row = [], 0
    for own in of_scholar.values():
        for together in _together(frozenset(spans[o] for o in own)):
            entries += [(row, o) for o in own if spans[o] in together]
            row += 1
    return entries


@cache
def _together(spans: frozenset[Span]) -> tuple[frozenset[Span], ...]:
    """The largest sets of spans with a day in common: each such day can be one's first."""
    sets = {
        frozenset(span for span in spans if span[0] <= day <= span[1])
        for day in {begins for begins, _ in spans}
    }
    largest = [each for each in sets if not any(each < other for other in sets)]
    return tuple(sorted(largest, key=sorted))


def _numbers(keys: Sequence[Hashable]) -> IntArray:
    """A number for each key, the same for equal ones, in the order of their first."""
    number: dict[Hashable, int] = {}
    return _ints(number.setdefault(key, len(number)) for key in keys)


def _index(names: Iterable[Name]) -> Mapping[Name, int]:
    return {name: i for i, name in enumerate(names)}


def _ints(values: Iterable[int]) -> IntArray:
    return np.fromiter(values, dtype=np.int64)
