"""Places, needs and amounts that change by a percentage, in whole numbers.

A percentage of several places is rounded once, for their sum (half up); the places gained or lost
are shared out by the largest remainders, equal ones in the order of the ids.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matching.domain import Case, Employer, Need, Position
from matching.money import WHOLE, BasisPoints, Cents
from matching.rules.admissible import needs_of
from scenarios.scenario.changes import AmountsChange, DemandGrows, InterestRises


def with_demand(case: Case, change: DemandGrows) -> Case:
    """Needs and places of an occupation, or of all, each occupation for itself."""
    grown = case
    if change.needs:
        grown = replace(grown, needs=tuple(_need(need, change) for need in _needs(grown)))
    if change.places:
        for occupation in sorted({position.occupation for position in case.positions}):
            if change.occupation in {None, occupation}:
                chosen = [p for p in grown.positions if p.occupation == occupation]
                grown = _with_places(grown, chosen, change.places)
    return grown


def with_interest(case: Case, change: InterestRises) -> Case:
    """Places of an employer, or of all, each employer for itself; its limit moves with them."""
    grown = case
    for employer in case.employers:
        if change.employer in {None, employer.employer_id}:
            chosen = [p for p in case.positions if p.employer_id == employer.employer_id]
            grown = _with_places(grown, chosen, change.places)
    employers = tuple(_with_limit(employer, change) for employer in grown.employers)
    return replace(grown, employers=employers)


def with_amounts(case: Case, change: AmountsChange) -> Case:
    """Monthly amounts of the positions named; running awards keep theirs."""

    def changed(position: Position) -> Position:
        named = (
            change.level in {None, position.level}
            and change.occupation in {None, position.occupation}
            and change.employer in {None, position.employer_id}
        )
        return replace(position, monthly_amount=_amount(position, change)) if named else position

    return replace(case, positions=tuple(changed(position) for position in case.positions))


def grown_by(value: int, percent: BasisPoints) -> int:
    """A number and a percentage of it, rounded half up."""
    return (2 * value * (WHOLE + percent) + WHOLE) // (2 * WHOLE)


def shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """A total in proportion to weights, by the largest remainders, the first ones of equal."""
    whole = sum(weights)
    if not whole:
        weights, whole = [1] * len(weights), len(weights)
    parts = [total * weight // whole for weight in weights]
    left = total - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for i in by_remainder[:left]:
        parts[i] += 1
    return parts


def _with_places(case: Case, chosen: Iterable[Position], percent: BasisPoints) -> Case:
    before = {position.position_id: position.places for position in chosen}
    total = sum(before.values())
    if not total:
        return case
    after = dict(
        zip(before, shared_out(grown_by(total, percent), list(before.values())), strict=True)
    )
    return replace(
        case,
        positions=tuple(
            replace(position, places=after.get(position.position_id, position.places))
            for position in case.positions
        ),
    )


def _with_limit(employer: Employer, change: InterestRises) -> Employer:
    if employer.max_awards is None or change.employer not in {None, employer.employer_id}:
        return employer
    return replace(employer, max_awards=grown_by(employer.max_awards, change.places))


def _needs(case: Case) -> tuple[Need, ...]:
    """Needs of the case, or those that the rules take for them."""
    return tuple(
        Need(occupation=need.occupation, needed=need.needed, weight=need.weight)
        for need in needs_of(case)
    )


def _need(need: Need, change: DemandGrows) -> Need:
    if change.occupation not in {None, need.occupation}:
        return need
    return replace(need, needed=grown_by(need.needed, change.needs))


def _amount(position: Position, change: AmountsChange) -> Cents:
    if change.to is not None:
        return change.to
    if change.least is not None:
        return max(position.monthly_amount, change.least)
    assert change.by is not None, "an amount changes by, to, or at least"
    return Cents(grown_by(position.monthly_amount, change.by))
