"""An explanation made by hand from an outcome: true enough for every kind of reason to occur."""

from collections.abc import Iterator

from matching.domain import Case, Goal, PositionId, ScholarId
from matching.explain import Explanation, Forced, PassedOver, Reason, ReasonKind
from matching.outcome import Award, Outcome
from matching.words import Text, text


def explained(case: Case, outcome: Outcome) -> Explanation:
    """A reason for every ranked position, and everyone passed over."""
    return Explanation(
        reasons=tuple(_reasons(case, outcome)), passed_over=tuple(_passed_over(case, outcome))
    )


def _reasons(case: Case, outcome: Outcome) -> Iterator[Reason]:
    awards = {award.scholar_id: award for award in outcome.awards}
    broken = {
        (pair.scholar_id, pair.position_id): pair.failed[0].because for pair in outcome.forbidden
    }
    ranks = {(each.scholar_id, each.position_id): each.rank for each in case.position_preferences}
    wishes = sorted(
        (wish for wish in case.scholar_preferences if wish.rank is not None),
        key=lambda wish: (wish.scholar_id, wish.rank),
    )
    for no, wish in enumerate(wishes):
        pair = (wish.scholar_id, wish.position_id)
        kind, because = _kind(pair, awards.get(wish.scholar_id), broken.get(pair), no)
        lowers = kind is ReasonKind.LOWERS_GOAL
        yield Reason(
            scholar_id=wish.scholar_id,
            position_id=wish.position_id,
            scholar_rank=wish.rank,
            position_rank=ranks.get(pair),
            kind=kind,
            because=because,
            forced=Forced(goal=Goal.AWARDS, value=len(awards) - 1) if lowers else None,
        )


def _kind(
    pair: tuple[ScholarId, PositionId], award: Award | None, broken: Text | None, no: int
) -> tuple[ReasonKind, Text]:
    if award is not None and award.position_id == pair[1]:
        return ReasonKind.AWARDED, text("awarded")
    if broken is not None:
        return ReasonKind.FORBIDDEN, broken
    if award is not None:
        return ReasonKind.PREFERS_OWN, text("has something preferred")
    kinds = (ReasonKind.PLACE_FULL, ReasonKind.LOWERS_GOAL, ReasonKind.LINE_SPENT)
    return kinds[no % 3], text("line {line}", line=str(no))


def _passed_over(case: Case, outcome: Outcome) -> Iterator[PassedOver]:
    points = {scholar.scholar_id: scholar.points for scholar in case.scholars}
    funded = [points[award.scholar_id] for award in outcome.awards if award.funded]
    for scholar in sorted(outcome.unmatched, key=lambda scholar: -points[scholar]):
        passed_by = sum(points[scholar] > of_other for of_other in funded)
        if passed_by:
            yield PassedOver(
                scholar_id=scholar,
                points=points[scholar],
                passed_by=passed_by,
                goal=Goal.CO_FUNDED_AWARDS if passed_by % 2 else None,
            )
