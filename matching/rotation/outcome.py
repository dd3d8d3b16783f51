"""What rotation ends with: stays planned, goals with their proof, wishes refused and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.contract import Verdict
from matching.domain import (
    EmployerId,
    Level,
    OccupationId,
    PeriodId,
    ScholarId,
    Stay,
    StayKind,
    StayStatus,
)
from matching.words import Text


class RotationGoal(StrEnum):
    """What a plan aims at, in this order; `KEPT` only in a repair, and there first."""

    KEPT = "kept"
    """Stays of the earlier plan that are kept."""
    ENOUGH_FIRMS = "enough_firms"
    """People who reach the least number of firms, or of whom none are asked (last year)."""
    STAYS = "stays"
    """Stays planned, up to what each scholar wants."""
    WISHES = "wishes"
    """Wishes served: a first wish counts as many as the longest list has places, the next one
    less, and so on; a stay that nobody wished counts 0."""
    EVENNESS = "evenness"
    """Sum over hosts of their stays squared; less is more even."""
    DRAW = "draw"
    """Sum of the public draw's weights, over scholars and hosts."""
    PERIODS = "periods"
    """Sum of the public draw's weights of the periods, for these pairs of scholar and host."""


class Proof(StrEnum):
    """How it is known that nothing better exists."""

    FLOW = "flow"
    """A flow of least cost is exact."""
    RELAXATION = "relaxation"
    """The bound of the linear relaxation, rounded down, is met."""
    SEARCH = "search"
    """The search of an integer program closed the gap."""
    OPEN = "open"
    """The time ran out; the bound says how much better it could be."""

    @property
    def closed(self) -> bool:
        """Whether nothing better exists."""
        return self is not Proof.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReached:
    """One goal: what the plan reaches, what no plan can pass given the goals before, and how
    that is known. `EVENNESS` is made small (value >= bound), all others large."""

    goal: RotationGoal
    value: int
    bound: int
    proof: Proof

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.proof.closed


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PlannedStay:
    """One stay of a plan.

    Parameters
    ----------
    begins, until : the part of the period that is open to the scholar.
    wish : place of the host on the scholar's list, None if it is not on it.
    """

    scholar_id: ScholarId
    period_id: PeriodId
    employer_id: EmployerId
    occupation: OccupationId
    level: Level
    begins: date
    until: date
    hours: int
    wish: int | None = None

    def stay(self, status: StayStatus = StayStatus.PLANNED) -> Stay:
        """The stay as a fact of a case."""
        return Stay(
            scholar_id=self.scholar_id,
            employer_id=self.employer_id,
            begins=self.begins,
            until=self.until,
            hours=self.hours,
            kind=StayKind.TRAINING if self.level is Level.SECONDARY else StayKind.INTERNSHIP,
            status=status,
        )


class Shortfall(StrEnum):
    """Why a scholar has fewer stays than wanted."""

    NO_HOST = "no_host"
    """No host has a verified place for the occupation."""
    RULES = "rules"
    """Hosts there are, but rules (calendar, hours, firms met) close every place."""
    NO_PLACE_LEFT = "no_place_left"
    """Every place still open to the scholar is taken, or lies at the time of an own stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScholarRotation:
    """What the plan is for one scholar.

    Parameters
    ----------
    firms_before : distinct firms met before the day of planning.
    firms : distinct firms met once the plan is done.
    firms_asked : least number of firms asked of the scholar; 0 where it is waived.
    wanted : stays still wanted on the day of planning.
    planned : stays planned.
    shortfall, because : why fewer are planned than wanted; None where all are.
    """

    scholar_id: ScholarId
    firms_before: int
    firms: int
    firms_asked: int
    wanted: int
    planned: int
    shortfall: Shortfall | None = None
    because: Text | None = None


class Refusal(StrEnum):
    """Why a wish is not in the plan."""

    FORBIDDEN = "forbidden"
    """Rules forbid it in every period; the verdicts say which."""
    NO_PLACE_LEFT = "no_place_left"
    """Every place of the host is taken in the periods open to the scholar."""
    BUSY = "busy"
    """Where the host has room, the scholar has another stay at that time."""
    SAME_FIRM = "same_firm"
    """The plan has a stay at another unit of the firm."""
    ENOUGH = "enough"
    """The scholar has as many stays as wanted, at hosts that serve the goals better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedWish:
    """A wish that the plan does not serve.

    Parameters
    ----------
    periods : periods open to the pair by the rules; empty where it is forbidden.
    failed : verdicts that do not hold, where it is forbidden.
    """

    scholar_id: ScholarId
    employer_id: EmployerId
    rank: int
    refusal: Refusal
    because: Text
    periods: tuple[PeriodId, ...] = ()
    failed: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLoad:
    """Stays at one row of ``host_places``; ``room`` is the lesser of places and mentors."""

    employer_id: EmployerId
    period_id: PeriodId
    occupation: OccupationId
    level: Level
    room: int
    stays: int


class Road(StrEnum):
    """How the plan was found."""

    FLOW = "flow"
    """Every occupation alike in all periods: flows, then a colouring with the periods."""
    SEARCH = "search"
    """Integer programs with a variable for each scholar, host and period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationPlan:
    """A plan, recounted without a solver.

    Parameters
    ----------
    on : day of planning.
    least_firms : least number of distinct firms that policy asks.
    stays : sorted by scholar, period, host.
    goals : in their order.
    scholars : one for each scholar of the case, sorted by id.
    refused : wishes not served, sorted by scholar and rank.
    loads : one for each row of ``host_places``, sorted by its key.
    unique : whether no other plan is equal in every goal (`Road.FLOW`: no other pairs of scholar
        and host; their periods are those of the colouring in order).
    """

    case: str
    on: date
    least_firms: int
    stays: tuple[PlannedStay, ...]
    goals: tuple[GoalReached, ...]
    scholars: tuple[ScholarRotation, ...]
    refused: tuple[RefusedWish, ...]
    loads: tuple[HostLoad, ...]
    road: Road
    unique: bool

    def reaching(self, firms: int) -> int:
        """How many scholars have met at least so many distinct firms once the plan is done."""
        return sum(scholar.firms >= firms for scholar in self.scholars)


@dataclass(frozen=True, slots=True, kw_only=True)
class StayChange:
    """One change of a repair: a stay of the earlier plan that fell, or one that is new.

    Parameters
    ----------
    was, now : both, where the scholar has another stay in the place of one that fell.
    forced : whether the fact in ``because`` alone made the earlier stay impossible.
    """

    scholar_id: ScholarId
    was: PlannedStay | None
    now: PlannedStay | None
    forced: bool
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A plan that keeps as many stays of an earlier one as can be kept.

    Parameters
    ----------
    plan : its first goal is `RotationGoal.KEPT`.
    kept : stays of the earlier plan that stand.
    changes : sorted by scholar; all people whose stays changed.
    """

    plan: RotationPlan
    kept: tuple[PlannedStay, ...]
    changes: tuple[StayChange, ...]

    @property
    def fallen(self) -> int:
        """Stays of the earlier plan that are not kept: the fewest there can be, if proven."""
        return sum(change.was is not None for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHelps:
    """What one more place, at a host that nobody has met, would bring; found by solving again.

    Parameters
    ----------
    enough_firms, stays : how much more each goal reaches.
    missing : stays of the occupation that are wanted and not planned.
    """

    occupation: OccupationId
    period_id: PeriodId
    enough_firms: int
    stays: int
    missing: int
