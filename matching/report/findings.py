"""What a report is written from."""

from dataclasses import dataclass

from matching.domain import Case
from matching.explain import Explanation
from matching.outcome import Outcome
from matching.report.picture import Picture
from matching.rules.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A match, today's practice and other mechanisms beside it, why, and the pictures of it."""

    case: Case
    policy: Policy
    outcome: Outcome
    baseline: Outcome | None
    explanation: Explanation
    pictures: tuple[Picture, ...]
    others: tuple[Outcome, ...] = ()

    @property
    def side_by_side(self) -> tuple[Outcome, ...]:
        """The match itself, other mechanisms, today's practice."""
        today = () if self.baseline is None else (self.baseline,)
        return (self.outcome, *self.others, *today)

    def shown(self, *names: str) -> tuple[Picture, ...]:
        """The pictures of these names that there are, in this order."""
        by_name = {picture.name: picture for picture in self.pictures}
        return tuple(by_name[name] for name in names if name in by_name)
