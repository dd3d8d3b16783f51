"""One case studied: match, levers, frontier, reasons, scenarios; each worked out once.

The demonstration studies the town's case or a visitor's own, which is kept in memory only; an
officer's pages study a case of the store.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from api.pages.kept import Kept
from api.pages.proofs import Proofs, Proving
from api.pages.turns import in_turn
from matching.domain import Case, CaseKind, Goal, PositionId, ScholarId
from matching.engine import Match, run
from matching.errors import InputError
from matching.explain import Explanation, explain
from matching.explain.changes import LeastChange, least_changes
from matching.read import read_case
from matching.report.labels import GOAL
from matching.rules.book import PolicyBook, policy_book
from matching.solver.result import Effort, Progress
from matching.solver.solve import SolveParams
from matching.words import Text, text
from scenarios.comparison.ask import compare
from scenarios.comparison.found import Comparison, Tried
from scenarios.frontier.ask import Ask, frontier
from scenarios.frontier.found import Frontier
from scenarios.scenario import Scenario, library, must_fit, scenario_named
from scenarios.what_if import Effect, Levers, effect, levers_of, tried

CASES = 16
ANSWERS = 256
"""Kept at a time, over all cases."""

_matches: Kept[Case, Match] = Kept(CASES)
_effects: Kept[tuple[Case, Levers], Effect] = Kept(ANSWERS)
_proofs: Proofs[tuple[Case, Levers], Effect] = Proofs(ANSWERS)
_frontiers: Kept[Case, Frontier] = Kept(CASES)
_reasons: Kept[tuple[Case, tuple[ScholarId, ...]], Explanation] = Kept(ANSWERS)
_changes: Kept[tuple[Case, ScholarId, PositionId], tuple[LeastChange, ...]] = Kept(ANSWERS)
_comparisons: Kept[tuple[Case, tuple[str, ...]], Comparison] = Kept(CASES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A case, where its pages are, and whether they are the demonstration's.

    Parameters
    ----------
    made : the match of a case that was matched before, such as one that is published.
    """

    case: Case
    where: str
    demonstration: bool = False
    made: Match | None = None

    @property
    def title(self) -> Text:
        """The call or the choice, in words."""
        if self.case.kind is CaseKind.COMPLETION:
            return text("Choice at completion {year}", year=self.case.school_year)
        return text("Call for staff scholarships {year}", year=self.case.school_year)

    @property
    def is_call(self) -> bool:
        """Whether money is shared out; the choice at completion has none."""
        return self.case.kind is CaseKind.CALL

    @property
    def book(self) -> PolicyBook:
        """The parameters in force, without the changes of the case."""
        return _book()

    @property
    def match(self) -> Match:
        """The match with every step of the way."""
        if self.made is not None:
            return self.made
        return _matches.of(self.case, lambda: in_turn(lambda: run(self.case, self.book)))

    @property
    def before(self) -> Tried:
        """The match as one scenario among others."""
        baseline = scenario_named("baseline")
        return Tried(
            name=baseline.name,
            question=baseline.question,
            case=self.case,
            book=self.book,
            outcome=self.match.outcome,
        )

    @property
    def levers(self) -> Levers:
        """Share, caps and line as they are."""
        return levers_of(self.case, self.book)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Those of the library that can be asked of the case."""
        return tuple(scenario for scenario in library() if self._fits(scenario))

    def _fits(self, scenario: Scenario) -> bool:
        try:
            must_fit((scenario,), self.case, self.book)
        except InputError:
            return False
        return True

    def effect(self, levers: Levers) -> Effect:
        """What other levers do: at once, and proven as soon as a proof is there."""
        if levers == self.levers:
            return effect(self.before, self.before)
        proven = _proofs.found((self.case, levers))
        return proven or _effects.of((self.case, levers), lambda: in_turn(self._at_once(levers)))

    def _at_once(self, levers: Levers) -> Callable[[], Effect]:
        before = self.before
        params = SolveParams(effort=Effort.AT_ONCE)
        return lambda: effect(before, tried(self.case, self.book, levers, params))

    def proof(self, levers: Levers) -> Proving[Effect]:
        """What other levers do, proven to the last goal; begun if nobody has asked yet."""
        before = self.before

        def work(proving: Proving[Effect]) -> Effect:
            goals: list[Progress] = []

            def inside(progress: Progress) -> None:
                proving.go_on()
                goal = GOAL[progress.goal]
                proving.show(text("proving: {goal}", goal=goal), len(goals), len(Goal))

            params = SolveParams(watch=goals.append, inside=inside)
            proving.go_on()
            return effect(before, tried(self.case, self.book, levers, params))

        return _proofs.of((self.case, levers), work)

    def frontier(self) -> Frontier:
        """Awards for every budget of the first line."""

        def work() -> Frontier:
            return frontier(self.case, self.book, Ask(line=self.case.budget[0].name))

        return _frontiers.of(self.case, lambda: in_turn(work))

    def comparison(self, names: tuple[str, ...]) -> Comparison:
        """Scenarios of the library, each against the first."""

        def work() -> Comparison:
            return compare(self.case, self.book, [scenario_named(name) for name in names])

        return _comparisons.of((self.case, names), lambda: in_turn(work))

    def explanation(self, *scholars: ScholarId) -> Explanation:
        """Why each wish of some scholars, or of all, ended as it did."""
        outcome = self.match.outcome

        def work() -> Explanation:
            return explain(self.case, self.book, outcome, scholars=scholars or None)

        return _reasons.of((self.case, scholars), lambda: in_turn(work))

    def changes(self, scholar: ScholarId, position: PositionId) -> tuple[LeastChange, ...]:
        """What would have had to differ for a wish."""
        outcome = self.match.outcome

        def work() -> tuple[LeastChange, ...]:
            return least_changes(self.case, self.book, outcome, scholar, position)

        return _changes.of((self.case, scholar, position), lambda: in_turn(work))


@cache
def bundled(name: str) -> Case:
    """A case that comes with the program."""
    return read_case(Path(str(files("scenarios") / "cases" / name)))


@cache
def _book() -> PolicyBook:
    return policy_book()
