"""A grid from a TOML file or from options, with all faults at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from matching.domain import Mechanism
from matching.errors import Fault, InputError
from matching.money import Cents
from matching.tables import kinds as cell_kinds
from matching.tables.grid import Grid as Cells
from matching.tables.grid import grid_of
from matching.tables.kinds import Kind
from matching.tables.schema import Column, Table
from matching.tables.sheet import Sheet
from matching.words import text
from scenarios.scenario import Scenario, scenario_named
from scenarios.scenario.document import document_sheets
from scenarios.scenario.read import file_bytes
from scenarios.sweeps import kinds
from scenarios.sweeps.figures import Figure
from scenarios.sweeps.grid import Axis, Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the top of a grid file."""

    scenarios: tuple[str, ...] = ("baseline",)
    mechanisms: tuple[Mechanism, ...] = ()
    budgets: tuple[Cents, ...] = ()
    people: int = 0
    seeds: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = (Figure.CO_FUNDED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisRow:
    """An axis as it stands in a file: ``cap_secondary/cap_tertiary`` with ``40/80|50/90``."""

    parameter: str
    values: tuple[str, ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the parameters that change together."""
        return tuple(name.strip() for name in self.parameter.split("/"))

    def axis(self) -> Axis:
        """The axis itself."""
        values = tuple(tuple(value.split("/")) for value in self.values)
        return Axis(parameters=self.parameters, values=values)


def _column(field: str, en: str, sl: str, kind: Kind, **default: Any) -> Column:
    about = text("See scenarios/README.md.")
    return Column(field=field, en=en, sl=sl, kind=kind, about=about, example="", **default)


HEAD: Final = Table(
    name="grid",
    record=Head,
    key=(),
    about=text("What a sweep goes through."),
    columns=(
        _column("scenarios", "scenarios", "scenariji", kinds.VALUES, default=Head().scenarios),
        _column("mechanisms", "mechanisms", "nacini", kinds.MECHANISMS, default=()),
        _column("budgets", "budgets_eur", "proracun_eur", kinds.AMOUNTS, default=()),
        _column("people", "people", "prijavljeni", cell_kinds.WHOLE, default=0),
        _column("seeds", "seeds", "zacetna_stevila", kinds.VALUES, default=()),
        _column("figures", "figures", "kazalniki", kinds.FIGURES, default=Head().figures),
    ),
)
AXIS: Final = Table(
    name="axis",
    record=AxisRow,
    key=("parameter",),
    about=text("Parameters of policy and their values."),
    columns=(
        _column("parameter", "parameter", "parameter", cell_kinds.ID),
        _column("values", "values", "vrednosti", kinds.VALUES),
    ),
)


def read_grid(path: Path) -> Grid:
    """A grid from its file.

    Raises
    ------
    InputError
        With every fault of the file, and of scenarios that it names.
    """
    data, faults = file_bytes(path)
    if faults:
        raise InputError(faults)
    sheets, faults = document_sheets(path.name, data, HEAD, {"axis": AXIS})
    return _grid(path.name, sheets.get(""), sheets.get("axis"), faults)


def grid_of_options(heads: dict[str, str], axes: Sequence[str]) -> Grid:
    """A grid from options: head cells by their English key, axes as ``share=30|40``.

    Raises
    ------
    InputError
        As `read_grid` does.
    """
    pairs = [axis.partition("=")[::2] for axis in axes]
    head = Sheet(
        file="sweep",
        header=tuple(heads),
        columns=tuple((cell,) for cell in heads.values()),
        rows=[None],
        header_row=None,
    )
    rows = Sheet(
        file="sweep",
        header=("parameter", "values"),
        columns=(tuple(name for name, _ in pairs), tuple(values for _, values in pairs)),
        rows=[None] * len(pairs),
        header_row=None,
    )
    return _grid("sweep", head, rows, [])


def _grid(file: str, head: Sheet | None, rows: Sheet | None, faults: list[Fault]) -> Grid:
    """The grid of two sheets; raises `InputError` with what is wrong in either."""
    found: dict[str, Cells] = {}
    for name, sheet, table in (("head", head, HEAD), ("axis", rows, AXIS)):
        if sheet is not None:
            found[name], wrong = grid_of(sheet, table)
            faults = [*faults, *wrong]
    if "axis" in found:
        faults += _uneven(found["axis"])
    scenarios, unknown = _scenarios(found.get("head"))
    if faults or unknown:
        raise InputError([*sorted(faults, key=lambda fault: fault.row or 0), *unknown])
    (settings,) = _records(found["head"])
    return Grid(
        scenarios=scenarios,
        mechanisms=settings.mechanisms or (None,),
        axes=tuple(row.axis() for row in _records(found["axis"])),
        people=tuple(range(1, settings.people + 1)) or (None,),
        seeds=settings.seeds or (None,),
        budgets=settings.budgets or (None,),
        figures=settings.figures,
        file=file,
    )


def _records(cells: Cells) -> Iterator[Any]:
    for values in zip(*cells.columns.values(), strict=True):
        yield cells.table.record(**dict(zip(cells.columns, values, strict=True)))


def _uneven(cells: Cells) -> Iterable[Fault]:
    """Axes whose values do not name as many values as there are parameters, or stand twice."""
    seen: set[str] = set()
    for record, (parameter, values) in cells.rows_of("parameter", "values"):
        row = AxisRow(parameter=parameter, values=values)
        for value in values:
            if value.count("/") != parameter.count("/"):
                problem = text(
                    "expected as many values with / between them as parameters ({n}), found "
                    '"{found}"',
                    n=len(row.parameters),
                    found=value,
                )
                yield cells.fault(record, "values", "uneven", problem)
        for name in row.parameters:
            if name in seen:
                problem = text("parameter {name} is on two axes", name=name)
                yield cells.fault(record, "parameter", "duplicate", problem)
            seen.add(name)


def _scenarios(cells: Cells | None) -> tuple[tuple[Scenario, ...], list[Fault]]:
    """The scenarios named, and the faults of all of them."""
    scenarios: list[Scenario] = []
    faults: list[Fault] = []
    for _, (names,) in cells.rows_of("scenarios") if cells is not None else ():
        for name in names:
            try:
                scenarios.append(scenario_named(name))
            except InputError as unknown:
                faults.extend(unknown.faults)
    return tuple(scenarios), faults
