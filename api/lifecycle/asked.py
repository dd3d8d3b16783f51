"""What may be asked of a job beyond its case: a form for each kind, checked before it is queued.

Scenarios are those of the library, by name: no path of the server is ever read.
"""

from collections.abc import Mapping
from math import prod
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from api.store.states import RunKind
from matching.domain import Mechanism
from matching.errors import Fault, InputError
from matching.words import Lang, text

if TYPE_CHECKING:
    from scenarios.sweeps.grid import Grid

MOST_CELLS: Final = 2_000
"""Cells of a sweep; larger grids belong on the command line."""
Seconds = Annotated[float, Field(gt=0, le=3_600)]
Values = Annotated[str, Field(max_length=2_000)]


def _of_library(name: str) -> str:
    from scenarios.scenario import library

    if name not in {each.name for each in library()}:
        raise ValueError(name)
    return name


ScenarioName = Annotated[
    str, Field(max_length=64, examples=["baseline"]), AfterValidator(_of_library)
]


class Asked(BaseModel):
    """What every job may be asked: the language of its reports."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang = Lang.SL


class AskedMatch(Asked):
    """A match, or the repair of one."""

    seconds_per_goal: Seconds | None = None


class AskedRotation(Asked):
    """A plan of stays."""

    seconds_per_goal: Seconds | None = None


class AskedFrontier(Asked):
    """Awards for every budget of one line; ``steps`` > 0 also asks who loses by more money."""

    line: Annotated[str, Field(max_length=200)] | None = None
    steps: Annotated[int, Field(ge=0, le=200)] = 0


class AskedCompare(Asked):
    """Scenarios of the library side by side, against the first."""

    scenarios: Annotated[list[ScenarioName], Field(min_length=2, max_length=8)]
    seconds_per_goal: Seconds | None = None


class AskedSweep(Asked):
    """Every place of a grid, spelled as on the command line."""

    scenarios: Annotated[list[ScenarioName], Field(min_length=1, max_length=12)] = ["baseline"]
    mechanisms: Annotated[list[Mechanism], Field(max_length=5)] = []
    vary: Annotated[list[Values], Field(max_length=6, examples=[["share=30:60:10"]])] = []
    budgets_eur: Annotated[Values, Field(examples=["15000:65000:5000"])] = ""
    people: Annotated[int, Field(ge=0, le=100)] = 0
    seeds: Annotated[Values, Field(examples=["1:5:1"])] = ""
    figures: Annotated[Values, Field(examples=["co_funded|mean_rank"])] = ""

    def grid(self) -> "Grid":
        """The grid; raises `InputError` if it cannot be read, or has too many cells."""
        from scenarios.sweeps.read import grid_of_options

        heads = {
            "scenarios": "|".join(self.scenarios),
            "mechanisms": "|".join(self.mechanisms),
            "budgets_eur": self.budgets_eur,
            "people": str(self.people) if self.people else "",
            "seeds": self.seeds,
            "figures": self.figures,
        }
        grid = grid_of_options({key: cell for key, cell in heads.items() if cell}, self.vary)
        if _cells(grid) > MOST_CELLS:
            problem = text(
                "at most {most} cells; this grid has {n}", most=MOST_CELLS, n=_cells(grid)
            )
            raise InputError([Fault(file="sweep", kind="too_many", problem=problem)])
        return grid


class AskedYears(Asked):
    """School years from the call on, many times over."""

    years: Annotated[int, Field(ge=1, le=30)] = 10
    seeds: Annotated[int, Field(ge=1, le=1_000)] = 50
    scenarios: Annotated[list[ScenarioName], Field(min_length=1, max_length=6)] = ["baseline"]


FORM: Final[Mapping[RunKind, type[Asked]]] = MappingProxyType(
    {
        RunKind.MATCH: AskedMatch,
        RunKind.REPAIR: AskedMatch,
        RunKind.ROTATE: AskedRotation,
        RunKind.FRONTIER: AskedFrontier,
        RunKind.COMPARE: AskedCompare,
        RunKind.SWEEP: AskedSweep,
        RunKind.YEARS: AskedYears,
    }
)


def read_asked(kind: RunKind, asked: Mapping[str, object]) -> Asked:
    """What is asked of a job.

    Raises
    ------
    InputError
        With every fault; its column is a path such as ``scenarios.0``.
    """
    try:
        found = FORM[kind].model_validate(asked)
    except ValidationError as wrong:
        raise InputError(
            [_fault(kind, each["loc"], each["type"]) for each in wrong.errors()]
        ) from None
    if isinstance(found, AskedSweep):
        found.grid()
    return found


def _fault(kind: RunKind, place: tuple[int | str, ...], wrong: str) -> Fault:
    problem = text("the value is missing or has the wrong form")
    return Fault(
        file=str(kind), column=".".join(map(str, place)) or None, kind=wrong, problem=problem
    )


def _cells(grid: "Grid") -> int:
    sizes = (grid.scenarios, grid.mechanisms, grid.people, grid.seeds, grid.budgets)
    return prod(len(each) for each in sizes) * prod(len(axis.values) for axis in grid.axes)
