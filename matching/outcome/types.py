"""What an outcome consists of; no solver object is inside."""

from dataclasses import dataclass
from datetime import date

from matching.contract import Contract, Cutoff, ForbiddenPair
from matching.domain import (
    CaseKind,
    EmployerId,
    Level,
    Mechanism,
    OccupationId,
    PositionId,
    ScholarId,
)
from matching.money import Cents, Hundredths
from matching.outcome.repair import Repaired
from matching.rules.cofunding import Binds
from matching.rules.policy import Settlement
from matching.rules.settlement import Settled
from matching.solver.pairs import BlockingPair, ExcusedPair
from matching.solver.result import Fewest, GoalResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A contract chosen; ``decided`` is the officer's printed reason, if the officer set it."""

    scholar_id: ScholarId
    position_id: PositionId
    employer_id: EmployerId
    occupation: OccupationId
    level: Level
    funded: bool
    scholar_rank: int
    position_rank: int
    monthly_amount: Cents
    paid_from: date | None
    paid_until: date | None
    paid_months: int
    public_cost: Cents
    line_costs: tuple[Cents, ...]
    decided: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One month of one award: ``amount`` = ``municipality`` + ``employer``, in cents."""

    month: date
    school_year: str
    scholar_id: ScholarId
    employer_id: EmployerId
    position_id: PositionId
    amount: Cents
    municipality: Cents
    employer: Cents
    binds: Binds


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUse:
    """A budget line: ``limit`` = ``running`` + ``spent`` + ``remains``.

    Remains fall below 0 where running awards alone pass the limit.
    """

    name: str
    limit: Cents
    running: Cents
    spent: Cents
    remains: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Municipal cents of the new awards due in a calendar year on a line, or on none yet."""

    line: str | None
    year: int
    amount: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationNeed:
    """Need covered in one occupation: the awards that count, out of those needed."""

    occupation: OccupationId
    needed: int
    awards: int
    covered: int
    weight: Hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAwards:
    """One level: applicants, those with co-funding or without, and the least number asked."""

    level: Level
    applicants: int
    awards: int
    co_funded: int
    placeable: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """The council's four indicators (kazalniki) and the target.

    The first, that the renewed system runs, is met by the outcome itself: ``system_run_on``.
    """

    system_run_on: date
    employers: int
    scholars: int
    co_funded: int
    target: int
    needs: tuple[OccupationNeed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was decided. Sorted by id throughout; the same case and policy give the same bytes.

    Parameters
    ----------
    cutoff_by, cutoff : how `stable` keeps the lines, and how many scholars were fundable under it.
    fewest : number of blocking pairs with its proof, under `fewest_blocking`.
    blocking, excused : pairs that would rather agree past the match, and those that would if a
        line had more.
    repair : what became of the awards of an earlier outcome, where the case has them.
    settlement, settled : the rule of policy, and what each granting employer paid to completion.
    """

    case: str
    kind: CaseKind
    on: date
    school_year: str
    mechanism: Mechanism
    seed: str
    seed_source: str
    draw_rounds: int
    unique: bool
    cutoff_by: Cutoff
    cutoff: int | None
    fewest: Fewest | None
    goals: tuple[GoalResult, ...]
    levels: tuple[LevelAwards, ...]
    indicators: Indicators
    lines: tuple[LineUse, ...]
    commitments: tuple[Commitment, ...]
    awards: tuple[Award, ...]
    unmatched: tuple[ScholarId, ...]
    ledger: tuple[LedgerRow, ...]
    contracts: tuple[Contract, ...]
    forbidden: tuple[ForbiddenPair, ...]
    blocking: tuple[BlockingPair, ...]
    excused: tuple[ExcusedPair, ...]
    settlement: Settlement
    settled: tuple[Settled, ...]
    repair: Repaired | None = None

    @property
    def co_funded(self) -> int:
        """Awards with municipal money: what the target counts."""
        return self.indicators.co_funded
