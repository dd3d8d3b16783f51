"""Rotation problems of any size, drawn from a seed: places are scarce, 80 % of the stays wanted."""

import numpy as np

from matching.domain import EmployerId, PeriodId, ScholarId
from matching.rotation.problem import BoolArray, IntArray, Problem

PERIODS = 6
WANTED = 3
NEED = 2
WISHES = 5
HOSTS_OF_OCCUPATION = 0.2
SCARCITY = 0.8


def instance(scholars: int, hosts: int, occupations: int, seed: int, *, uniform: bool) -> Problem:
    """A problem with six periods.

    Parameters
    ----------
    uniform : whether a host has the same places in all periods; otherwise places are strewn over
        the periods, and every fifth scholar is away in one of them.
    """
    draw = np.random.default_rng(seed)
    of_scholar = np.sort(np.arange(scholars) % occupations)
    group, host = np.nonzero(_takes(draw, occupations, hosts))
    room = _room(draw, of_scholar, group, uniform=uniform)
    s, k = np.nonzero(of_scholar[:, None] == group[None, :])
    scholar, spot = np.repeat(s, PERIODS), np.repeat(k, PERIODS)
    period = np.tile(np.arange(PERIODS), len(s))
    slot = spot * PERIODS + period
    away = np.where(np.arange(scholars) % 5 == 0, draw.integers(0, PERIODS, scholars), PERIODS)
    options = np.flatnonzero((room[slot] > 0) & (uniform | (away[scholar] != period)))
    _, rows = np.unique((scholar * PERIODS + period)[options], return_inverse=True)
    return Problem(
        scholars=tuple(ScholarId(f"S-{n:05}") for n in range(scholars)),
        hosts=tuple(EmployerId(f"E-{n:04}") for n in range(hosts)),
        periods=tuple(PeriodId(f"T-{n}") for n in range(PERIODS)),
        need=np.full(scholars, NEED),
        wanted=np.full(scholars, WANTED),
        room=room,
        host=np.repeat(host, PERIODS),
        group=np.repeat(group, PERIODS),
        period=np.tile(np.arange(PERIODS), len(group)),
        scholar=scholar[options],
        slot=slot[options],
        wish=np.repeat(_wishes(draw, s, len(s)), PERIODS)[options],
        firm=np.repeat(np.arange(len(s)), PERIODS)[options],
        fresh=np.ones(len(options), dtype=np.bool_),
        kept=np.zeros(len(options), dtype=np.bool_),
        clash=rows.astype(np.int64),
        clash_option=np.arange(len(options)),
        firm_twice=False,
        seed=str(seed),
    )


def _takes(draw: np.random.Generator, occupations: int, hosts: int) -> BoolArray:
    """Which hosts take which occupation; each is taken by one at least."""
    takes: BoolArray = draw.random((occupations, hosts)) < HOSTS_OF_OCCUPATION
    takes[np.arange(occupations), draw.integers(0, hosts, occupations)] = True
    return takes


def _room(
    draw: np.random.Generator, of_scholar: IntArray, group: IntArray, *, uniform: bool
) -> IntArray:
    """Room of each host's occupation in each period, flat; 80 % of what its scholars want."""
    room = np.zeros((len(group), PERIODS), dtype=np.int64)
    for occupation in np.unique(group):
        spots = np.flatnonzero(group == occupation)
        stays = round(SCARCITY * WANTED * int((of_scholar == occupation).sum()))
        if uniform:
            room[spots] = np.bincount(
                draw.integers(0, len(spots), round(stays / PERIODS)), minlength=len(spots)
            )[:, None]
        else:
            cells = np.bincount(
                draw.integers(0, len(spots) * PERIODS, stays), minlength=len(spots) * PERIODS
            )
            room[spots] = cells.reshape(len(spots), PERIODS)
    return room.ravel()


def _wishes(draw: np.random.Generator, scholar: IntArray, pairs: int) -> IntArray:
    """What each pair counts: 5 for the first wish to 1 for the last, 0 for all others."""
    order = np.lexsort((draw.random(pairs), scholar))
    starts = np.searchsorted(scholar[order], scholar[order])
    place = np.empty(pairs, dtype=np.int64)
    place[order] = np.arange(pairs) - starts
    return np.maximum(0, WISHES - place)
