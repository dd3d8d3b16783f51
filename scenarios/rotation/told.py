"""The plan as ``plan.json``, and its stays read back for a repair."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from matching.domain import Case
from matching.errors import Fault, InputError
from matching.rotation.outcome import PlannedStay, RotationPlan
from matching.tables.source import unreadable
from matching.words import text

FILE: Final = "plan.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a repair asks of a plan."""

    case: str
    stays: tuple[PlannedStay, ...]


@cache
def _adapter() -> TypeAdapter[RotationPlan]:
    return TypeAdapter(RotationPlan)


def plan_to_json(plan: RotationPlan) -> bytes:
    """The plan as JSON in one form only: the same plan, the same bytes; sentences in both
    languages.
    """
    return _adapter().dump_json(plan, indent=1) + b"\n"


def plan_at(path: Path) -> bytes:
    """The ``plan.json`` of an output folder, or the file itself; raises `InputError`."""
    document = path / FILE if path.is_dir() else path
    try:
        return document.read_bytes()
    except OSError as refused:
        raise InputError([unreadable(document.name, refused)]) from refused


def stays_of_plan(data: bytes | str, case: Case) -> tuple[PlannedStay, ...]:
    """The stays of an earlier plan of a case.

    Raises
    ------
    InputError
        If this is no plan, one without stays, or that of another case.
    """
    try:
        plan = TypeAdapter(_Plan).validate_json(data, strict=True)
    except ValidationError as invalid:
        problem = text('this is no plan of stays: "{why}"', why=invalid.errors()[0]["msg"])
        raise InputError([Fault(file=FILE, kind="json", problem=problem)]) from invalid
    if plan.case != case.name:
        problem = text(
            "this is the plan of the case {planned}; expected that of {case}",
            planned=plan.case,
            case=case.name,
        )
        raise InputError([Fault(file=FILE, kind="other_case", problem=problem)])
    if not plan.stays:
        problem = text("the earlier plan has no stays that could be kept")
        raise InputError([Fault(file=FILE, kind="no_stays", problem=problem)])
    return plan.stays
