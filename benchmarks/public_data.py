"""Problems that others made, with known answers, from ``../shared/data`` where it exists."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.instances import Kind, Work
from matching.contract import Admissibility, Contract, Room, Seat
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

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
LEAST_COSTS: Final = {100: 305, 200: 475, 300: 626, 400: 804, 500: 991}
"""Of the assignments of the OR-Library, by size."""
PLACED_AND_RANKS: Final = {4: (34, 50), 5: (31, 44), 6: (38, 58)}
"""Most students placed in the projects of Glasgow, and their least sum of ranks, by session."""


def public_works() -> list[Work]:
    """Every problem of the public data; none where the data is not."""
    if not DATA.is_dir():
        return []
    return [
        *(Work(kind=Kind.ASSIGNMENT, scholars=size, unfunded=True, seed=0) for size in LEAST_COSTS),
        *(
            Work(kind=Kind.PROJECTS, scholars=placed, unfunded=True, seed=session)
            for session, (placed, _) in PLACED_AND_RANKS.items()
        ),
    ]


def known_values(work: Work) -> tuple[int, ...]:
    """Value of each goal that is known (more is better); none for generated problems."""
    match work.kind:
        case Kind.ASSIGNMENT:
            return work.scholars, -LEAST_COSTS[work.scholars]
        case Kind.PROJECTS:
            placed, ranks = PLACED_AND_RANKS[work.seed]
            return placed, -ranks
    return ()


def public_problem(work: Work) -> Problem:
    """An assignment of the OR-Library, or a session of the projects."""
    if work.kind is Kind.ASSIGNMENT:
        return _assignment(DATA / "orlib_assign" / f"assign{work.scholars}.txt")
    return _projects(DATA / "glasgow_projects" / f"00038-0000000{work.seed}.soi")


def _assignment(file: Path) -> Problem:
    """Everyone may have every place, at its own cost."""
    n, *costs = (int(number) for number in file.read_text(encoding="utf-8").split())
    return _problem(
        [_contract(at // n, at % n, 1, cost) for at, cost in enumerate(costs)],
        [_room(place, f"{place}") for place in range(n)],
        {},
        (Goal.AWARDS, Goal.PUBLIC_COST),
    )


def _projects(session: Path) -> Problem:
    """Each project takes one; a supervisor is an employer with a limit over the projects."""
    owners: dict[int, str] = {}
    limits: dict[EmployerId, int] = {}
    table = session.with_suffix(".dat").read_text(encoding="utf-8").splitlines()
    for line in table[1:]:
        name, limit, projects = line.split(",")
        limits[EmployerId(name)] = int(limit)
        for project in projects.split():
            owners.setdefault(int(project), name)
    return _problem(
        [
            _contract(student, choice - 1, rank, 0)
            for student, choices in enumerate(_choices(session))
            for rank, choice in enumerate(choices, 1)
        ],
        [_room(project, owner) for project, owner in owners.items()],
        limits,
        (Goal.AWARDS, Goal.SCHOLAR_RANKS),
    )


def _choices(session: Path) -> Iterator[list[int]]:
    """Projects of each student in order, counting from 1."""
    for line in session.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            count, _, choices = line.partition(":")
            yield from [[int(choice) for choice in choices.split(",")]] * int(count)


def _contract(scholar: int, position: int, rank: int, cost: int) -> Contract:
    return Contract(
        scholar_id=ScholarId(f"S{scholar:03}"),
        position_id=PositionId(f"P{position:03}"),
        funded=False,
        scholar_rank=rank,
        position_rank=1,
        costs=(),
        public_cost=Cents(cost),
    )


def _room(position: int, employer: str) -> Room:
    return Room(
        position_id=PositionId(f"P{position:03}"),
        employer_id=EmployerId(employer),
        occupation=OccupationId("o"),
        level=Level.TERTIARY,
        places=1,
    )


def _problem(
    contracts: Sequence[Contract],
    rooms: Sequence[Room],
    limits: dict[EmployerId, int],
    goals: tuple[Goal, ...],
) -> Problem:
    """Without lines, needs and points."""
    scholars = sorted({contract.scholar_id for contract in contracts})
    return build_problem(
        Admissibility(
            kind=CaseKind.CALL,
            mechanism=Mechanism.OPTIMAL,
            goals=goals,
            ties_by_points=True,
            seed="1",
            least_share_of_level=BasisPoints(0),
            seats=tuple(
                Seat(
                    scholar_id=scholar,
                    level=Level.TERTIARY,
                    points=Hundredths(0),
                    application_no=number,
                    obliged=False,
                    held=None,
                )
                for number, scholar in enumerate(scholars, 1)
            ),
            rooms=tuple(rooms),
            employer_limits=limits,
            lines=(),
            needs=(),
            contracts=tuple(contracts),
            forbidden=(),
        )
    )
