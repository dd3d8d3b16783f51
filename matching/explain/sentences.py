"""Sentences of an explanation that speak of goals."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from matching.domain import Goal
from matching.explain.reasons import Forced
from matching.outcome import Outcome
from matching.words import Text, text


def falls(outcome: Outcome, forced: Forced | None) -> Text:
    """What an award would do to the goals, as far as solving again has shown."""
    if forced is None or forced.goal is None:
        return (
            text("the goals chose otherwise: no other choice reaches all of them as well (proven)")
            if outcome.unique
            else text("the goals chose otherwise")
        )
    if forced.value is None:
        return text("with this award the officer's other decisions could not hold")
    before = next(goal.value for goal in outcome.goals if goal.goal is forced.goal)
    sentence = _FALLS[forced.goal]
    return replace(sentence, facts={"before": before, "after": forced.value})


_FALLS: Mapping[Goal, Text] = MappingProxyType(
    {
        Goal.KEPT_AWARDS: text(
            "with this award at best {after} earlier awards would stay instead of {before}"
        ),
        Goal.CO_FUNDED_AWARDS: text(
            "with this award there would be at best {after} co-funded awards instead of {before}"
        ),
        Goal.AWARDS: text(
            "with this award there would be at best {after} awards instead of {before}"
        ),
        Goal.POINTS: text(
            "with this award the points of the awarded would fall from {before:points} to "
            "{after:points} at best"
        ),
        Goal.NEED_COVERED: text(
            "with this award the need covered would fall from {before:points} to "
            "{after:points} at best"
        ),
        Goal.SCHOLAR_RANKS: text(
            "with this award the scholars' wishes would be served worse: the sum of places on "
            "their lists would rise from {before} to {after} at best"
        ),
        Goal.POSITION_RANKS: text(
            "with this award the employers' wishes would be served worse: the sum of places on "
            "their lists would rise from {before} to {after} at best"
        ),
        Goal.PUBLIC_COST: text(
            "with this award public cost would rise from {before:eur} to {after:eur} at best"
        ),
    }
)
