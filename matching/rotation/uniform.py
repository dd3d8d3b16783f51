"""Where every period is like every other, only pairs of scholar and host are chosen.

In such an occupation each host has the same room in all periods, and each scholar is free in all.
Pairs with at most as many stays of each scholar, and in each place of a host, as there are periods
can always be spread over the periods (König), so that the periods may be left out of the goals.
"""

from dataclasses import dataclass, replace

import numpy as np

from matching.rotation.colouring import colours
from matching.rotation.problem import IntArray, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The problem without periods.

    Parameters
    ----------
    problem : its options are pairs, its slots hosts with the places of all periods.
    first : option of the full problem in the first period, of each pair; those of the other
        periods follow it.
    periods : how many periods each slot has. room : places of each slot in one period.
    """

    problem: Problem
    first: IntArray
    periods: IntArray
    room: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spots:
    """Hosts by occupation: slots that differ by their period only.

    Parameters
    ----------
    of_slot : the spot of each slot; -1 for a slot that nobody can use.
    host, group, room, periods : of each spot; room in one period, and how many periods.
    """

    of_slot: IntArray
    host: IntArray
    group: IntArray
    room: IntArray
    periods: IntArray


def pairs_of(problem: Problem) -> Pairs | None:
    """The problem without periods, or None where one period is unlike another."""
    if problem.firm_twice or not problem.options or problem.kept.any() or _at_one_time(problem):
        return None
    spots = _spots(problem)
    if spots is None:
        return None
    pair = problem.scholar * len(problem.hosts) + problem.host[problem.slot]
    _, first, count = np.unique(pair, return_index=True, return_counts=True)
    spot = spots.of_slot[problem.slot[first]]
    if (count != spots.periods[spot]).any():
        return None
    wanted = problem.wanted.copy()
    wanted[problem.scholar[first]] = np.minimum(wanted[problem.scholar[first]], spots.periods[spot])
    nothing = np.empty(0, dtype=np.int64)
    without = replace(
        problem,
        wanted=wanted,
        room=spots.room * spots.periods,
        host=spots.host,
        group=spots.group,
        period=np.zeros_like(spots.host),
        scholar=problem.scholar[first],
        slot=spot,
        wish=problem.wish[first],
        firm=problem.firm[first],
        fresh=problem.fresh[first],
        kept=problem.kept[first],
        clash=nothing,
        clash_option=nothing,
    )
    return Pairs(problem=without, first=first, periods=spots.periods, room=spots.room)


def _spots(problem: Problem) -> _Spots | None:
    """The spots, or None where one has not the same room in every period of its occupation."""
    used = np.unique(problem.slot)
    host, group = problem.host[used], problem.group[used]
    groups = int(problem.group.max()) + 1
    keys, number, count = np.unique(host * groups + group, return_inverse=True, return_counts=True)
    of_group = np.unique(group * len(problem.periods) + problem.period[used])
    periods = np.bincount(of_group // len(problem.periods), minlength=groups)[keys % groups]
    room = np.zeros(len(keys), dtype=np.int64)
    room[number] = problem.room[used]
    if (room[number] != problem.room[used]).any() or (count != periods).any():
        return None
    of_slot = np.full(len(problem.room), -1)
    of_slot[used] = number
    return _Spots(
        of_slot=of_slot, host=keys // groups, group=keys % groups, room=room, periods=periods
    )


def _at_one_time(problem: Problem) -> bool:
    """Whether stays in different periods can be at one time."""
    period = problem.period[problem.slot[problem.clash_option]]
    rows = int(problem.clash.max(initial=-1)) + 1
    least = np.full(rows, np.iinfo(np.int64).max)
    most = np.full(rows, -1)
    np.minimum.at(least, problem.clash, period)
    np.maximum.at(most, problem.clash, period)
    return bool((least != most).any())


def spread(pairs: Pairs, chosen: IntArray) -> IntArray:
    """Options of the full problem: each chosen pair in a period, nobody and no place twice."""
    problem = pairs.problem
    options = []
    group = problem.group[problem.slot[chosen]]
    for one in np.unique(group):
        own = chosen[group == one]
        slot = problem.slot[own]
        when = colours(
            problem.scholar[own].tolist(),
            _copies(slot, int(pairs.periods[slot[0]])),
            int(pairs.periods[slot[0]]),
        )
        options.append(pairs.first[own] + np.array(when, dtype=np.int64))
    return np.sort(np.concatenate(options)) if options else np.empty(0, dtype=np.int64)


def _copies(slot: IntArray, periods: int) -> list[tuple[int, int]]:
    """A single place of the host for each stay: as many stays a place as there are periods."""
    seen: dict[int, int] = {}
    places = []
    for host in slot.tolist():
        nth = seen.get(host, 0)
        seen[host] = nth + 1
        places.append((host, nth // periods))
    return places
