"""What another share, cap or budget would do: the question behind a slider."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matching.domain import Case, Goal, Level, PolicyChange, ScholarId
from matching.engine import match
from matching.money import BasisPoints, Cents, plain
from matching.months import school_year_start
from matching.rules.book import PolicyBook
from matching.solver.result import Proof
from matching.solver.solve import SolveParams
from matching.words import Text, counted, text
from scenarios.comparison.fates import fates
from scenarios.comparison.found import LOSSES, Fate, Step, Tried
from scenarios.comparison.indicators import municipality_pays
from scenarios.comparison.waterfall import waterfall
from scenarios.scenario import LineChanges, Question, Scenario, apply

SCHOOL_YEAR_BEGINS = 9
"""Month from which a changed parameter counts, in the year in which the school year begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levers:
    """What an officer can move: cents a month, basis points, cents of the first budget line."""

    share: BasisPoints
    cap_secondary: Cents
    cap_tertiary: Cents
    limit: Cents | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Two matches of the same people, and who has more or less in the second one.

    Parameters
    ----------
    gains, drops : scholars who obtain an award, and who lose theirs.
    better, worse : scholars with an award in both who have more in the second, or less.
    steps : what sets the money of the two apart.
    """

    before: Tried
    after: Tried
    gains: tuple[ScholarId, ...]
    drops: tuple[ScholarId, ...]
    better: tuple[ScholarId, ...]
    worse: tuple[ScholarId, ...]
    steps: tuple[Step, ...]

    @property
    def proven(self) -> bool:
        """Whether the second match is the only best one in every goal."""
        outcome = self.after.outcome
        return outcome.unique and all(goal.proof is not Proof.OPEN for goal in outcome.goals)

    @property
    def awards_proven(self) -> bool:
        """Whether no choice has more co-funded awards than the second match."""
        goals = self.after.outcome.goals
        return all(goal.proven for goal in goals if goal.goal is Goal.CO_FUNDED_AWARDS)


def levers_of(case: Case, book: PolicyBook) -> Levers:
    """The levers as law and case have them on the day of the match."""
    policy = book.with_changes(case.changes).on(case.on)
    return Levers(
        share=policy.share(case.on),
        cap_secondary=policy.cap(Level.SECONDARY, case.on),
        cap_tertiary=policy.cap(Level.TERTIARY, case.on),
        limit=case.budget[0].limit if case.budget else None,
    )


def tried(
    case: Case,
    book: PolicyBook,
    levers: Levers,
    params: SolveParams = SolveParams(),  # noqa: B008
) -> Tried:
    """The match under levers; those that stand as law has them change nothing."""
    scenario = Scenario(
        name="what-if",
        question=Question(sl="Kaj bi bilo, če bi premaknili vzvode?", en="What if?"),
        policy=tuple(_policy(case, levers_of(case, book), levers)),
        changes=tuple(_line(case, levers)),
    )
    applied = apply(scenario, case, book)
    return Tried(
        name=scenario.name,
        question=scenario.question,
        case=applied.case,
        book=applied.book,
        outcome=match(applied.case, applied.book, params),
    )


def effect(before: Tried, after: Tried) -> Effect:
    """What the second match does to people and money."""
    changed = [(scholar, each.fate) for scholar, each in fates(before, after)]

    def of(*kinds: Fate) -> tuple[ScholarId, ...]:
        return tuple(scholar for scholar, fate in changed if fate in kinds)

    return Effect(
        before=before,
        after=after,
        gains=of(Fate.AWARD_GAINED),
        drops=of(Fate.AWARD_LOST),
        better=of(*(set(Fate) - LOSSES - {Fate.AWARD_GAINED})),
        worse=of(*(LOSSES - {Fate.AWARD_LOST})),
        steps=tuple(waterfall(before, after)),
    )


def in_words(found: Effect) -> tuple[Text, ...]:
    """The effect in a sentence or two, as an officer would say it."""
    before, after = found.before.outcome, found.after.outcome
    more = after.co_funded - before.co_funded
    dearer = municipality_pays(after) - municipality_pays(before)
    if not (more or dearer or found.gains or found.drops or found.better or found.worse):
        return (text("Nothing changes: the same awards at the same cost."),)
    return (_awards(more, after.co_funded), _cost(dearer), *_people(found))


def _awards(more: int, now: int) -> Text:
    if not more:
        return counted(
            "There is still {n} award with co-funding.",
            "There are still {n} awards with co-funding.",
            n=now,
        )
    if more > 0:
        return counted(
            "{n} more award gets co-funding, {now} in all.",
            "{n} more awards get co-funding, {now} in all.",
            n=more,
            now=now,
        )
    return counted(
        "{n} award fewer gets co-funding, {now} in all.",
        "{n} awards fewer get co-funding, {now} in all.",
        n=-more,
        now=now,
    )


def _cost(dearer: int) -> Text:
    if not dearer:
        return text("The municipality pays as much as before.")
    if dearer > 0:
        return text("The municipality pays {amount:eur} more to completion.", amount=dearer)
    return text("The municipality pays {amount:eur} less to completion.", amount=-dearer)


def _people(found: Effect) -> Sequence[Text]:
    said = []
    if found.gains:
        said.append(
            counted("{n} scholar comes in.", "{n} scholars come in.", n=len(found.gains)),
        )
    if found.drops:
        said.append(
            counted("{n} scholar drops out.", "{n} scholars drop out.", n=len(found.drops)),
        )
    return said


def _policy(case: Case, now: Levers, asked: Levers) -> Sequence[PolicyChange]:
    begins = date(school_year_start(case.school_year), SCHOOL_YEAR_BEGINS, 1)
    wanted = (
        ("share", now.share, asked.share),
        ("cap_secondary", now.cap_secondary, asked.cap_secondary),
        ("cap_tertiary", now.cap_tertiary, asked.cap_tertiary),
    )
    return [
        PolicyChange(parameter=name, value=plain(value), begins=begins)
        for name, as_is, value in wanted
        if value != as_is
    ]


def _line(case: Case, asked: Levers) -> Sequence[LineChanges]:
    if asked.limit is None or asked.limit == case.budget[0].limit:
        return []
    return [LineChanges(line=case.budget[0].name, limit=asked.limit)]
