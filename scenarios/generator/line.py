"""A budget line that pays a part of what could be placed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from matching.domain import (
    BudgetLine,
    Case,
    Position,
    PositionId,
    Scholar,
    ScholarId,
    ScholarPreference,
)
from matching.money import Cents
from matching.rules.book import policy_book
from matching.rules.cofunding import cost_of

WHOLE_EUROS = 100_00
"""Limits are round: hundreds of euros, in cents."""


def with_line(case: Case, *, placed: int, limit: Cents | None) -> Case:
    """The case with one line for its school year: the limit, or ``placed`` percent of the cost."""
    line = BudgetLine(
        name=f"Kadrovske štipendije {case.school_year}",
        limit=limit or Cents(0),
        school_year=case.school_year,
    )
    drafted = replace(case, budget=(line,))
    if limit is not None:
        return drafted
    part = _cost_placed(drafted) * placed // 100
    rounded = Cents((part + WHOLE_EUROS // 2) // WHOLE_EUROS * WHOLE_EUROS)
    return replace(case, budget=(replace(line, limit=rounded),))


def _cost_placed(case: Case) -> int:
    """Cents of the line if everyone, in the order of points, took the best place that is left."""
    policy = policy_book().on(case.on)
    cost, deficit = cost_of(case, policy), policy.deficit_occupations
    groups = {occupation.occupation: occupation.group for occupation in case.occupations}
    total = 0
    for scholar, position in _placed(case):
        if position.occupation in deficit:
            group = groups[position.occupation]
            reckoned = cost(position.level, group, position.monthly_amount, scholar.completes_on)
            total += reckoned.on_lines[0]
    return total


def _placed(case: Case) -> list[tuple[Scholar, Position]]:
    positions, wishes = case.position_by_id(), _wishes(case.scholar_preferences)
    taken: Counter[PositionId] = Counter()
    found = []
    for scholar in sorted(case.scholars, key=lambda scholar: -scholar.points):
        for _, wanted in sorted(wishes.get(scholar.scholar_id, ())):
            if taken[wanted] < positions[wanted].places:
                taken[wanted] += 1
                found.append((scholar, positions[wanted]))
                break
    return found


def _wishes(
    preferences: Sequence[ScholarPreference],
) -> Mapping[ScholarId, list[tuple[int, PositionId]]]:
    wishes: dict[ScholarId, list[tuple[int, PositionId]]] = {}
    for wish in preferences:
        if wish.rank is not None:
            wishes.setdefault(wish.scholar_id, []).append((wish.rank, wish.position_id))
    return wishes
