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


def pairs_of(problem: Problem) -> Pairs | None:
    """The problem without periods, or None where one period is unlike another."""
    if problem.firm_twice or not problem.options or problem.kept.any() or _at_one_time(problem):
        return None
    host, group = problem.host[problem.slot], problem.group[problem.slot]
    pair = problem.scholar * len(problem.hosts) + host
    _, first, count = np.unique(pair, return_index=True, return_counts=True)
    used = np.unique(problem.slot)
    periods = np.bincount(
        np.unique(np.stack([problem.group[used], problem.period[used]]), axis=1)[0],
        minlength=int(problem.group.max()) + 1,
    )
    if (count != periods[group[first]]).any():
        return None
    spots, spot_of, stays = np.unique(
        np.stack([problem.host[used], problem.group[used]]),
        axis=1,
        return_inverse=True,
        return_counts=True,
    )
    room = np.full(len(stays), -1)
    room[spot_of] = problem.room[used]
    if (room[spot_of] != problem.room[used]).any() or (stays != periods[spots[1]]).any():
        return None
    slot_of = np.full(len(problem.room), -1)
    slot_of[used] = spot_of
    wanted = problem.wanted.copy()
    wanted[problem.scholar] = np.minimum(wanted[problem.scholar], periods[group])
    smaller = replace(
        problem,
        wanted=wanted,
        room=room * periods[spots[1]],
        host=spots[0],
        group=spots[1],
        period=np.zeros(len(room), dtype=np.int64),
        scholar=problem.scholar[first],
        slot=slot_of[problem.slot[first]],
        wish=problem.wish[first],
        firm=problem.firm[first],
        fresh=problem.fresh[first],
        kept=problem.kept[first],
        clash=np.empty(0, dtype=np.int64),
        clash_option=np.empty(0, dtype=np.int64),
    )
    return Pairs(problem=smaller, first=first, periods=periods[spots[1]], room=room)


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
