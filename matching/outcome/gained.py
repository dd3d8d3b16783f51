"""What made a new award, or new co-funding, possible."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from matching.outcome.lost import Why
from matching.outcome.repair import Cause
from matching.outcome.standing import Standing
from matching.outcome.types import Award
from matching.words import text


@dataclass(frozen=True)
class Gained:
    """Reasons of gains: the room and the money that earlier awards left."""

    standing: Standing

    def why(self, award: Award) -> Why:
        """A place that became free, money that was released, both, or neither."""
        place = award.scholar_id not in self.standing.earlier and self._on_freed_place(award)
        money = self._on_released_money(award)
        if place and money:
            because = text("a place became free, and released money pays for it")
            return Why(cause=Cause.PLACE_AND_MONEY, because=because)
        if place:
            return Why(cause=Cause.PLACE_FREED, because=text("a place became free"))
        if money:
            return Why(cause=Cause.MONEY_RELEASED, because=text("released money pays for it"))
        return Why(cause=Cause.OPEN, because=text("the case now has room for it"))

    def _on_freed_place(self, award: Award) -> bool:
        """Whether position or employer would be too full, had all earlier awards stayed."""
        position = self.standing.positions[award.position_id]
        at_employer = self._at_employer[award.employer_id]
        limit = self.standing.admissible.employer_limits.get(award.employer_id, at_employer)
        return self._at_position[award.position_id] > position.places or at_employer > limit

    def _on_released_money(self, award: Award) -> bool:
        """Whether a line that it takes from would be passed, had nothing been released."""
        for b, line in enumerate(self.standing.admissible.lines):
            remains = line.left - sum(each.line_costs[b] for each in self.standing.awards)
            if award.line_costs[b] and remains < self.standing.released[b]:
                return True
        return False

    @cached_property
    def _at_position(self) -> Counter[str]:
        """Earlier awards, and those of people who had none, by position."""
        earlier = Counter[str](each.position_id for each in self.standing.earlier.values())
        return earlier + Counter(each.position_id for each in self._new)

    @cached_property
    def _at_employer(self) -> Counter[str]:
        earlier = Counter[str](each.employer_id for each in self.standing.earlier.values())
        return earlier + Counter(each.employer_id for each in self._new)

    @cached_property
    def _new(self) -> list[Award]:
        earlier = self.standing.earlier
        return [award for award in self.standing.awards if award.scholar_id not in earlier]
