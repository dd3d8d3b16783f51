"""Earlier awards and present ones side by side, each indexed once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matching.contract import Admissibility
from matching.domain import Case, EarlierAward, Position, PositionId, ScholarId
from matching.outcome.types import Award


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A case with earlier awards, what the rules leave open, and the awards chosen."""

    case: Case
    admissible: Admissibility
    awards: Sequence[Award]

    @cached_property
    def earlier(self) -> Mapping[ScholarId, EarlierAward]:
        return {award.scholar_id: award for award in self.case.earlier_awards}

    @cached_property
    def now(self) -> Mapping[ScholarId, Award]:
        return {award.scholar_id: award for award in self.awards}

    @cached_property
    def positions(self) -> Mapping[PositionId, Position]:
        return self.case.position_by_id()

    @cached_property
    def kept(self) -> frozenset[ScholarId]:
        """Scholars whose earlier award stays: the same position, and no co-funding lost."""
        return frozenset(
            scholar
            for scholar, before in self.earlier.items()
            if (award := self.now.get(scholar)) is not None
            and award.position_id == before.position_id
            and award.funded >= before.funded
        )

    @cached_property
    def released(self) -> Sequence[int]:
        """Cents of each line that earlier awards no longer take."""
        ended = [each for each in self.earlier.values() if each.scholar_id not in self.kept]
        lines = range(len(self.admissible.lines))
        return [sum(each.costs[b] for each in ended if each.costs) for b in lines]

    @cached_property
    def used(self) -> Sequence[int]:
        """Cents of each line that co-funded awards take whose scholars had none there before."""
        newly = [award for award in self.awards if self._newly_funded(award)]
        return [sum(a.line_costs[b] for a in newly) for b in range(len(self.admissible.lines))]

    def _newly_funded(self, award: Award) -> bool:
        before = self.earlier.get(award.scholar_id)
        stays = award.scholar_id in self.kept and before is not None and before.funded
        return award.funded and not stays
