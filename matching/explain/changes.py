"""What would have had to differ: the least change of each kind, confirmed by solving again."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from matching.contract import Forbids
from matching.domain import Case, Mechanism, PositionId, ScholarId
from matching.explain import hints
from matching.explain.ask import ask_about, problem_of
from matching.explain.attempt import Attempt, Trying
from matching.explain.change import ChangeKind, LeastChange, MissingHours, apply
from matching.explain.change_words import enough, rank_of, too_little
from matching.explain.facts import Facts
from matching.explain.hints import Hints
from matching.explain.lacking import facts as unmeasured
from matching.explain.lacking import lacking
from matching.explain.reasons import Forced
from matching.explain.search import search
from matching.explain.sentences import falls
from matching.outcome import Outcome
from matching.rules.book import PolicyBook
from matching.solver.solve import SolveParams
from matching.words import Text, text

__all__ = ["ChangeKind", "LeastChange", "MissingHours", "apply", "least_changes"]


def _silent(_: ChangeKind) -> None:
    """Nobody watches."""


def least_changes(  # noqa: PLR0913, a run and a wish
    case: Case,
    book: PolicyBook,
    outcome: Outcome,
    scholar: ScholarId,
    position: PositionId,
    *,
    kinds: Collection[ChangeKind] = frozenset(ChangeKind),
    params: SolveParams = SolveParams(),  # noqa: B008
    trying: Trying = _silent,
) -> tuple[LeastChange, ...]:
    """The least change of each kind, alone, by which a scholar would have been awarded a position.

    Each one found is confirmed by matching the case with exactly this change, and where it says
    ``least``, also with one unit less. A kind by which nothing was found stands there without an
    amount. Empty where nothing had to differ: the scholar has the position, or something preferred.

    Parameters
    ----------
    outcome : the match of ``case`` under ``book``.
    kinds : what to try; each kind takes a few matches. Of a forbidden pair, what the rules lack.
    trying : told the kind of change before each solve.
    """
    differ = _Differ(
        facts=Facts(case=case, outcome=outcome),
        attempt=Attempt(
            case=case, book=book, pair=(scholar, position), params=params, trying=trying
        ),
        kinds=kinds,
    )
    return tuple(differ.changes())


@dataclass(frozen=True, kw_only=True)
class _Differ:
    """What became of the wish, and the match to try changes with."""

    facts: Facts
    attempt: Attempt
    kinds: Collection[ChangeKind]

    def changes(self) -> Iterator[LeastChange]:
        """Facts for a forbidden pair; for one that could be, a change of each kind that applies."""
        closed = self.facts.forbidden.get(self.attempt.pair)
        if self._served:
            return
        if closed is not None and closed.forbids is Forbids.CONTRACT:
            policy = self.attempt.book.with_changes(self.facts.case.changes).on(self.facts.case.on)
            yield lacking(self.attempt, policy, closed)
        elif self.attempt.pair not in self.facts.contracts:
            yield from self._decided()
        else:
            for kind, changes_of in self._counted.items():
                if kind in self.kinds:
                    yield from changes_of()

    @property
    def _counted(self) -> Mapping[ChangeKind, Callable[[], Iterator[LeastChange]]]:
        """What is tried for a pair that could be, in this order."""
        return {
            ChangeKind.POINTS: self._points,
            ChangeKind.EUROS: self._money,
            ChangeKind.PLACES: self._places,
            ChangeKind.LIMIT: self._limit,
            ChangeKind.RANK: self._rank,
        }

    @property
    def _served(self) -> bool:
        """Whether the scholar has this position, or something preferred."""
        scholar, position = self.attempt.pair
        award = self.facts.award.get(scholar)
        if award is None or award.position_id == position:
            return award is not None
        ranks = [
            *(each.scholar_rank for each in self.facts.contracts.get(self.attempt.pair, ())),
            *(each.rank for each in self.facts.wishes[scholar] if each.position_id == position),
        ]
        return bool(ranks) and (ranks[0] is None or award.scholar_rank < ranks[0])

    def _decided(self) -> Iterator[LeastChange]:
        """The officer's decision on another position, if that is what stands against the wish."""
        must = self.facts.musts.get(self.attempt.pair[0])
        if must is not None:
            says = text(
                "the officer's must for {position} would have to be taken back",
                position=must.position_id,
            )
            yield unmeasured(self.attempt, says)

    def _points(self) -> Iterator[LeastChange]:
        amounts = hints.points(self.facts, self.attempt.pair[0], self._forced)
        yield self._least(ChangeKind.POINTS, amounts)

    def _places(self) -> Iterator[LeastChange]:
        yield self._least(ChangeKind.PLACES, hints.places(self.facts, self.attempt.pair[1]))

    def _money(self) -> Iterator[LeastChange]:
        scholar, _ = self.attempt.pair
        contract = self.facts.contracts[self.attempt.pair][0]
        for b, line in enumerate(self.facts.outcome.lines):
            if contract.costs[b]:
                amounts = hints.euros(self.facts, scholar, contract, b)
                yield self._least(ChangeKind.EUROS, amounts, line.name)

    def _limit(self) -> Iterator[LeastChange]:
        amounts = hints.limit(self.facts, self.attempt.pair[1])
        if amounts.amounts:
            yield self._least(ChangeKind.LIMIT, amounts)

    def _rank(self) -> Iterator[LeastChange]:
        own = rank_of(self.facts.case, self.attempt.pair)
        if own is not None and own > 1:
            yield self._least(ChangeKind.RANK, hints.rank(self.facts, own, self._forced))

    def _least(self, kind: ChangeKind, hinted: Hints, line: str | None = None) -> LeastChange:
        """The least change of a kind, or that there is none."""
        amounts = hinted.amounts
        if not amounts:
            nothing = self.attempt.change(kind, 0, line)
            return replace(nothing, amount=None, sentence=self._goal_before(kind))
        found = search(
            lambda amount: self.attempt.gives(self.attempt.change(kind, amount, line)),
            amounts,
            hinted.likely,
        )
        if found.amount is None:
            most = self.attempt.change(kind, amounts[-1], line)
            return replace(most, amount=None, sentence=self._not_found(most))
        change = replace(self.attempt.change(kind, found.amount, line), least=found.least)
        return replace(change, sentence=enough(change))

    def _not_found(self, most: LeastChange) -> Text:
        """Under `optimal`, points beyond what makes up for the award change nothing any more."""
        proven = all(goal.proven for goal in self.facts.outcome.goals)
        if most.kind is ChangeKind.POINTS and self._forced is not None and proven:
            return text("more points alone would bring another position, not this one")
        return too_little(most)

    def _goal_before(self, kind: ChangeKind) -> Text:
        """That the award costs a goal which this kind of change does not touch."""
        why = falls(self.facts.outcome, self._forced)
        if kind is ChangeKind.RANK:
            return text("no better place on the employer's list alone would do: {why}", why=why)
        return text("no more points alone would do: {why}", why=why)

    @cached_property
    def _forced(self) -> Forced | None:
        """What the award would cost the goals, where there are goals."""
        if self.facts.outcome.mechanism is not Mechanism.OPTIMAL:
            return None
        attempt = self.attempt
        problem = problem_of(attempt.case, attempt.book)
        ask = ask_about(problem, self.facts.outcome, each_wish=True, answers=None)
        return ask.wish(*attempt.pair)
