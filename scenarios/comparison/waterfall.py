"""From what one scenario costs to what another costs, step by step."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from matching.domain import ScholarId
from matching.money import Cents
from matching.outcome import Award
from scenarios.comparison.found import Step, StepKind, Tried


def waterfall(before: Tried, after: Tried) -> Iterator[Step]:
    """The steps that have someone in them; every euro of difference stands in exactly one."""
    municipality, employers = _municipality(after), _employers(after)
    municipality.subtract(_municipality(before))
    employers.subtract(_employers(before))
    of_kind = _by_kind(before, after)
    for kind in StepKind:
        moved = [
            scholar for scholar in of_kind[kind] if municipality[scholar] or employers[scholar]
        ]
        if moved:
            yield Step(
                kind=kind,
                scholars=len(moved),
                municipality=Cents(sum(municipality[scholar] for scholar in moved)),
                employers=Cents(sum(employers[scholar] for scholar in moved)),
            )


def _by_kind(before: Tried, after: Tried) -> Mapping[StepKind, list[ScholarId]]:
    had = {award.scholar_id: award for award in before.outcome.awards}
    has = {award.scholar_id: award for award in after.outcome.awards}
    of_kind: dict[StepKind, list[ScholarId]] = defaultdict(list)
    for scholar in sorted(had.keys() | has.keys()):
        of_kind[_kind(had.get(scholar), has.get(scholar))].append(scholar)
    return of_kind


def _kind(had: Award | None, has: Award | None) -> StepKind:
    if had is None:
        return StepKind.AWARDS_GAINED
    if has is None:
        return StepKind.AWARDS_LOST
    if had.funded != has.funded:
        return StepKind.CO_FUNDING_LOST if had.funded else StepKind.CO_FUNDING_GAINED
    if had.position_id != has.position_id:
        return StepKind.OTHER_PLACE
    return StepKind.OTHER_TERMS


def _municipality(tried: Tried) -> Counter[ScholarId]:
    paid: Counter[ScholarId] = Counter()
    for row in tried.outcome.ledger:
        paid[row.scholar_id] += row.municipality
    return paid


def _employers(tried: Tried) -> Counter[ScholarId]:
    paid: Counter[ScholarId] = Counter()
    for row in tried.outcome.ledger:
        paid[row.scholar_id] += row.employer
    return paid
