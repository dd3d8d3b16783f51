"""A plan in few figures, as the command line prints it for machines."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from matching.rotation.outcome import (
    GoalReached,
    HostLoad,
    PlaceHelps,
    PlannedStay,
    ScholarRotation,
    StayChange,
)
from scenarios.rotation.adopt import Allowed
from scenarios.rotation.found import Reach, Rotation
from scenarios.rotation.tables import reaches


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What a repair changed."""

    kept: int
    fallen: int
    changes: tuple[StayChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What came of it, and where it stands; ``adopted`` only where the plan was adopted."""

    case: str
    on: date
    wanted: int
    stays: tuple[PlannedStay, ...]
    scholars: tuple[ScholarRotation, ...]
    reach: tuple[Reach, ...]
    helps: tuple[PlaceHelps, ...]
    loads: tuple[HostLoad, ...]
    goals: tuple[GoalReached, ...]
    unique: bool
    repaired: Mended | None
    adopted: Allowed | None
    folder: Path

    def to_json(self) -> bytes:
        """As one JSON object."""
        return TypeAdapter(Summary).dump_json(self, indent=2)


def summary_of(found: Rotation, allowed: Allowed | None, folder: Path) -> Summary:
    """The summary of a plan that stands in a folder."""
    plan, repaired = found.plan, found.repaired
    return Summary(
        case=plan.case,
        on=plan.on,
        wanted=found.wanted,
        stays=plan.stays,
        scholars=plan.scholars,
        reach=tuple(reaches(found)),
        helps=found.helps,
        loads=plan.loads,
        goals=plan.goals,
        unique=plan.unique,
        repaired=None
        if repaired is None
        else Mended(kept=len(repaired.kept), fallen=repaired.fallen, changes=repaired.changes),
        adopted=allowed,
        folder=folder,
    )
