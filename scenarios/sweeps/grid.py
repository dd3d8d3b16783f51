"""A grid of scenarios, mechanisms, parameters, people, draws and budgets, and its cells."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final

from matching.domain import Mechanism, PolicyChange
from matching.money import Cents
from matching.tables.values import FIRST_YEAR
from scenarios.scenario import LineChanges, Question, Scenario
from scenarios.sweeps.figures import Figure

ALWAYS: Final = date(FIRST_YEAR, 1, 1)
"""Settings of a grid hold from the first day that a case may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Parameters of policy that change together.

    Parameters
    ----------
    parameters : their names.
    values : at each place of the axis a text for every parameter, in its unit.
    """

    parameters: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One place of the grid; None stands for what the scenario or the case says.

    Parameters
    ----------
    people : number of a made-up year of applicants, drawn from the case's; None is the case.
    seed : of the draw.
    budget : cents that the lines of one budget year hold together.
    settings : parameters with their values, in the order of the axes.
    """

    scenario: Scenario
    mechanism: Mechanism | None = None
    people: int | None = None
    seed: str | None = None
    budget: Cents | None = None
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def asked(self) -> Scenario:
        """The scenario with everything of the cell that stands before the budget."""
        return replace(
            self.scenario,
            policy=self.scenario.policy + tuple(_change(*setting) for setting in self.settings),
            mechanism=self.mechanism or self.scenario.mechanism,
        )

    @property
    def line(self) -> LineChanges | None:
        """The change of lines that the budget asks for."""
        return None if self.budget is None else LineChanges(year=self.budget)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What a sweep goes through; cells come in the order of these fields, the last one fastest.

    Parameters
    ----------
    people : numbers of made-up years of applicants.
    figures : what is to be known of each cell; later goals are left out.
    file : where it was read, to be named in faults.
    """

    scenarios: tuple[Scenario, ...]
    mechanisms: tuple[Mechanism | None, ...] = (None,)
    axes: tuple[Axis, ...] = ()
    people: tuple[int | None, ...] = (None,)
    seeds: tuple[str | None, ...] = (None,)
    budgets: tuple[Cents | None, ...] = (None,)
    figures: tuple[Figure, ...] = (Figure.CO_FUNDED,)
    file: str = "grid"

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of all parameters, in the order of the axes."""
        return tuple(name for axis in self.axes for name in axis.parameters)

    def asked(self) -> tuple[Scenario, ...]:
        """The scenarios, and all settings of the axes as one more, to be held against a case."""
        settings = {
            (name, value)
            for axis in self.axes
            for values in axis.values
            for name, value in zip(axis.parameters, values, strict=True)
        }
        lines = (LineChanges(year=self.budgets[0]),) if self.budgets != (None,) else ()
        settings_of_all = Scenario(
            name=self.file,
            question=Question(sl="", en=""),
            policy=tuple(_change(name, value) for name, value in sorted(settings)),
            changes=lines,
        )
        return (*self.scenarios, settings_of_all)

    def cells(self) -> tuple[Cell, ...]:
        """Every place; those that differ only in seed and budget are neighbours."""
        places = product(*(axis.values for axis in self.axes))
        settings = [
            tuple(
                zip(self.parameters, (value for values in place for value in values), strict=True)
            )
            for place in places
        ]
        return tuple(
            Cell(
                scenario=scenario,
                mechanism=mechanism,
                people=people,
                seed=seed,
                budget=budget,
                settings=setting,
            )
            for scenario, mechanism, setting, people, seed, budget in product(
                self.scenarios, self.mechanisms, settings, self.people, self.seeds, self.budgets
            )
        )


def _change(parameter: str, value: str) -> PolicyChange:
    return PolicyChange(parameter=parameter, value=value, begins=ALWAYS)
