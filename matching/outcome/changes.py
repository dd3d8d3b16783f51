"""Compares the awards with those of an earlier outcome: what became of whom, and of the money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matching.contract import Admissibility
from matching.domain import Case, EarlierAward, Goal
from matching.money import Cents
from matching.outcome.gained import Gained
from matching.outcome.lost import Lost
from matching.outcome.repair import Became, Change, Holding, LineMoney, Repaired
from matching.outcome.standing import Standing
from matching.outcome.types import Award
from matching.solver.result import SolveResult


def repaired(
    case: Case, admissible: Admissibility, awards: Sequence[Award], result: SolveResult
) -> Repaired | None:
    """What became of the earlier awards of a case; None where it has none."""
    if not case.earlier_awards:
        return None
    standing = Standing(case=case, admissible=admissible, awards=awards)
    compared = _Compared(standing=standing, lost=Lost(standing), gained=Gained(standing))
    goal = next(goal for goal in result.goals if goal.goal is Goal.KEPT_AWARDS)
    return Repaired(
        earlier=len(case.earlier_awards),
        kept=len(standing.kept),
        most=goal.bound,
        changes=tuple(compared.changes()),
        money=tuple(
            LineMoney(line=line.name, released=Cents(released), used=Cents(used))
            for line, released, used in zip(
                admissible.lines, standing.released, standing.used, strict=True
            )
        ),
    )


@dataclass(frozen=True, kw_only=True)
class _Compared:
    """Who has something else than before, with the reason."""

    standing: Standing
    lost: Lost
    gained: Gained

    def changes(self) -> Iterator[Change]:
        """Every scholar whose award differs, by id."""
        earlier, now = self.standing.earlier, self.standing.now
        for scholar in sorted({*earlier, *now}):
            before, award = earlier.get(scholar), now.get(scholar)
            if before is not None and scholar not in self.standing.kept:
                yield self._loss(before, award)
            elif award is not None and (before is None or award.funded > before.funded):
                yield self._gain(before, award)

    def _loss(self, before: EarlierAward, award: Award | None) -> Change:
        became = Became.ENDED
        if award is not None:
            same = award.position_id == before.position_id
            became = Became.CO_FUNDING_ENDED if same else Became.MOVED
        why = self.lost.why(before)
        return Change(
            scholar_id=before.scholar_id,
            became=became,
            before=_holding(before),
            now=None if award is None else _holding(award),
            cause=why.cause,
            rule=why.rule,
            because=why.because,
        )

    def _gain(self, before: EarlierAward | None, award: Award) -> Change:
        why = self.gained.why(award)
        return Change(
            scholar_id=award.scholar_id,
            became=Became.NEW if before is None else Became.CO_FUNDED,
            before=None if before is None else _holding(before),
            now=_holding(award),
            cause=why.cause,
            rule=None,
            because=why.because,
        )


def _holding(award: EarlierAward | Award) -> Holding:
    return Holding(
        position_id=award.position_id, employer_id=award.employer_id, funded=award.funded
    )
