"""What happens to running awards within a school year."""

from dataclasses import dataclass, replace

import numpy as np

from matching.solver.problem import BoolArray, IntArray
from scenarios.cohorts.awards import SCHOOL_YEAR, Awards
from scenarios.cohorts.chance import Luck, Purpose, UintArray
from scenarios.cohorts.town import Town

AT_NONE = SCHOOL_YEAR
"""Month of something that does not happen in the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closings:
    """Employers that close in a school year and in which month, shape (employers,) each."""

    closes: BoolArray
    month: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a school year went for every running award, shape (awards,) each.

    Parameters
    ----------
    awards : at the employers they ended the year with.
    stops : month from which nothing is paid any more, `AT_NONE` where it goes on.
    """

    awards: Awards
    stops: IntArray
    dropped: BoolArray
    gave_up: BoolArray
    lost_employer: BoolArray
    moved: BoolArray

    @property
    def goes_on(self) -> BoolArray:
        """Whether the award saw the end of the year."""
        return ~(self.dropped | self.gave_up | self.lost_employer)


def closings(town: Town, luck: Luck, there: BoolArray, forced: tuple[int, int] | None) -> Closings:
    """Employers that close; ``forced`` is one that does, by its index, and in which year."""
    keys = town.employer_keys
    share = town.rates.share("employer_closes")
    closes = luck.happens(Purpose.CLOSES, keys, share)
    if forced is not None and forced[1] == luck.year:
        closes[forced[0]] = True
    return Closings(closes=closes & there, month=_month(luck, Purpose.CLOSES_IN, keys))


def there_next(town: Town, luck: Luck, there: BoolArray, gone: BoolArray) -> BoolArray:
    """Employers of the next call: those that stay, and new ones in the place of some gone."""
    share = town.rates.share("employer_enters")
    enters = luck.happens(Purpose.ENTERS, town.employer_keys, share)
    return np.asarray(there & ~gone | ~there & enters, dtype=np.bool_)


def course(town: Town, luck: Luck, awards: Awards, there: BoolArray, closing: Closings) -> Course:
    """The year of every running award: the first of what may happen to it ends it."""
    rates, key = town.rates, awards.key
    drops = luck.happens(Purpose.DROPS_OUT, key, rates.by_level("drops_out")[awards.level])
    leaves = luck.happens(Purpose.LEAVES, key, rates.share("leaves_early"))
    drop_month = np.where(drops, _month(luck, Purpose.DROPS_OUT_IN, key), AT_NONE)
    leave_month = np.where(leaves, _month(luck, Purpose.LEAVES_IN, key), AT_NONE)
    end = np.where(awards.last_year == luck.year, awards.until_month, SCHOOL_YEAR - 1)
    drop_month, leave_month = _before(drop_month, end), _before(leave_month, end)
    own = np.minimum(drop_month, leave_month)
    close_month = np.where(closing.closes[awards.employer], closing.month[awards.employer], AT_NONE)
    close_month = _before(close_month, np.minimum(end, own - 1))
    hit = close_month < AT_NONE
    target = _other_employer(town, luck, awards, there & ~closing.closes)
    moved = hit & (target >= 0) & luck.happens(Purpose.MOVES, key, rates.share("award_moves"))
    lost = hit & ~moved
    return Course(
        awards=replace(awards, employer=np.where(moved, target, awards.employer)),
        stops=np.where(lost, close_month, own),
        dropped=~lost & (drop_month < AT_NONE) & (drop_month <= leave_month),
        gave_up=~lost & (leave_month < drop_month),
        lost_employer=lost,
        moved=moved,
    )


def _before(month: IntArray, end: IntArray) -> IntArray:
    """The month of something, if it happens by the end at all."""
    return np.where(month <= end, month, AT_NONE)


def _month(luck: Luck, purpose: Purpose, key: UintArray) -> IntArray:
    """A month after the first of the school year."""
    return 1 + luck.one_of(purpose, key, SCHOOL_YEAR - 1)


def _other_employer(town: Town, luck: Luck, awards: Awards, open_: BoolArray) -> IntArray:
    """An employer of the same occupation for each, drawn evenly; -1 where there is none."""
    rows = town.offers[:, awards.occupation] & open_[:, None]
    tickets = luck.draws(Purpose.MOVES_TO, awards.key[None, :] ^ town.employer_keys[:, None])
    best = np.where(rows, tickets >> np.uint64(1), np.uint64(0)).argmax(axis=0)
    return np.where(rows.any(axis=0), best, -1).astype(np.int64)
