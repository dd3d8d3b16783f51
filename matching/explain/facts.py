"""What the reasons are read from: the case and the outcome, each indexed once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from matching.contract import Contract, ForbiddenPair
from matching.domain import (
    Case,
    EmployerId,
    Pin,
    PinKind,
    Position,
    PositionId,
    ScholarId,
    ScholarPreference,
)
from matching.outcome import Award, Outcome

Pair = tuple[ScholarId, PositionId]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A case and its outcome, by scholar, pair, position and employer."""

    case: Case
    outcome: Outcome

    @property
    def scholars(self) -> list[ScholarId]:
        """Every scholar of the case."""
        return [scholar.scholar_id for scholar in self.case.scholars]

    @cached_property
    def wishes(self) -> Mapping[ScholarId, list[ScholarPreference]]:
        """Each scholar's list, the dearest first, what is not acceptable at the end."""
        lists: dict[ScholarId, list[ScholarPreference]] = defaultdict(list)
        for wish in self.case.scholar_preferences:
            lists[wish.scholar_id].append(wish)
        for own in lists.values():
            own.sort(key=lambda wish: (wish.rank is None, wish.rank, wish.position_id))
        return lists

    @cached_property
    def answers(self) -> Mapping[Pair, int | None]:
        return {(p.scholar_id, p.position_id): p.rank for p in self.case.position_preferences}

    @cached_property
    def award(self) -> Mapping[ScholarId, Award]:
        return {award.scholar_id: award for award in self.outcome.awards}

    @cached_property
    def forbidden(self) -> Mapping[Pair, ForbiddenPair]:
        return {(pair.scholar_id, pair.position_id): pair for pair in self.outcome.forbidden}

    @cached_property
    def musts(self) -> Mapping[ScholarId, Pin]:
        return {p.scholar_id: p for p in self.case.decided if p.decision is PinKind.MUST}

    @cached_property
    def contracts(self) -> Mapping[Pair, list[Contract]]:
        pairs: dict[Pair, list[Contract]] = defaultdict(list)
        for contract in self.outcome.contracts:
            pairs[contract.scholar_id, contract.position_id].append(contract)
        return dict(pairs)

    @cached_property
    def ranks(self) -> Mapping[ScholarId, list[int]]:
        ranks: dict[ScholarId, list[int]] = defaultdict(list)
        for contract in self.outcome.contracts:
            ranks[contract.scholar_id].append(contract.scholar_rank)
        return ranks

    @cached_property
    def positions(self) -> Mapping[PositionId, Position]:
        return self.case.position_by_id()

    @cached_property
    def limits(self) -> Mapping[EmployerId, int]:
        return {
            e.employer_id: e.max_awards for e in self.case.employers if e.max_awards is not None
        }

    @cached_property
    def admitted(self) -> Mapping[PositionId, list[Award]]:
        admitted: dict[PositionId, list[Award]] = defaultdict(list)
        for award in self.outcome.awards:
            admitted[award.position_id].append(award)
        return admitted

    @cached_property
    def at_employer(self) -> Mapping[EmployerId, list[Award]]:
        admitted: dict[EmployerId, list[Award]] = defaultdict(list)
        for award in self.outcome.awards:
            admitted[award.employer_id].append(award)
        return admitted
