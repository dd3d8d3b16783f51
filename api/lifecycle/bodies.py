"""What parties hand in, as JSON: each part's form, checked before it is stored.

Ids are those of the case. Money is text such as ``"150.00"``, points and ranks are integers.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from api.store.states import Part
from matching.domain import Level, StayKind, StayStatus
from matching.errors import Fault, InputError
from matching.words import text

Id = Annotated[str, Field(min_length=1, max_length=64)]
Euros = Annotated[str, Field(pattern=r"^\d{1,6}(\.\d{1,2})?$", examples=["150.00"])]
Few = Annotated[int, Field(ge=0, le=1_000)]
Note = Annotated[str, Field(max_length=2_000)]


class Body(BaseModel):
    """A part; nothing in it that nobody asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PlacesOf(Body):
    """Places of one occupation and level, all with the same monthly amount."""

    occupation: Id
    level: Level
    places: Few
    monthly_amount_eur: Euros
    accepts_unfunded: bool = False
    employment_months: Annotated[int, Field(ge=1, le=120)] | None = None


class Places(Body):
    """All places of an employer; at most one entry for each occupation and level."""

    positions: list[PlacesOf]

    @model_validator(mode="after")
    def each_once(self) -> "Places":
        """One employer has one position for each occupation and level."""
        return _once(self, [(each.occupation, each.level) for each in self.positions])


class HostPlacesOf(Body):
    """Places and mentors for stays of one period, occupation and level."""

    period_id: Id
    occupation: Id
    level: Level
    places: Few
    mentors: Few


class HostPlaces(Body):
    """All places of a host for stays."""

    host_places: list[HostPlacesOf]

    @model_validator(mode="after")
    def each_once(self) -> "HostPlaces":
        """One entry for each period, occupation and level."""
        return _once(self, [(e.period_id, e.occupation, e.level) for e in self.host_places])


class RankingOf(Body):
    """Scholars at one position: the best first, those in one group rank alike."""

    position_id: Id
    ranked: list[Annotated[list[Id], Field(min_length=1)]]
    not_acceptable: list[Id] = []

    @model_validator(mode="after")
    def each_once(self) -> "RankingOf":
        """Nobody stands twice."""
        ranked = [scholar for group in self.ranked for scholar in group]
        return _once(self, [*ranked, *self.not_acceptable])


class Ranking(Body):
    """An employer's rankings, one for each of its positions."""

    positions: list[RankingOf]

    @model_validator(mode="after")
    def each_position_once(self) -> "Ranking":
        """One ranking for each position."""
        return _once(self, [each.position_id for each in self.positions])


class Assessment(Body):
    """An employer's own note on a scholar who was there; nobody else reads it."""

    scholar_id: Id
    note: Note


class Assessments(Body):
    """An employer's notes."""

    assessments: list[Assessment]

    @model_validator(mode="after")
    def each_once(self) -> "Assessments":
        """One note on each scholar."""
        return _once(self, [each.scholar_id for each in self.assessments])


class HoursOf(Body):
    """A stay as the host confirms it."""

    scholar_id: Id
    begins: date
    hours: Few
    status: StayStatus = StayStatus.CONFIRMED


class Hours(Body):
    """Stays and hours that a host confirms."""

    stays: list[HoursOf]

    @model_validator(mode="after")
    def each_once(self) -> "Hours":
        """Each stay once."""
        return _once(self, [(each.scholar_id, each.begins) for each in self.stays])


class Wishes(Body):
    """A scholar's ranking, the best first; below its end: rather none."""

    ranked: list[Id]
    not_acceptable: list[Id] = []
    notes: dict[Id, Note] = {}
    """Own notes from each stay, by employer; nobody else reads them."""

    @model_validator(mode="after")
    def each_once(self) -> "Wishes":
        """No position stands twice."""
        return _once(self, [*self.ranked, *self.not_acceptable])


class OwnStay(Body):
    """A stay that a scholar says to have done; it counts once the host confirms it."""

    employer_id: Id
    begins: date
    until: date
    hours: Few
    kind: StayKind

    @model_validator(mode="after")
    def in_order(self) -> "OwnStay":
        """A stay ends after it begins."""
        if self.until < self.begins:
            raise PydanticCustomError("order", "the last day is before the first")
        return self


class Stays(Body):
    """A scholar's own stays, and where the next ones are wished, the best first."""

    stays: list[OwnStay] = []
    wished: list[Id] = []
    stays_wanted: Annotated[int, Field(ge=0, le=20)] | None = None

    @model_validator(mode="after")
    def each_once(self) -> "Stays":
        """No employer is wished twice, no stay stands twice."""
        _once(self, [(each.employer_id, each.begins) for each in self.stays])
        return _once(self, list(self.wished))


Some = TypeVar("Some", bound=Body)

BODY_OF: Final[Mapping[Part, type[Body]]] = MappingProxyType(
    {
        Part.PLACES: Places,
        Part.HOST_PLACES: HostPlaces,
        Part.ASSESSMENTS: Assessments,
        Part.RANKING: Ranking,
        Part.HOURS: Hours,
        Part.WISHES: Wishes,
        Part.STAYS: Stays,
    }
)


def read_body(part: Part, data: bytes) -> Body:
    """A part from JSON.

    Raises
    ------
    InputError
        With every fault; its place is a path such as ``positions.0.places``.
    """
    try:
        return BODY_OF[part].model_validate_json(data)
    except ValidationError as wrong:
        faults = [_fault(part, each["loc"], each["type"]) for each in wrong.errors()]
        raise InputError(faults) from None


def _fault(part: Part, place: tuple[int | str, ...], kind: str) -> Fault:
    problem = text("the value is missing or has the wrong form")
    if kind == "twice":
        problem = text("the same stands twice")
    elif kind == "order":
        problem = text("the last day is before the first")
    column = ".".join(map(str, place)) or None
    return Fault(file=str(part), column=column, kind=kind, problem=problem)


def _once(body: Some, keys: Sequence[Hashable]) -> Some:
    if len(set(keys)) < len(keys):
        raise PydanticCustomError("twice", "the same stands twice")
    return body
