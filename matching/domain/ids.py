"""Marks of things, each of a type of its own."""

from typing import NewType

ScholarId = NewType("ScholarId", str)
EmployerId = NewType("EmployerId", str)
FirmId = NewType("FirmId", str)
PositionId = NewType("PositionId", str)
OccupationId = NewType("OccupationId", str)
PeriodId = NewType("PeriodId", str)
