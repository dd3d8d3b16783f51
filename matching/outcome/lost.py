"""The first true reason why an earlier award cannot stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matching.contract import Contract, ForbiddenPair, Forbids
from matching.domain import EarlierAward, PinKind, PositionId, ScholarId
from matching.outcome.repair import Cause
from matching.outcome.standing import Standing
from matching.outcome.types import Award
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A cause in words; ``rule`` is the first that does not hold, if one is the cause."""

    cause: Cause
    because: Text
    rule: str | None = None


@dataclass(frozen=True)
class Lost:
    """Reasons, in the order in which people would ask."""

    standing: Standing

    def why(self, before: EarlierAward) -> Why:
        """Gone, forbidden, decided otherwise, or without room."""
        gone = self._gone(before)
        if gone is not None:
            return gone
        contract = self._contract(before)
        return self._closed(before) if contract is None else self._no_room(contract)

    def _gone(self, before: EarlierAward) -> Why | None:
        if before.scholar_id not in self._scholars:
            because = text("the scholar is no longer in the case")
            return Why(cause=Cause.SCHOLAR_GONE, because=because)
        if before.employer_id not in self._employers:
            because = text("the employer {employer} is gone", employer=before.employer_id)
            return Why(cause=Cause.EMPLOYER_GONE, because=because)
        if before.position_id not in self.standing.positions:
            because = text("the position {position} is gone", position=before.position_id)
            return Why(cause=Cause.POSITION_GONE, because=because)
        return None

    def _contract(self, before: EarlierAward) -> Contract | None:
        """The cheapest contract with which the award would stay, if the rules leave one."""
        pair = (before.scholar_id, before.position_id)
        own = [each for each in self._contracts.get(pair, ()) if each.funded >= before.funded]
        return min(own, key=lambda contract: contract.funded, default=None)

    def _closed(self, before: EarlierAward) -> Why:
        """Why the rules or a decision leave no contract with which the award would stay."""
        pair = self._forbidden.get((before.scholar_id, before.position_id))
        if pair is not None and (before.funded or pair.forbids is Forbids.CONTRACT):
            because = text("{reasons:list}", reasons=tuple(each.because for each in pair.failed))
            return Why(cause=Cause.RULE, because=because, rule=pair.failed[0].rule)
        decided = self._decided(before.scholar_id)
        if decided is not None:
            return decided
        held = self._scholars[before.scholar_id]
        if held is not None and held != before.position_id:
            because = text("the held place at {position} comes before it", position=held)
            return Why(cause=Cause.HELD, because=because)
        because = text("neither side ranks the other any more")
        return Why(cause=Cause.NOT_RANKED, because=because)

    def _decided(self, scholar: ScholarId) -> Why | None:
        for pin in self.standing.case.decided:
            if pin.scholar_id == scholar and pin.decision is PinKind.MUST:
                because = text(
                    "the officer decided must for {position}: {reason}",
                    position=pin.position_id,
                    reason=pin.reason,
                )
                return Why(cause=Cause.DECIDED, because=because)
        return None

    def _no_room(self, contract: Contract) -> Why:
        """What the awards that stay, and those that must be, leave no room of.

        As many as can be do stay, so that there always is such a thing, if that is proven.
        """
        firm = [each for each in self._firm if each.scholar_id != contract.scholar_id]
        position = self.standing.positions[contract.position_id]
        if sum(award.position_id == position.position_id for award in firm) >= position.places:
            because = text(
                "the position has {places} places now; awards that stay or were decided take them",
                places=position.places,
            )
            return Why(cause=Cause.PLACES, because=because)
        limit = self.standing.admissible.employer_limits.get(position.employer_id)
        here = sum(award.employer_id == position.employer_id for award in firm)
        if limit is not None and here >= limit:
            because = text(
                "the employer's limit over all positions ({limit}) is reached", limit=limit
            )
            return Why(cause=Cause.LIMIT, because=because)
        return self._no_money(contract, firm)

    def _no_money(self, contract: Contract, firm: Sequence[Award]) -> Why:
        for b, line in enumerate(self.standing.admissible.lines):
            missing = contract.costs[b] + sum(award.line_costs[b] for award in firm) - line.left
            if contract.costs[b] and missing > 0:
                because = text(
                    "beside the awards that stay, the line {line} lacks {missing:eur} for it",
                    line=line.name,
                    missing=missing,
                )
                return Why(cause=Cause.LINE, because=because)
        because = text("not proven: in more time it might have stayed")
        return Why(cause=Cause.NOT_PROVEN, because=because)

    @cached_property
    def _firm(self) -> Sequence[Award]:
        """Awards that stay, and those of scholars who must have one."""
        must = {seat.scholar_id for seat in self.standing.admissible.seats if seat.obliged}
        firm = self.standing.kept | must
        return [award for award in self.standing.awards if award.scholar_id in firm]

    @cached_property
    def _scholars(self) -> Mapping[ScholarId, PositionId | None]:
        """Scholars of the case, and what they hold."""
        return {each.scholar_id: each.held_position for each in self.standing.case.scholars}

    @cached_property
    def _employers(self) -> frozenset[str]:
        return frozenset(employer.employer_id for employer in self.standing.case.employers)

    @cached_property
    def _contracts(self) -> Mapping[tuple[ScholarId, PositionId], list[Contract]]:
        pairs: dict[tuple[ScholarId, PositionId], list[Contract]] = {}
        for each in self.standing.admissible.contracts:
            pairs.setdefault((each.scholar_id, each.position_id), []).append(each)
        return pairs

    @cached_property
    def _forbidden(self) -> Mapping[tuple[ScholarId, PositionId], ForbiddenPair]:
        return {
            (pair.scholar_id, pair.position_id): pair for pair in self.standing.admissible.forbidden
        }
