"""Awards out of the ``outcome.json`` of an earlier match, for a case that is to keep them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

from matching.domain import BudgetLine, EarlierAward, EmployerId, PositionId, ScholarId
from matching.errors import Fault, InputError
from matching.money import Cents
from matching.words import text

FILE: Final = "outcome.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Award:
    scholar_id: ScholarId
    position_id: PositionId
    employer_id: EmployerId
    funded: bool
    line_costs: tuple[Cents, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    lines: tuple[_Line, ...]
    awards: tuple[_Award, ...]


def earlier_awards(data: bytes | str, budget: Sequence[BudgetLine]) -> tuple[EarlierAward, ...]:
    """The awards of an outcome, by scholar; what they cost on the lines that go by the same name.

    Raises
    ------
    InputError
        If this is no outcome, or one without awards.
    """
    try:
        outcome = TypeAdapter(_Outcome).validate_json(data, strict=True)
    except ValidationError as invalid:
        problem = text('this is no outcome of a match: "{why}"', why=invalid.errors()[0]["msg"])
        raise InputError([Fault(file=FILE, kind="json", problem=problem)]) from invalid
    if not outcome.awards:
        problem = text("the earlier outcome has no awards that could stay")
        raise InputError([Fault(file=FILE, kind="no_awards", problem=problem)])
    names = [line.name for line in outcome.lines]
    return tuple(
        EarlierAward(
            scholar_id=award.scholar_id,
            position_id=award.position_id,
            employer_id=award.employer_id,
            funded=award.funded,
            costs=tuple(_cost(dict(zip(names, award.line_costs, strict=False)), b) for b in budget),
        )
        for award in sorted(outcome.awards, key=lambda award: award.scholar_id)
    )


def _cost(costs: dict[str, Cents], line: BudgetLine) -> Cents:
    return costs.get(line.name, Cents(0))
