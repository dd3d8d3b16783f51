"""Problems made by hand: a few scholars, a few places, and the answer in the head."""

from collections.abc import Iterable, Mapping, Sequence

from matching.contract import Admissibility, Contract, LineLeft, NeedCovered, Room, Seat
from matching.domain import (
    CaseKind,
    EmployerId,
    Goal,
    Level,
    Mechanism,
    OccupationId,
    PositionId,
    ScholarId,
)
from matching.money import BasisPoints, Cents, Hundredths
from matching.solver.problem import Problem, build_problem
from matching.solver.result import SolveResult

EUR = 100
"""Cents in a euro."""
GOALS = tuple(goal for goal in Goal if goal is not Goal.KEPT_AWARDS)
"""Goals of a match without earlier awards."""


def offer(
    scholar: str,
    position: str = "P",
    *,
    rank: int = 1,
    place: int = 1,
    costs: Sequence[int] = (480 * EUR,),
    public: int | None = None,
    funded: bool = True,
) -> Contract:
    """A contract of a scholar: ``rank`` on the scholar's list, ``place`` on the position's."""
    paid = tuple(Cents(cost if funded else 0) for cost in costs)
    return Contract(
        scholar_id=ScholarId(scholar),
        position_id=PositionId(position),
        funded=funded,
        scholar_rank=rank,
        position_rank=place,
        costs=paid,
        public_cost=Cents(sum(paid) if public is None else public),
    )


def a_problem(
    offers: Iterable[Contract],
    *,
    places: Mapping[str, int] | None = None,
    employer: Mapping[str, str] | None = None,
    limits: Mapping[str, int] | None = None,
    lines: Sequence[int] = (1_000_000 * EUR,),
    tertiary: str = "",
    points: Mapping[str, int] | None = None,
    numbers: Mapping[str, int] | None = None,
    obliged: str = "",
    held: Mapping[str, str] | None = None,
    others: str = "",
    trade: Mapping[str, str] | None = None,
    needed: Mapping[str, tuple[int, int]] | None = None,
    goals: Sequence[Goal] = GOALS,
    mechanism: Mechanism = Mechanism.OPTIMAL,
    least_share: int = 0,
    ties_by_points: bool = True,
    seed: str = "1",
) -> Problem:
    """A problem of the offers; whatever is not named is alike for all.

    Parameters
    ----------
    places : 1 where not named. employer : of its own where not named. trade : ``o``.
    lines : limits in cents. needed : how many and weight in hundredths, by trade.
    tertiary, obliged, others : scholars, parted by blanks; others have no offer.
    held : position by scholar, who is obliged then.
    """
    contracts = tuple(offers)
    names = sorted({*(c.scholar_id for c in contracts), *map(ScholarId, others.split())})
    places, employer, trade = places or {}, employer or {}, trade or {}
    points, held = points or {}, held or {}
    rooms = sorted({c.position_id for c in contracts})
    return build_problem(
        Admissibility(
            kind=CaseKind.CALL,
            mechanism=mechanism,
            goals=tuple(goals),
            ties_by_points=ties_by_points,
            seed=seed,
            least_share_of_level=BasisPoints(least_share),
            seats=tuple(
                Seat(
                    scholar_id=name,
                    level=Level.TERTIARY if name in tertiary.split() else Level.SECONDARY,
                    points=Hundredths(points.get(name, 100)),
                    application_no=(numbers or {}).get(name, number),
                    obliged=name in obliged.split() or name in held,
                    held=PositionId(held[name]) if name in held else None,
                )
                for number, name in enumerate(names, 1)
            ),
            rooms=tuple(
                Room(
                    position_id=room,
                    employer_id=EmployerId(employer.get(room, f"E-{room}")),
                    occupation=OccupationId(trade.get(room, "o")),
                    level=Level.SECONDARY,
                    places=places.get(room, 1),
                )
                for room in rooms
            ),
            employer_limits={EmployerId(name): most for name, most in (limits or {}).items()},
            lines=tuple(
                LineLeft(name=f"L{number}", limit=Cents(limit), running=Cents(0))
                for number, limit in enumerate(lines)
            ),
            needs=tuple(
                NeedCovered(occupation=OccupationId(name), needed=most, weight=Hundredths(weight))
                for name, (most, weight) in sorted((needed or {}).items())
            ),
            contracts=contracts,
            forbidden=(),
        )
    )


def chosen(problem: Problem, contracts: Iterable[int]) -> set[str]:
    """Contracts as ``scholar@position``, with ``*`` where unfunded."""
    return {
        f"{problem.scholars[problem.scholar[c]]}@{problem.positions[problem.position[c]]}"
        + ("" if problem.funded[c] else "*")
        for c in contracts
    }


def value(result: SolveResult, goal: Goal) -> int:
    """What the result reaches in a goal, more is better."""
    return next(each.value for each in result.goals if each.goal is goal)
