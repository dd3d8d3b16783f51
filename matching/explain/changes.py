"""What would have had to differ: the least change of each kind, confirmed by solving again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from matching.contract import ForbiddenPair, Forbids
from matching.domain import Case, PositionId, ScholarId
from matching.engine import match
from matching.explain import hints
from matching.explain.ask import ask_about
from matching.explain.change import ChangeKind, LeastChange, MissingHours, apply
from matching.explain.change_words import (
    found_in_words,
    hours_in_words,
    none_in_words,
    rank_of,
)
from matching.explain.facts import Facts
from matching.explain.hints import Hints
from matching.explain.missing import (
    SCHOOL,
    VISITS,
    completion_needed,
    failed_rules,
    missing_hours,
)
from matching.explain.reasons import Forced
from matching.explain.search import Found, search
from matching.explain.sentences import falls
from matching.outcome import Outcome
from matching.rules.book import PolicyBook
from matching.solver.solve import SolveParams
from matching.words import Text, text

Trying = Callable[[ChangeKind], None]
"""Called before each solve, with the kind of change that it tries."""


def _silent(_: ChangeKind) -> None:
    """Nobody watches."""


def least_changes(  # noqa: PLR0913, one for each fact
    case: Case,
    book: PolicyBook,
    outcome: Outcome,
    scholar: ScholarId,
    position: PositionId,
    *,
    params: SolveParams = SolveParams(),  # noqa: B008
    trying: Trying = _silent,
) -> tuple[LeastChange, ...]:
    """The least change of each kind, alone, by which a scholar would have been awarded a position.

    Each one found is confirmed by matching the case with exactly this change, and where it says
    ``least``, also with one unit less. A kind by which nothing was found stands there without an
    amount. Empty where nothing had to differ: the scholar has the position, or something preferred.
    """
    facts = Facts(case=case, outcome=outcome)
    wish = next(
        (each for each in facts.wishes.get(scholar, ()) if each.position_id == position), None
    )
    award = facts.award.get(scholar)
    preferred = award and wish and wish.rank is not None and award.scholar_rank < wish.rank
    if preferred or (award and award.position_id == position):
        return ()
    differ = _Differ(
        facts=facts,
        book=book,
        pair=(scholar, position),
        params=params,
        trying=trying,
    )
    return tuple(differ.changes())


@dataclass(frozen=True, kw_only=True)
class _Differ:
    """One wish that failed, and the solver to try changes with."""

    facts: Facts
    book: PolicyBook
    pair: tuple[ScholarId, PositionId]
    params: SolveParams
    trying: Trying

    def changes(self) -> Iterator[LeastChange]:
        """Facts for a forbidden pair; for one that could be, a change of each kind that applies."""
        scholar, position = self.pair
        closed = self.facts.forbidden.get(self.pair)
        if closed is not None and closed.forbids is Forbids.CONTRACT:
            yield self._facts(closed)
        elif self.pair not in self.facts.contracts:
            yield self._decided()
        else:
            yield self._of(ChangeKind.POINTS, hints.points(self.facts, scholar, self._forced))
            yield from self._money()
            yield self._of(ChangeKind.PLACES, hints.places(self.facts, position))
            yield from self._limit()
            yield from self._rank()

    def _money(self) -> Iterator[LeastChange]:
        scholar, _ = self.pair
        contract = self.facts.contracts[self.pair][0]
        for b, line in enumerate(self.facts.outcome.lines):
            if contract.costs[b]:
                amounts = hints.euros(self.facts, scholar, contract, b)
                yield self._of(ChangeKind.EUROS, amounts, line=line.name)

    def _limit(self) -> Iterator[LeastChange]:
        amounts = hints.limit(self.facts.case, self.facts, self.pair[1])
        if amounts.amounts:
            yield self._of(ChangeKind.LIMIT, amounts)

    def _rank(self) -> Iterator[LeastChange]:
        own = rank_of(self.facts.case, self._blank(ChangeKind.RANK))
        if own is not None and own > 1:
            yield self._of(ChangeKind.RANK, hints.rank(self.facts, own, self._forced))

    def _of(self, kind: ChangeKind, hints: Hints, line: str | None = None) -> LeastChange:
        """The least change of a kind, or that there is none."""
        blank = self._blank(kind, line)
        found = search(
            lambda amount: self._gives(replace(blank, amount=amount)), hints.amounts, hints.likely
        )
        if found.amount is None:
            return replace(blank, sentence=self._none(blank, hints))
        says = found_in_words(self.facts.case, blank, found)
        return replace(blank, amount=found.amount, least=found.least, sentence=says)

    def _none(self, blank: LeastChange, hints: Hints) -> Text:
        if hints.amounts:
            return none_in_words(self.facts.case, blank, hints.amounts[-1])
        why = falls(self.facts.outcome, self._forced)
        if blank.kind is ChangeKind.RANK:
            return text("no better place on the employer's list alone would do: {why}", why=why)
        return text("no more points alone would do: {why}", why=why)

    def _facts(self, closed: ForbiddenPair) -> LeastChange:
        """What the rules would have to find otherwise."""
        failed = failed_rules(closed)
        if failed <= VISITS:
            return self._hours(failed)
        if failed == SCHOOL:
            return self._completion()
        return self._unmeasured(closed)

    def _hours(self, failed: frozenset[str]) -> LeastChange: ...

    def _gives(self, change: LeastChange) -> bool:
        """Whether the case with exactly this change gives the award."""
        self.trying(change.kind)
        outcome = match(apply(self.facts.case, change), self.book, self.params)
        return any((award.scholar_id, award.position_id) == self.pair for award in outcome.awards)

    def _blank(self, kind: ChangeKind, line: str | None = None) -> LeastChange:
        scholar, position = self.pair
        return LeastChange(
            kind=kind,
            scholar_id=scholar,
            position_id=position,
            amount=None,
            least=False,
            sentence=text(""),
            line=line,
        )
