"""Offers of all parts joined: one of each, within the joining rows, best in all goals in order."""

from dataclasses import dataclass

import numpy as np

from matching.solver.offers import Offer, TooManyError
from matching.solver.parts import Joints
from matching.solver.problem import BoolArray, IntArray

MOST_STATES = 3_000_000
"""Where more sums must be held at once, taking apart does not pay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """Sums over the parts so far: uses (states, joints), gains (states, goals), loss (states,)."""

    uses: IntArray
    gains: IntArray
    loss: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The best gains, and for each part the offers that some best choice takes."""

    gains: tuple[int, ...]
    loss: int
    offers: list[list[Offer]]


def join(offers: list[list[Offer]], joints: Joints, allowance: int) -> Joined | None:
    """The best of all choices that lose at most the allowance; None if there are none."""
    order = sorted(range(len(offers)), key=lambda part: len(offers[part]))
    layers = _Layers([_states(offers[part]) for part in order], joints, allowance)
    last = layers.run()
    if last is None:
        return None
    kept = layers.on_the_way()
    best: list[list[Offer]] = [[] for _ in offers]
    for part, keep in zip(order, kept, strict=True):
        best[part] = [offer for offer, holds in zip(offers[part], keep, strict=True) if holds]
    return Joined(gains=tuple(int(g) for g in last.gains[0]), loss=int(last.loss[0]), offers=best)


class _Layers:
    """The sums after each part, forwards; then which offers lead to the best, backwards."""

    def __init__(self, parts: list[States], joints: Joints, allowance: int) -> None:
        self.parts = parts
        self.joints = joints
        self.allowance = allowance
        used = np.array([part.uses.any(axis=0) for part in parts])
        self.still_used = np.array([used[at + 1 :].any(axis=0) for at in range(len(parts))])
        self.least_left = _left([part.uses.min(axis=0) for part in parts])
        self.most_left = _left([part.uses.max(axis=0) for part in parts])
        joints_count, goals = parts[0].uses.shape[1], parts[0].gains.shape[1]
        self.layers = [
            States(
                uses=np.zeros((1, joints_count), dtype=np.int64),
                gains=np.zeros((1, goals), dtype=np.int64),
                loss=np.zeros(1, dtype=np.int64),
            )
        ]

    def run(self) -> States | None:
        """The best sum of all, alone in the last layer."""
        for at in range(len(self.parts)):
            sums, _, _ = self._sums(at, self.layers[-1])
            if len(sums.loss) == 0:
                return None
            self.layers.append(_best_of_each(sums))
            if len(self.layers[-1].loss) > MOST_STATES:
                raise TooManyError
        return self.layers[-1]

    def on_the_way(self) -> list[BoolArray]:
        """For each part, whether each offer is in some best choice."""
        marked = self.layers[-1]
        kept: list[BoolArray] = []
        for at in reversed(range(len(self.parts))):
            before = self.layers[at]
            sums, state, offer = self._sums(at, before)
            good = _among(sums, marked)
            keep = np.zeros(len(self.parts[at].loss), dtype=np.bool_)
            keep[offer[good]] = True
            kept.append(keep)
            from_states = np.unique(state[good])
            marked = _take(before, from_states)
        return kept[::-1]

    def _sums(self, at: int, before: States) -> tuple[States, IntArray, IntArray]:
        """Every sum of a state and an offer of part ``at`` that can still end well."""
        own = self.parts[at]
        if len(before.loss) * len(own.loss) > 8 * MOST_STATES:
            raise TooManyError
        state = np.repeat(np.arange(len(before.loss)), len(own.loss))
        offer = np.tile(np.arange(len(own.loss)), len(before.loss))
        loss = before.loss[state] + own.loss[offer]
        keep = loss <= self.allowance
        state, offer, loss = state[keep], offer[keep], loss[keep]
        uses = before.uses[state] + own.uses[offer]
        least, most = uses + self.least_left[at], uses + self.most_left[at]
        above = np.where(self.joints.paid_above, self.joints.lower, self.joints.upper)
        short = np.where(self.joints.paid_above, least - above, above - most)
        paid = np.maximum(0, short) * self.joints.weight
        can = (least <= self.joints.upper) & (most >= self.joints.lower)
        keep = can.all(axis=1) & (loss + paid.sum(axis=1) <= self.allowance)
        state, offer, loss, uses, paid = (
            state[keep],
            offer[keep],
            loss[keep],
            uses[keep],
            paid[keep],
        )
        closed = ~self.still_used[at]
        loss += paid[:, closed].sum(axis=1)
        uses[:, closed] = above[closed]
        gains = before.gains[state] + own.gains[offer]
        return States(uses=uses, gains=gains, loss=loss), state, offer


def _states(offers: list[Offer]) -> States:
    return States(
        uses=np.array([offer.uses for offer in offers], dtype=np.int64),
        gains=np.array([offer.gains for offer in offers], dtype=np.int64),
        loss=np.array([offer.loss for offer in offers], dtype=np.int64),
    )


def _left(each: list[IntArray]) -> IntArray:
    """Sums over the parts after each."""
    sums: IntArray = np.cumsum(np.array(each)[::-1], axis=0)[::-1]
    return np.concatenate([sums[1:], np.zeros((1, sums.shape[1]), dtype=np.int64)])


def _best_of_each(states: States) -> States:
    """For each use the best gains in order."""
    goals = states.gains.shape[1]
    keys = [-states.gains[:, goal] for goal in reversed(range(goals))]
    order = np.lexsort([*keys, *states.uses.T])
    uses = states.uses[order]
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (uses[1:] != uses[:-1]).any(axis=1)
    return _take(states, order[first])


def _take(states: States, which: IntArray) -> States:
    return States(uses=states.uses[which], gains=states.gains[which], loss=states.loss[which])


def _among(sums: States, marked: States) -> BoolArray:
    """Whether each sum is one of those marked, in uses and gains."""
    table = np.concatenate(
        [np.hstack([marked.uses, marked.gains]), np.hstack([sums.uses, sums.gains])]
    )
    _, label = np.unique(table, axis=0, return_inverse=True)
    label = label.reshape(-1)
    return np.isin(label[len(marked.loss) :], label[: len(marked.loss)])
