"""What a part can offer: every use of the joining rows at a small loss, each with its best gain."""

from dataclasses import dataclass, replace

import numpy as np

from matching.solver.parts import OPEN, BeyondError, Joints, Part, Row, UnsureError
from matching.solver.problem import IntArray

MOST_OFFERS = 400
"""Of one part; where there are more, taking apart does not pay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One use of the joining rows.

    Parameters
    ----------
    uses : of each joining row. loss : against the part's best, times the denominator.
    gains : of each goal since the stage was taken apart, each the best after those before.
    x : columns of the part that reach them.
    """

    uses: tuple[int, ...]
    loss: int
    gains: tuple[int, ...]
    x: IntArray


class TooManyError(Exception):
    """A part has too many offers."""


Box = tuple[tuple[int, int], ...]
"""Least and most use of each kind of use that is told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A box whose best offer loses at least ``loss``; the offer, once it is known."""

    loss: int
    box: Box
    offer: Offer | None


class Offering:
    """Offers of one part, found by rising loss as they are asked for."""

    def __init__(self, *, part: Part, joints: Joints, gain: IntArray) -> None:
        self.part = part
        self.gain = gain
        sign = np.where(joints.paid_above, -1, 1)
        paid = (sign * joints.weight) @ part.uses
        self.priced: IntArray = joints.denominator * (gain // joints.unit) - paid
        self.told_apart = _different(part.uses)
        x = part.best(self.priced, [])
        if x is None:
            raise UnsureError
        self.top = int(self.priced @ x)
        everything = tuple((-OPEN, OPEN) for _ in self.told_apart)
        self.waiting = [_Waiting(loss=0, box=everything, offer=self._offer(x))]
        self.offers: list[Offer] = []

    def moved(self, part: Part) -> "Offering":
        """The same offers, where only rows were added that the part does not use."""
        self.part = part
        self.told_apart = _different(part.uses)
        self.offers = [self._offer(offer.x) for offer in self.offers]
        self.waiting = [
            replace(each, offer=each.offer and self._offer(each.offer.x)) for each in self.waiting
        ]
        return self

    def up_to(self, loss: int) -> list[Offer]:
        """Every offer of at most this loss."""
        while ready := [each for each in self.waiting if each.loss <= loss]:
            self.waiting = [each for each in self.waiting if each.loss > loss]
            for each in ready:
                if each.offer is None:
                    self._look_into(each.box, loss)
                    continue
                self.offers.append(each.offer)
                if len(self.offers) > MOST_OFFERS:
                    raise TooManyError
                self._leave_around(each.offer, each.box)
        return self.offers

    def _look_into(self, box: Box, loss: int) -> None:
        """The best offer of a box takes its place; where it loses more, the box waits on."""
        try:
            x = self.part.best(self.priced, self._rows(box), self.top - loss)
        except BeyondError:
            self.waiting.append(_Waiting(loss=loss + 1, box=box, offer=None))
            return
        if x is not None:
            self._wait(box, self._offer(x))

    def _leave_around(self, offer: Offer, box: Box) -> None:
        """What is left of a box without the offer's own use waits, with the loss that is sure."""
        for smaller in _without(box, [offer.uses[r] for r in self.told_apart]):
            found = self.part.at_most(self.priced, self._rows(smaller))
            if found is None:
                continue
            most, x = found
            if x is not None:
                self._wait(smaller, self._offer(x))
            else:
                self.waiting.append(_Waiting(loss=self.top - most, box=smaller, offer=None))

    def _wait(self, box: Box, offer: Offer) -> None:
        self.waiting.append(_Waiting(loss=offer.loss, box=box, offer=offer))

    def _rows(self, box: Box) -> list[Row]:
        return [
            Row(values=self.part.uses[r], lower=least, upper=most)
            for r, (least, most) in zip(self.told_apart, box, strict=True)
            if least > -OPEN or most < OPEN
        ]

    def _offer(self, x: IntArray) -> Offer:
        return Offer(
            uses=tuple(int(use) for use in self.part.uses @ x),
            loss=self.top - int(self.priced @ x),
            gains=(int(self.gain @ x),),
            x=x,
        )


def _different(uses: IntArray) -> IntArray:
    """Joining rows that the part uses, each once where several are used alike."""
    kept: list[int] = []
    for row in np.flatnonzero(uses.any(axis=1)):
        unit = uses[row] // np.gcd.reduce(uses[row])
        if not any(np.array_equal(unit, uses[k] // np.gcd.reduce(uses[k])) for k in kept):
            kept.append(int(row))
    return np.array(kept, dtype=np.int64)


def _without(box: Box, uses: list[int]) -> list[Box]:
    """Boxes that together are the box without one point."""
    boxes = []
    before: list[tuple[int, int]] = []
    for at, use in enumerate(uses):
        least, most = box[at]
        for side in ((least, use - 1), (use + 1, most)):
            if side[0] <= side[1]:
                boxes.append((*before, side, *box[at + 1 :]))
        before.append((use, use))
    return boxes
