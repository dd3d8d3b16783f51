"""The facts of one run: frozen, validated, sorted by id, free of policy and of solvers.

Field names are the code words of the dictionary; a table of the case is a tuple of records here.
Days are `datetime.date`; a span runs from ``begins`` to ``until``, both included. Money is integer
cents; points and weights are integer hundredths.
"""

from matching.domain.call import (
    EarlierAward,
    Employer,
    Need,
    Occupation,
    Person,
    Pin,
    Position,
    PositionPreference,
    RunningAward,
    Scholar,
    ScholarPreference,
)
from matching.domain.case import Case
from matching.domain.ids import EmployerId, FirmId, OccupationId, PeriodId, PositionId, ScholarId
from matching.domain.rotation import HostPlace, Period, Stay, StayWish
from matching.domain.rule import BudgetLine, PolicyChange
from matching.domain.sets import (
    CaseKind,
    Goal,
    Level,
    Mechanism,
    PinKind,
    Scholarship,
    StayKind,
    StayStatus,
)

__all__ = [
    "BudgetLine",
    "Case",
    "CaseKind",
    "EarlierAward",
    "Employer",
    "EmployerId",
    "FirmId",
    "Goal",
    "HostPlace",
    "Level",
    "Mechanism",
    "Need",
    "Occupation",
    "OccupationId",
    "Period",
    "PeriodId",
    "Person",
    "Pin",
    "PinKind",
    "PolicyChange",
    "Position",
    "PositionId",
    "PositionPreference",
    "RunningAward",
    "Scholar",
    "ScholarId",
    "ScholarPreference",
    "Scholarship",
    "Stay",
    "StayKind",
    "StayStatus",
    "StayWish",
]
