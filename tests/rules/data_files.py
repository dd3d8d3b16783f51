"""The data files of the rules: sentences with the facts that matter and what the rule says."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from matching.contract import Forbids
from matching.domain import (
    Case,
    CaseKind,
    EmployerId,
    Mechanism,
    Pin,
    PinKind,
    PolicyChange,
    PositionPreference,
    ScholarPreference,
    Stay,
    StayStatus,
)
from matching.money import Cents, cents
from tests.rules.good_pair import FORGE, GOOD, OTHERS, POSITION, SCHOLAR, STAYS, a_stay

HERE: Final = Path(__file__).parent

Record = TypeVar("Record")


class Written(BaseModel):
    """Something written in a data file; a word that is not known is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Change(Written):
    """A change of policy; the parameter is that of the rule unless another is named."""

    value: str
    begins: date = Field(alias="from")
    until: date | None = None
    parameter: str | None = None

    def of(self, rule_parameter: str | None) -> PolicyChange:
        """The change in the words of the domain."""
        parameter = self.parameter or rule_parameter
        assert parameter is not None, "a change without a parameter"
        return PolicyChange(
            parameter=parameter, value=self.value, begins=self.begins, until=self.until
        )


class StayDone(Written):
    """A stay at an employer; whatever is not said is that of a confirmed stay in summer."""

    at: str
    hours: int = 160
    until: date = date(2024, 8, 31)
    status: StayStatus = StayStatus.CONFIRMED

    def stay(self) -> Stay:
        """The stay in the words of the domain."""
        return replace(a_stay(self.at, self.hours), until=self.until, status=self.status)


Rank = int | Literal["X", "no row"]


class Sentence(Written):
    """One sentence of a rule: the facts that differ from the good pair, and the verdict."""

    says: str
    on: date = GOOD.on
    school_year: str = GOOD.school_year
    kind: CaseKind = CaseKind.CALL
    mechanism: Mechanism | None = None
    scholar: Mapping[str, Any] = {}
    employer: Mapping[str, Any] = {}
    position: Mapping[str, Any] = {}
    stays: tuple[StayDone, ...] | None = None
    scholar_ranks: Rank = 1
    position_ranks: Rank = 1
    decided: PinKind | None = None
    reason: str = "agreed in writing"
    changes: tuple[Change, ...] = ()
    holds: bool | Literal["not asked"]
    because: str = ""
    law: str | None = None
    also_fails: tuple[str, ...] = ()

    def case_(self, parameter: str | None) -> Case:
        """The good pair with the facts of the sentence; changes are of the rule's parameter."""
        scholar, position = SCHOLAR.scholar_id, POSITION.position_id
        forge = with_facts(FORGE, self.employer)
        return replace(
            GOOD,
            on=self.on,
            school_year=self.school_year,
            kind=self.kind,
            mechanism=self.mechanism,
            changes=tuple(change.of(parameter) for change in self.changes),
            scholars=(with_facts(SCHOLAR, self.scholar),),
            employers=tuple(sorted((forge, *OTHERS), key=_employer_id)),
            positions=(with_facts(POSITION, self.position),),
            stays=STAYS if self.stays is None else tuple(each.stay() for each in self.stays),
            scholar_preferences=tuple(
                ScholarPreference(scholar_id=scholar, position_id=position, rank=rank)
                for rank in _row(self.scholar_ranks)
            ),
            position_preferences=tuple(
                PositionPreference(position_id=position, scholar_id=scholar, rank=rank)
                for rank in _row(self.position_ranks)
            ),
            decided=tuple(
                Pin(scholar_id=scholar, position_id=position, decision=each, reason=self.reason)
                for each in (self.decided,)
                if each is not None
            ),
        )


class RuleFile(Written):
    """One data file: what the rule forbids, the parameter it rests on, and its sentences."""

    forbids: Forbids
    parameter: str | None = None
    case: tuple[Sentence, ...]


@cache
def rule_files() -> Mapping[str, RuleFile]:
    """Every rule's data file, by the name of the rule."""
    return {
        path.stem: RuleFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted((HERE / "sentences").glob("*.toml"))
    }


def with_facts(record: Record, facts: Mapping[str, Any]) -> Record:
    """The record with some fields as a data file gives them."""
    kinds = get_type_hints(type(record))
    read = {name: _read(kinds[name], value) for name, value in facts.items()}
    return replace(record, **read)  # type: ignore[type-var]


def _read(kind: Any, value: Any) -> Any:
    """Money is text in a data file, and nothing is the word none."""
    if value == "none":
        return None
    return cents(value) if kind is Cents else TypeAdapter(kind).validate_python(value)


def _row(rank: Rank) -> Iterator[int | None]:
    if rank != "no row":
        yield None if rank == "X" else int(rank)


def _employer_id(employer: Any) -> EmployerId:
    found: EmployerId = employer.employer_id
    return found
