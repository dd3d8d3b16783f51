"""The road of search: the goals one after the other, each over the face that the last one left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.rotation.chosen import Chosen
from matching.rotation.climb import climb
from matching.rotation.face import Face, face_of, with_loads
from matching.rotation.goals import gains, value_of
from matching.rotation.outcome import GoalReached, Proof, RotationGoal
from matching.rotation.problem import BITS, IntArray, Problem

ROUNDS = 256 // BITS
WEIGHED = (RotationGoal.ENOUGH_FIRMS, RotationGoal.STAYS, RotationGoal.WISHES)
HEAVIEST = 10**7
"""Largest weight at which the relaxation still tells single units apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ascent:
    """Goals taken one after the other: a choice, and the face of all that are as good."""

    face: Face
    x: IntArray
    goals: tuple[GoalReached, ...]


def search(problem: Problem, goals: Sequence[RotationGoal], seconds: float | None = None) -> Chosen:
    """Choose stays by the goals in their order, the last of which is a draw."""
    ascent = ascend(problem, goals, seconds)
    x, unique = ascent.x, False
    if all(goal.proven for goal in ascent.goals):
        x, unique = _drawn(problem, ascent, goals[-1], seconds)
    options = np.flatnonzero(x[: problem.options])
    reached = tuple(_recounted(problem, goal, options) for goal in ascent.goals)
    return Chosen(options=options, goals=reached, unique=unique)


def _recounted(problem: Problem, goal: GoalReached, options: IntArray) -> GoalReached:
    """A goal that was left open may have become better while later ones were sought."""
    value = value_of(problem, goal.goal, options)
    if goal.goal is RotationGoal.EVENNESS:
        value = -value
    met = goal.proof is Proof.OPEN and value == goal.bound
    return replace(goal, value=value, proof=Proof.RELAXATION if met else goal.proof)


def ascend(problem: Problem, goals: Sequence[RotationGoal], seconds: float | None = None) -> Ascent:
    """Make each goal as large as those before it allow."""
    face = face_of(problem)
    ascent = Ascent(face=face, x=np.zeros(len(face.least), dtype=np.int64), goals=())
    for bundle in _bundles(problem, goals):
        closed = _at_once(problem, ascent, bundle, seconds) if len(bundle) > 1 else None
        ascent = closed or _one_by_one(problem, ascent, bundle, seconds)
    return ascent


def _bundles(problem: Problem, goals: Sequence[RotationGoal]) -> Iterator[tuple[RotationGoal, ...]]:
    """Counts of people, stays and wishes together, as far as weights keep their order exactly."""
    bundle: tuple[RotationGoal, ...] = ()
    for goal in goals:
        wider = (*bundle, goal)
        if goal not in WEIGHED or _weights(problem, wider)[0] > HEAVIEST:
            if bundle:
                yield bundle
            bundle = ()
        if goal in WEIGHED:
            bundle = (*bundle, goal)
        else:
            yield (goal,)
    if bundle:
        yield bundle


def _weights(problem: Problem, goals: Sequence[RotationGoal]) -> list[int]:
    """A unit of each goal outweighs all that the later ones can be."""
    stays = int(problem.wanted.sum())
    most = {
        RotationGoal.ENOUGH_FIRMS: len(problem.scholars),
        RotationGoal.STAYS: stays,
        RotationGoal.WISHES: stays * int(problem.wish.max(initial=0)),
    }
    weights: list[int] = []
    for n in range(len(goals), 0, -1):
        later = zip(weights, goals[n:], strict=True)
        weights.insert(0, 1 + sum(weight * most[goal] for weight, goal in later))
    return weights


def _at_once(
    problem: Problem, ascent: Ascent, goals: Sequence[RotationGoal], seconds: float | None
) -> Ascent | None:
    """Goals by their weights in one climb; None if that ends without proof."""
    weighed = zip(_weights(problem, goals), goals, strict=True)
    gain = sum(
        (weight * gain_of(problem, ascent.face, goal) for weight, goal in weighed),
        start=np.zeros(len(ascent.x), dtype=np.int64),
    )
    climbed = climb(ascent.face, gain, ascent.x, seconds)
    if not climbed.proof.closed:
        return None
    reached = tuple(_reached(problem, goal, climbed.x, 0, climbed.proof) for goal in goals)
    return Ascent(face=climbed.face, x=climbed.x, goals=(*ascent.goals, *reached))


def _one_by_one(
    problem: Problem, ascent: Ascent, goals: Sequence[RotationGoal], seconds: float | None
) -> Ascent:
    face, x, reached = ascent.face, ascent.x, list(ascent.goals)
    for goal in goals:
        if goal is RotationGoal.EVENNESS:
            face, x = with_loads(problem, face, x)
        if goal is RotationGoal.KEPT and (all_kept := _all_kept(problem, face)) is not None:
            face, x = all_kept
        climbed = climb(face, gain_of(problem, face, goal), x, seconds)
        face, x = climbed.face, climbed.x
        gap = climbed.bound - climbed.value
        reached.append(_reached(problem, goal, x, gap, climbed.proof))
    return Ascent(face=face, x=x, goals=tuple(reached))


def _all_kept(problem: Problem, face: Face) -> tuple[Face, IntArray] | None:
    """The face on which every earlier stay that still may be is kept, if all can be at once."""
    x = np.zeros(len(face.least), dtype=np.int64)
    x[: problem.options] = problem.kept
    if (face.matrix @ x > face.upper).any():
        return None
    return replace(face, least=x), x


def _drawn(
    problem: Problem, ascent: Ascent, draw: RotationGoal, seconds: float | None
) -> tuple[IntArray, bool]:
    """Further rounds of the draw, until no other choice is as good."""
    face, x = ascent.face, ascent.x
    for round_no in range(1, ROUNDS):
        differs = np.zeros(len(x), dtype=np.int64)
        differs[: problem.options] = 1 - 2 * x[: problem.options]
        other = climb(face, differs, x, seconds)
        if other.bound - int(differs @ x) < 1:
            return x, True
        climbed = climb(face, gain_of(problem, face, draw, round_no), x, seconds)
        if not climbed.proof.closed:
            break
        face, x = climbed.face, climbed.x
    return x, False


def gain_of(problem: Problem, face: Face, goal: RotationGoal, round_no: int = 0) -> IntArray:
    """What each column adds to a goal; the draw is asked only for options that are open."""
    gain = np.zeros(len(face.least), dtype=np.int64)
    options = np.flatnonzero(face.most[: problem.options])
    gain[options] = gains(problem, goal, options, round_no)
    if goal is RotationGoal.ENOUGH_FIRMS:
        gain[problem.options : problem.options + len(face.needy)] = 1
    if goal is RotationGoal.EVENNESS:
        gain[len(gain) - len(face.stay_cost) :] = -face.stay_cost
    return gain


def _reached(
    problem: Problem, goal: RotationGoal, x: IntArray, gap: int, proof: Proof
) -> GoalReached:
    """The goal's value by its definition, and a bound that lies so far from it."""
    value = value_of(problem, goal, np.flatnonzero(x[: problem.options]))
    sign = -1 if goal is RotationGoal.EVENNESS else 1
    return GoalReached(goal=goal, value=sign * value, bound=sign * (value + gap), proof=proof)
