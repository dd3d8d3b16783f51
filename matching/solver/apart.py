"""All goals left at once, part by part: exact where parts hang together by few rows.

For the first of the goals each part offers every use of the joining rows that can still be in a
best choice, and the offers are joined. Given what each part uses, every further goal is the
parts' own: it only tells equal offers apart. Joining rows without a price are not heeded until
the answer breaks one; what is best without a row and keeps it is best with it too.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from matching.solver.bound import Priced
from matching.solver.joined import join
from matching.solver.offers import Offer, Offering, TooManyError
from matching.solver.parts import OPEN, Joints, Part, Row, UnsureError, taken_apart
from matching.solver.problem import BoolArray, IntArray
from matching.solver.stage import Gain, Rows, Stage, rows_of, whole_of

FEWEST_PARTS = 8
"""With fewer parts one search over all is faster."""
MOST_ROUNDS = 12
"""SHA-256 holds twelve rounds of 20 bits."""
MOST_TRIES = 12
"""How often rows that the answer broke are heeded and all is asked again."""


Beat = Callable[[], None]
"""Called between steps; what it raises ends the solve."""


class LateError(Exception):
    """The time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Seconds after which this is given up; ``hard`` where they were promised to someone."""

    seconds: float
    hard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Summit:
    """The only best choice in all goals, and how many rounds of the draw made it the only one."""

    chosen: IntArray
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What earlier tries found: offers by columns and uses of their part; choices by columns,
    use and gains of an offer.
    """

    offerings: dict[tuple[bytes, bytes], Offering] = field(default_factory=dict)
    told: dict[tuple[bytes, tuple[int, ...], tuple[int, ...]], IntArray] = field(
        default_factory=dict
    )


def summit(  # noqa: PLR0913, PLR0917
    stage: Stage,
    priced: Priced,
    gains: Sequence[Gain],
    floor: int | None,
    limit: Limit,
    beat: Beat,
) -> Summit | None:
    """The best choice in goals in their order, the draw last; None where this does not pay.

    Parameters
    ----------
    priced : multipliers of the first goal. floor : its value in hand.
    limit : for all goals together.
    """
    rows = rows_of(stage)
    heeded = np.zeros(len(rows.lower), dtype=np.bool_)
    first = np.concatenate([gains[0].contracts[stage.free], gains[0].needs])
    unit = int(np.gcd.reduce(first)) or 1
    deadline = time.monotonic() + limit.seconds
    known = Known()
    try:
        for _ in range(MOST_TRIES):
            parts, joints = taken_apart(
                stage,
                rows,
                priced.multipliers,
                unit,
                heeded,
                deadline=deadline if limit.hard else None,
            )
            if len(parts) < FEWEST_PARTS:
                return None
            found = _Apart(stage, parts, joints, deadline, known, beat).climb(gains, floor)
            broken = broken_by(rows, whole_of(stage, found.chosen))
            if not broken.any():
                return found
            heeded |= broken
    except (TooManyError, UnsureError, LateError):
        return None
    return None


class _Apart:
    """The parts of a stage on their way through the goals."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        stage: Stage,
        parts: list[Part],
        joints: Joints,
        deadline: float,
        known: Known,
        beat: Beat,
    ) -> None:
        self.stage = stage
        self.parts = parts
        self.joints = joints
        self.deadline = deadline
        self.known = known
        self.beat = beat
        self.gains: list[Gain] = []
        self.offers: list[list[Offer]] = []
        self.allowance = 0

    def climb(self, gains: Sequence[Gain], floor: int | None) -> Summit:
        """All goals, then rounds of the draw until one choice is left."""
        self._first(gains[0], floor)
        for gain in gains[1:]:
            self._next(gain)
        problem = self.stage.problem
        for round_no in range(1, MOST_ROUNDS + 1):
            if self._alone():
                return Summit(chosen=self._chosen(), rounds=round_no)
            nothing = np.zeros_like(problem.weight)
            self._next(Gain(contracts=problem.draw(round_no), needs=nothing))
        raise TooManyError

    def _first(self, gain: Gain, floor: int | None) -> None:
        """Every offer that a best choice can take, by widening what may be lost."""
        self.gains.append(gain)
        offerings = [self._offering(part, self._own(part, gain)) for part in self.parts]
        joints = self.joints
        sides = np.where(joints.paid_above, -joints.lower, joints.upper)
        total = sum(each.top for each in offerings) + int(joints.weight @ sides)
        least = None if floor is None else floor // joints.unit
        for value in _ever_lower(total // joints.denominator, least):
            self.allowance = total - value * joints.denominator
            self.offers = []
            for offering in offerings:
                self.offers.append(list(offering.up_to(self.allowance)))
                self._in_time()
            joined = join(self.offers, joints, self.allowance)
            if joined is not None:
                self.offers = joined.offers
                return
        raise TooManyError

    def _offering(self, part: Part, gain: IntArray) -> Offering:
        """Offers of a part; those known from an earlier try, where nothing of it has changed."""
        self._in_time()
        key = part.columns.tobytes(), part.uses[part.uses.any(axis=1)].tobytes()
        if key in self.known.offerings:
            return self.known.offerings[key].moved(part)
        self.known.offerings[key] = Offering(part=part, joints=self.joints, gain=gain)
        return self.known.offerings[key]

    def _next(self, gain: Gain) -> None:
        """One more goal: what each offer left can reach in it, and which offers remain."""
        offers = []
        for part, own in zip(self.parts, self.offers, strict=True):
            offers.append([self._told(part, offer, gain) for offer in own])
            self._in_time()
        self.gains.append(gain)
        joined = join(offers, self.joints, self.allowance)
        if joined is None:
            raise UnsureError
        self.offers = joined.offers

    def _told(self, part: Part, offer: Offer, gain: Gain) -> Offer:
        own = self._own(part, gain)
        if not own.any():
            return replace(offer, gains=(*offer.gains, 0))
        uses = tuple(offer.uses[row] for row in np.flatnonzero(part.uses.any(axis=1)))
        key = part.columns.tobytes(), uses, offer.gains
        x = self.known.told.get(key)
        if x is None:
            x = part.best(own, self._held(part, offer))
        if x is None:
            raise UnsureError
        self.known.told[key] = x
        return replace(offer, gains=(*offer.gains, int(own @ x)), x=x)

    def _held(self, part: Part, offer: Offer) -> list[Row]:
        """The offer's uses and gains, to be kept."""
        uses = zip(part.uses, offer.uses, strict=True)
        gains = zip((self._own(part, gain) for gain in self.gains), offer.gains, strict=True)
        return [
            Row(values=values, lower=value, upper=value)
            for values, value in (*uses, *gains)
            if values.any()
        ]

    def _alone(self) -> bool:
        """Whether each part has one offer left, and one way to it."""
        if any(len(own) > 1 for own in self.offers):
            return False
        for part, (offer,) in zip(self.parts, self.offers, strict=True):
            contracts = part.columns < len(self.stage.free)
            values = np.where(offer.x == 1, -1, 1) * contracts
            other = Row(values=values, lower=1 - int(offer.x[contracts].sum()), upper=OPEN)
            nothing = np.zeros(len(part.columns), dtype=np.int64)
            if part.best(nothing, [*self._held(part, offer), other]) is not None:
                return False
            self._in_time()
        return True

    def _chosen(self) -> IntArray:
        """Contracts of the one offer left of each part."""
        columns = [
            part.columns[offer.x > 0]
            for part, (offer,) in zip(self.parts, self.offers, strict=True)
        ]
        taken = np.sort(np.concatenate(columns))
        chosen: IntArray = self.stage.free[taken[taken < len(self.stage.free)]]
        return chosen

    def _own(self, part: Part, gain: Gain) -> IntArray:
        whole = np.concatenate([gain.contracts[self.stage.free], gain.needs])
        own: IntArray = whole[part.columns]
        return own

    def _in_time(self) -> None:
        self.beat()
        if time.monotonic() > self.deadline:
            raise LateError


def _ever_lower(most: int, floor: int | None) -> Iterator[int]:
    """Values to reach, each further below than the one before; at the end what is in hand."""
    below = 0
    while floor is None or most - below > floor:
        yield most - below
        below = below + 1 + below // 8
    if floor is not None:
        yield min(floor, most)


def broken_by(rows: Rows, x: IntArray) -> BoolArray:
    """The rows that whole columns do not keep."""
    sums = np.zeros(len(rows.lower), dtype=np.int64)
    np.add.at(sums, rows.row, rows.value * x[rows.column])
    broken: BoolArray = (sums < rows.lower) | (sums > rows.upper)
    return broken
