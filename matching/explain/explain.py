"""The first true reason for each wish, in the order in which people would ask."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from matching.contract import Contract, ForbiddenPair, Forbids
from matching.domain import (
    Case,
    CaseKind,
    Mechanism,
    Position,
    ScholarId,
    ScholarPreference,
)
from matching.engine import Match
from matching.explain.ask import Ask, ask_about, problem_of
from matching.explain.facts import Facts
from matching.explain.reasons import Answer, Explanation, Forced, PassedOver, Reason, ReasonKind
from matching.explain.sentences import falls
from matching.outcome import Award, Outcome
from matching.rules.book import PolicyBook
from matching.words import Text, text


def explain(
    case: Case,
    book: PolicyBook,
    outcome: Outcome,
    *,
    scholars: Collection[ScholarId] | None = None,
    answers: Sequence[Answer] | None = None,
) -> Explanation:
    """Reasons for every wish of all scholars, or of some.

    For all, a scholar without an award learns what any award to her or him would cost the goals,
    confirmed by solving again with it forced; for the scholars named, each single wish is so
    confirmed. With the ``answers`` of an earlier explanation nothing is solved again.
    """
    problem = problem_of(case, book)
    ask = ask_about(problem, outcome, each_wish=scholars is not None, answers=answers)
    return _explained(Facts(case=case, outcome=outcome), ask, scholars)


def explain_match(made: Match, answers: Sequence[Answer] | None = None) -> Explanation:
    """Reasons for every wish of all scholars, where the match is still at hand."""
    ask = ask_about(made.problem, made.outcome, each_wish=False, answers=answers)
    return _explained(Facts(case=made.case, outcome=made.outcome), ask, None)


def _explained(facts: Facts, ask: Ask, scholars: Collection[ScholarId] | None) -> Explanation:
    if scholars is None:
        ask.prepare()
    why = _Reasons(facts=facts, ask=ask)
    wanted = sorted(facts.scholars if scholars is None else scholars)
    return Explanation(
        reasons=tuple(
            why.reason(wish) for scholar in wanted for wish in facts.wishes.get(scholar, ())
        ),
        passed_over=tuple(
            sorted(why.passed_over(wanted), key=lambda each: (-each.points, each.scholar_id))
        ),
        answers=ask.answers,
    )


@dataclass(frozen=True, kw_only=True)
class _Reasons:
    """Facts of the outcome, and the solver to ask where facts alone do not tell."""

    facts: Facts
    ask: Ask

    def reason(self, wish: ScholarPreference) -> Reason:
        """What became of one wish: the first of these that is true."""
        kind, because, forced = self._found(wish)
        pair = (wish.scholar_id, wish.position_id)
        return Reason(
            scholar_id=wish.scholar_id,
            position_id=wish.position_id,
            scholar_rank=wish.rank,
            position_rank=self.facts.answers.get(pair),
            kind=kind,
            because=because,
            forced=forced,
        )

    def _found(self, wish: ScholarPreference) -> tuple[ReasonKind, Text, Forced | None]:
        scholar = wish.scholar_id
        pair = (scholar, wish.position_id)
        award = self.facts.award.get(scholar)
        if award is not None and award.position_id == wish.position_id:
            return ReasonKind.AWARDED, self._awarded(award), None
        closed = self.facts.forbidden.get(pair)
        if closed is not None and closed.forbids is Forbids.CONTRACT:
            return ReasonKind.FORBIDDEN, _why(closed), None
        must = self.facts.musts.get(scholar)
        if must is not None:
            because = text(
                "the officer decided must for {position}: {reason}",
                position=must.position_id,
                reason=must.reason,
            )
            return ReasonKind.PINNED_ELSEWHERE, because, None
        contracts = self.facts.contracts.get(pair)
        if contracts is None or (award and award.scholar_rank < contracts[0].scholar_rank):
            return ReasonKind.PREFERS_OWN, text("the scholar has something preferred"), None
        return self._passed(contracts, award)

    def _passed(
        self, contracts: list[Contract], award: Award | None
    ) -> tuple[ReasonKind, Text, Forced | None]:
        """Why an admissible wish, preferred to what the scholar has, was not granted."""
        contract = contracts[0]
        if self.facts.outcome.mechanism is Mechanism.SINGLE_EMPLOYER and not self._is_first(
            contract
        ):
            because = text("today's practice looks at the first choice only")
            return ReasonKind.NOT_FIRST_CHOICE, because, None
        forced = self.ask.wish(contract.scholar_id, contract.position_id)
        full = self._full(contract)
        if full is not None:
            return ReasonKind.PLACE_FULL, self._and_falls(full, forced), forced
        spent = self._spent(contracts, award)
        if spent is not None:
            return ReasonKind.LINE_SPENT, self._and_falls(spent, forced), forced
        if self.facts.outcome.cutoff is not None:
            return ReasonKind.BELOW_CUTOFF, self._below(contract), None
        if forced is not None and forced.goal is None:
            because = text("all goals would stay as they are: the public draw decided")
            return ReasonKind.DRAW, because, forced
        return ReasonKind.LOWERS_GOAL, falls(self.facts.outcome, forced), forced

    def _and_falls(self, fact: Text, forced: Forced | None) -> Text:
        """The fact, and what making room would do to the goals, where that was asked."""
        if forced is None or forced.goal is None:
            return fact
        return text("{fact}; {falls}", fact=fact, falls=falls(self.facts.outcome, forced))

    def _awarded(self, award: Award) -> Text:
        if award.decided is not None:
            return text("awarded; the officer decided must: {reason}", reason=award.decided)
        if self.facts.case.kind is CaseKind.COMPLETION:
            return text("this job is the scholar's")
        return text("awarded with co-funding") if award.funded else text("awarded, unfunded")

    def _is_first(self, contract: Contract) -> bool:
        own = self.facts.ranks[contract.scholar_id]
        return contract.scholar_rank == min(own)

    def _full(self, contract: Contract) -> Text | None:
        """If no room is left and all admitted stand before the scholar."""
        position = self.facts.positions[contract.position_id]
        here = self.facts.admitted[contract.position_id]
        last = max((award.position_rank for award in here), default=0)
        ties = self.facts.outcome.mechanism is not Mechanism.OPTIMAL
        before = last < contract.position_rank or (ties and last == contract.position_rank)
        if len(here) >= position.places and before:
            return text(
                "all places ({places}) are taken; place on the employer's list: {own}, "
                "the last admitted's: {last}",
                places=position.places,
                own=contract.position_rank,
                last=last,
            )
        return self._employer_full(position, contract)

    def _employer_full(self, position: Position, contract: Contract) -> Text | None:
        limit = self.facts.limits.get(position.employer_id)
        here = self.facts.at_employer[position.employer_id]
        if limit is None or len(here) < limit:
            return None
        if limit and max(award.position_rank for award in here) >= contract.position_rank:
            return None
        return text("the employer's limit over all positions ({limit}) is reached", limit=limit)

    def _spent(self, contracts: list[Contract], award: Award | None) -> Text | None:
        """If there is room but no money: by how much a line would be passed."""
        if not self._has_room(contracts[0], award) or not all(c.funded for c in contracts):
            return None
        for b, line in enumerate(self.facts.outcome.lines):
            released = award.line_costs[b] if award else 0
            missing = contracts[0].costs[b] - released - max(0, line.remains)
            if missing > 0:
                return text(
                    "the line {line} is spent: this award needs {missing:eur} more than remain",
                    line=line.name,
                    missing=missing,
                )
        return None

    def _has_room(self, contract: Contract, award: Award | None) -> bool:
        position = self.facts.positions[contract.position_id]
        limit = self.facts.limits.get(position.employer_id)
        own = award is not None and award.employer_id == position.employer_id
        here = len(self.facts.at_employer[position.employer_id]) - own
        room = len(self.facts.admitted[contract.position_id]) < position.places
        return room and (limit is None or here < limit)

    def _below(self, contract: Contract) -> Text:
        place = self.ask.place_in_order(contract.scholar_id)
        return text(
            "co-funding reaches the first {cutoff} in the order of points; place in it: {place}",
            cutoff=self.facts.outcome.cutoff,
            place=place,
        )

    def passed_over(self, wanted: Collection[ScholarId]) -> Iterator[PassedOver]:
        """Scholars without co-funding who could have it, while someone with fewer points has it."""
        funded = {award.scholar_id for award in self.facts.outcome.awards if award.funded}
        fundable = {
            contract.scholar_id for contract in self.facts.outcome.contracts if contract.funded
        }
        points = {scholar.scholar_id: scholar.points for scholar in self.facts.case.scholars}
        of_funded = sorted(points[scholar] for scholar in funded)
        for scholar in (fundable - funded).intersection(wanted):
            fewer = bisect_left(of_funded, points[scholar])
            if fewer:
                forced = self.ask.co_funding(scholar)
                yield PassedOver(
                    scholar_id=scholar,
                    points=points[scholar],
                    passed_by=fewer,
                    goal=forced.goal if forced else None,
                )


def _why(pair: ForbiddenPair) -> Text:
    """All rules that do not hold; where they forbid only money, that the position asks for it."""
    reasons = tuple(verdict.because for verdict in pair.failed)
    if all(verdict.forbids is Forbids.CO_FUNDING for verdict in pair.failed):
        return text(
            "no co-funding: {reasons:list}; the position takes nobody without it", reasons=reasons
        )
    return text("{reasons:list}", reasons=reasons)
