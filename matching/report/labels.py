"""Words for every closed set that a report names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.contract import Certainty, Forbids
from matching.domain import CaseKind, Goal, Level, Mechanism, PinKind
from matching.explain import ReasonKind
from matching.report.table import Kind, Measure
from matching.rules.cofunding import Binds
from matching.solver.result import GoalResult, Proof
from matching.words import Text, text

LEVEL: Final[Mapping[Level, Text]] = MappingProxyType(
    {
        Level.SECONDARY: text("pupils"),
        Level.TERTIARY: text("students"),
    }
)
GRANTED: Final[Mapping[CaseKind, Text]] = MappingProxyType(
    {CaseKind.CALL: text("Awards"), CaseKind.COMPLETION: text("Jobs")}
)
WITHOUT: Final[Mapping[CaseKind, Text]] = MappingProxyType(
    {
        CaseKind.CALL: text("Without a scholarship"),
        CaseKind.COMPLETION: text("Without a job"),
    }
)
PEOPLE: Final[Mapping[CaseKind, Text]] = MappingProxyType(
    {CaseKind.CALL: text("Applicants"), CaseKind.COMPLETION: text("Scholars")}
)
ONE_OF_LEVEL: Final[Mapping[Level, Text]] = MappingProxyType(
    {Level.SECONDARY: text("pupil"), Level.TERTIARY: text("student")}
)
GOAL: Final[Mapping[Goal, Text]] = MappingProxyType(
    {
        Goal.KEPT_AWARDS: text("most earlier awards kept"),
        Goal.CO_FUNDED_AWARDS: text("most awards with co-funding"),
        Goal.AWARDS: text("most awards"),
        Goal.POINTS: text("most points of the awarded"),
        Goal.NEED_COVERED: text("most weighted need covered"),
        Goal.SCHOLAR_RANKS: text("best places on the scholars' lists"),
        Goal.POSITION_RANKS: text("best places on the employers' lists"),
        Goal.PUBLIC_COST: text("least public cost"),
        Goal.DRAW: text("the public draw"),
    }
)
MECHANISM: Final[Mapping[Mechanism, Text]] = MappingProxyType(
    {
        Mechanism.OPTIMAL: text("goals in order"),
        Mechanism.STABLE: text("stable match"),
        Mechanism.FEWEST_BLOCKING: text("fewest blocking pairs"),
        Mechanism.SINGLE_EMPLOYER: text("today's practice, one employer"),
    }
)
REASON: Final[Mapping[ReasonKind, Text]] = MappingProxyType(
    {
        ReasonKind.AWARDED: text("awarded"),
        ReasonKind.PREFERS_OWN: text("has something preferred"),
        ReasonKind.FORBIDDEN: text("inadmissible pair"),
        ReasonKind.PINNED_ELSEWHERE: text("the officer decided otherwise"),
        ReasonKind.NOT_FIRST_CHOICE: text("not the first choice"),
        ReasonKind.PLACE_FULL: text("places are taken"),
        ReasonKind.BELOW_CUTOFF: text("below the funding cutoff"),
        ReasonKind.LINE_SPENT: text("the line is spent"),
        ReasonKind.LOWERS_GOAL: text("would lower a goal"),
        ReasonKind.DRAW: text("equal, decided by the draw"),
    }
)
RULE: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "scholar_ranks_position": text("ranked by the scholar"),
        "scholar_accepts_position": text("acceptable to the scholar"),
        "position_ranks_scholar": text("ranked by the employer"),
        "position_accepts_scholar": text("acceptable to the employer"),
        "occupation_agrees": text("same occupation"),
        "level_agrees": text("same school level"),
        "officer_allows": text("allowed by the officer"),
        "still_in_school": text("still in school"),
        "visited_enough": text("enough firms visited"),
        "employer_visited": text("employer visited"),
        "employer_seated_here": text("employer seated in the municipality"),
        "employer_solvent": text("employer solvent"),
        "own_call_published": text("own call published in time"),
        "occupation_in_deficit": text("deficit occupation"),
        "scholar_resident": text("permanent residence"),
        "scholar_citizen": text("citizenship"),
        "no_excluded_scholarship": text("no excluded scholarship"),
        "scholar_not_employed": text("not employed"),
    }
)
BROKEN: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "scholar_ranks_position": text("not ranked by the scholar"),
        "scholar_accepts_position": text("not acceptable to the scholar"),
        "position_ranks_scholar": text("not ranked by the employer"),
        "position_accepts_scholar": text("not acceptable to the employer"),
        "occupation_agrees": text("another occupation"),
        "level_agrees": text("another school level"),
        "officer_allows": text("excluded by the officer"),
        "still_in_school": text("no paid month left in school"),
        "visited_enough": text("too few firms visited"),
        "employer_visited": text("employer not visited"),
        "employer_seated_here": text("employer seated elsewhere"),
        "employer_solvent": text("employer insolvent"),
        "own_call_published": text("employer's own call missing or late"),
        "occupation_in_deficit": text("no deficit occupation"),
        "scholar_resident": text("residence elsewhere"),
        "scholar_citizen": text("another citizenship"),
        "no_excluded_scholarship": text("has a scholarship that excludes co-funding"),
        "scholar_not_employed": text("is employed"),
    }
)
STAY_RULE: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "host_takes_occupation": text("host has places for the occupation"),
        "place_and_mentor": text("place and mentor in the period"),
        "period_open": text("period open to the level"),
        "inside_school_calendar": text("inside the school calendar"),
        "least_hours_fit": text("least hours fit into the period"),
        "free_then": text("no other stay at that time"),
        "firm_not_twice": text("firm not met before"),
    }
)
"""Rules on a stay of rotation."""
STAY_BROKEN: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "host_takes_occupation": text("host without places for the occupation"),
        "place_and_mentor": text("no place or no mentor in the period"),
        "period_open": text("period closed to the level"),
        "inside_school_calendar": text("outside the school calendar"),
        "least_hours_fit": text("least hours do not fit"),
        "free_then": text("another stay at that time"),
        "firm_not_twice": text("firm met before"),
    }
)
FORBIDS: Final[Mapping[Forbids, Text]] = MappingProxyType(
    {
        Forbids.CONTRACT: text("award"),
        Forbids.CO_FUNDING: text("co-funding"),
        Forbids.STAY: text("stay"),
    }
)
BINDS: Final[Mapping[Binds, Text]] = MappingProxyType(
    {
        Binds.SHARE: text("the share"),
        Binds.CAP: text("the cap"),
        Binds.NONE: text("no co-funding"),
    }
)
CERTAINTY: Final[Mapping[Certainty, Text]] = MappingProxyType(
    {
        Certainty.PRIMARY: text("primary source"),
        Certainty.REPORTED: text("reported"),
        Certainty.ASSUMED: text("assumed"),
    }
)
PIN: Final[Mapping[PinKind, Text]] = MappingProxyType(
    {PinKind.MUST: text("must be awarded"), PinKind.NEVER: text("must not be awarded")}
)
CHOICE: Final[Mapping[str, Text]] = MappingProxyType(
    {
        **{str(mechanism): words for mechanism, words in MECHANISM.items()},
        **{str(goal): words for goal, words in GOAL.items()},
        "exclude": text("not admissible"),
        "last": text("behind those visited"),
        "allow": text("admissible"),
        "spend": text("as many in the order of points as the spend allows"),
        "guaranteed": text("as many in the order of points as are paid for in any case"),
        "positions": text("a cutoff of its own for each position"),
        "none": text("no settlement"),
        "chosen_repays": text("the chosen employer repays"),
        "pool": text("the pool repays"),
        "points_then_draw": text("points, then the draw"),
        "deficit": text("scholarship for deficit occupations"),
        "state": text("state scholarship"),
        "zois": text("Zois scholarship"),
    }
)
MONTHS: Final = (
    text("January"),
    text("February"),
    text("March"),
    text("April"),
    text("May"),
    text("June"),
    text("July"),
    text("August"),
    text("September"),
    text("October"),
    text("November"),
    text("December"),
)
_AT_COMPLETION: Final[Mapping[Goal, Text]] = MappingProxyType(
    {
        Goal.AWARDS: text("most jobs"),
        Goal.POINTS: text("most points of those with a job"),
    }
)
_KIND_OF_GOAL: Final[Mapping[Goal, Kind]] = MappingProxyType(
    {
        Goal.POINTS: Kind.POINTS,
        Goal.NEED_COVERED: Kind.POINTS,
        Goal.PUBLIC_COST: Kind.EUR,
    }
)
_MADE_SMALL: Final = frozenset({Goal.SCHOLAR_RANKS, Goal.POSITION_RANKS, Goal.PUBLIC_COST})


def goal_name(goal: Goal, kind: CaseKind) -> Text:
    """The goal in words; at completion awards are jobs."""
    if kind is CaseKind.COMPLETION:
        return _AT_COMPLETION.get(goal, GOAL[goal])
    return GOAL[goal]


def goal_value(goal: Goal, value: int) -> Measure | None:
    """The value of a goal in its own unit; sums of ranks and costs are told without their sign.

    That of the draw is a sum of weights which tells nobody anything, so it is None.
    """
    if goal is Goal.DRAW:
        return None
    told = abs(value) if goal in _MADE_SMALL else value
    return Measure(told, _KIND_OF_GOAL.get(goal, Kind.INT))


def rule(name: str) -> Text | str:
    """What the rule asks."""
    return RULE[name] if name in RULE else STAY_RULE.get(name, name)


def not_met(name: str) -> Text:
    """What is wrong where the rule does not hold."""
    return BROKEN.get(name) or STAY_BROKEN.get(name) or text("rule {rule}", rule=name)


def yes_no(value: bool) -> Text:
    """Yes or no."""
    return text("yes") if value else text("no")


def proof(result: GoalResult, *, unique: bool) -> Text:
    """How a goal ended, in a sentence; of the draw it matters only that it left one choice."""
    if result.goal is Goal.DRAW and unique:
        return text("proven: no other choice is equal to this one in every goal")
    if result.proof is Proof.DUALITY:
        return text("proven: the certificate shows that nothing better exists")
    if result.proof is Proof.SEARCH:
        return text("proven: the search found nothing better")
    if result.proof is Proof.OPEN:
        return text("not proven: the value may still be improved to the bound")
    return text("not aimed at, only reported")
