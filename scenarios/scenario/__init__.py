"""Scenarios: a question in words, with the changes of policy and case that ask it."""

from scenarios.scenario.apply import apply
from scenarios.scenario.changes import (
    EVERY,
    LARGEST,
    AmountsChange,
    CaseChange,
    DemandGrows,
    EmployerCloses,
    InterestRises,
    LineChanges,
    OccupationCoFunded,
)
from scenarios.scenario.fits import must_fit
from scenarios.scenario.lines import with_line
from scenarios.scenario.read import library, read_scenario, scenario_named
from scenarios.scenario.scenario import Applied, OutOfReachError, Question, Scenario

__all__ = [
    "EVERY",
    "LARGEST",
    "AmountsChange",
    "Applied",
    "CaseChange",
    "DemandGrows",
    "EmployerCloses",
    "InterestRises",
    "LineChanges",
    "OccupationCoFunded",
    "OutOfReachError",
    "Question",
    "Scenario",
    "apply",
    "library",
    "must_fit",
    "read_scenario",
    "scenario_named",
    "with_line",
]
