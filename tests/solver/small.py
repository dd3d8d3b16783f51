"""Small random problems, and the answer to each by looking at every choice there is."""

from itertools import product
from random import Random

import numpy as np

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
from matching.solver.goals import value_of
from matching.solver.problem import LEVELS, NOBODY, BoolArray, IntArray, Problem, build_problem

GOALS = tuple(goal for goal in Goal if goal is not Goal.KEPT_AWARDS)
"""Goals of a match without earlier awards."""


def random_problem(
    seed: int,
    *,
    pins: bool = True,
    mechanism: Mechanism = Mechanism.OPTIMAL,
    scholars: tuple[int, int] = (2, 6),
    positions: tuple[int, int] = (2, 4),
) -> Problem:
    """A few scholars and positions, with ties, up to 2 lines, unfunded twins, limits, pins."""
    random = Random(seed)
    applicants = random.randint(*scholars)
    levels = [random.choice(LEVELS) for _ in range(positions[1])]
    rooms = tuple(
        Room(
            position_id=PositionId(f"P{p}"),
            employer_id=EmployerId(f"E{random.randint(0, 1)}"),
            occupation=OccupationId(f"o{random.randint(0, 2)}"),
            level=levels[p],
            places=random.randint(1, 2),
        )
        for p in range(random.randint(*positions))
    )
    lines = random.randint(0, 2)
    seats, contracts = [], []
    for s in range(applicants):
        level = random.choice(LEVELS)
        fitting = [room for room in rooms if room.level is level or random.random() < 0.2]
        random.shuffle(fitting)
        obliged = pins and bool(fitting) and random.random() < 0.1
        for rank, room in enumerate(fitting[: 1 if obliged else 3], 1):
            contracts += _contracts(random, s, room, rank, lines)
        seats.append(
            Seat(
                scholar_id=ScholarId(f"S{s}"),
                level=level,
                points=Hundredths(random.choice([0, 50, 100, 100, 250])),
                application_no=s + 1,
                obliged=obliged,
            )
        )
    total = sum(c.costs[0] for c in contracts) if lines else 0
    return build_problem(
        Admissibility(
            kind=CaseKind.CALL,
            mechanism=mechanism,
            goals=GOALS,
            ties_by_points=True,
            seed=str(seed),
            least_share_of_level=BasisPoints(random.choice([0, 5000, 10_000])),
            seats=tuple(seats),
            rooms=rooms,
            employer_limits={EmployerId("E0"): random.randint(0, 3)}
            if random.random() < 0.3
            else {},
            lines=tuple(
                LineLeft(
                    name=f"L{b}", limit=Cents(random.randint(0, max(1, total))), running=Cents(0)
                )
                for b in range(lines)
            ),
            needs=tuple(
                NeedCovered(
                    occupation=OccupationId(f"o{o}"),
                    needed=random.randint(0, 2),
                    weight=Hundredths(random.choice([100, 150])),
                )
                for o in range(3)
            ),
            contracts=tuple(contracts),
            forbidden=(),
        )
    )


def _contracts(random: Random, s: int, room: Room, rank: int, lines: int) -> list[Contract]:
    costs = tuple(Cents(random.choice([0, 100, 250, 400, 413])) for _ in range(lines))
    found = []
    for funded in (True, False):
        if random.random() < (0.85 if funded else 0.3):
            found.append(
                Contract(
                    scholar_id=ScholarId(f"S{s}"),
                    position_id=room.position_id,
                    funded=funded,
                    scholar_rank=rank,
                    position_rank=random.randint(1, 3) if funded else rank,
                    costs=costs if funded else (Cents(0),) * lines,
                    public_cost=Cents(sum(costs) + 7 if funded else 0),
                )
            )
    return found


def every_choice(problem: Problem, *, with_lines: bool = True) -> BoolArray:
    """Every choice that keeps places, limits, lines and pins: shape (choices, contracts)."""
    options: list[list[int]] = []
    for s in range(len(problem.scholars)):
        own = [int(c) for c in np.flatnonzero(problem.scholar == s)]
        options.append(own if problem.obliged[s] else [NOBODY, *own])
    picks = np.array(list(product(*options)), dtype=np.int64).reshape(-1, len(options))
    chosen = np.zeros((len(picks), problem.contracts), dtype=np.bool_)
    for s in range(len(options)):
        held = picks[:, s] != NOBODY
        chosen[np.flatnonzero(held), picks[held, s]] = True
    counts = chosen.astype(np.int64)
    at_position = counts @ np.eye(len(problem.positions), dtype=np.int64)[problem.position]
    at_employer = (
        counts @ np.eye(len(problem.employers), dtype=np.int64)[problem.employer[problem.position]]
    )
    holds = (at_position <= problem.capacity).all(axis=1)
    holds &= (at_employer <= problem.employer_limit).all(axis=1)
    if with_lines:
        holds &= (counts @ problem.cost <= problem.line_limit).all(axis=1)
    kept: BoolArray = chosen[holds]
    return kept


def co_funded(problem: Problem, choices: BoolArray, level: Level | None = None) -> IntArray:
    """Co-funded awards of each choice, of a level or of all: shape (choices,)."""
    counted = problem.funded.copy()
    if level is not None:
        counted &= problem.level[problem.scholar] == LEVELS.index(level)
    awards: IntArray = (choices & counted).sum(axis=1).astype(np.int64)
    return awards


def best_by_looking(problem: Problem) -> tuple[list[int], list[int]] | None:
    """Contracts and goal values of the best choice; None if there is no choice at all."""
    choices = every_choice(problem)
    if len(choices) == 0:
        return None
    choices = choices[_leasts_hold(problem, choices)]
    values = []
    for goal in problem.goals:
        value = np.array([value_of(problem, goal, np.flatnonzero(c)) for c in choices])
        values.append(int(value.max()))
        choices = choices[value == value.max()]
    round_no = 1
    while len(choices) > 1:
        weight = choices @ problem.draw(round_no)
        choices = choices[weight == weight.max()]
        round_no += 1
    return [int(c) for c in np.flatnonzero(choices[0])], values


def _leasts_hold(problem: Problem, choices: BoolArray) -> BoolArray:
    holds = np.ones(len(choices), dtype=np.bool_)
    if not problem.least_share_of_level:
        return holds
    most = int(co_funded(problem, choices).max())
    unlimited = every_choice(problem, with_lines=False)
    placeable = [int(co_funded(problem, unlimited, level).max()) for level in LEVELS]
    for level, of_level in zip(LEVELS, placeable, strict=True):
        wanted = most * of_level * problem.least_share_of_level // (10_000 * max(1, sum(placeable)))
        reached = co_funded(problem, choices, level)
        holds &= reached >= min(wanted, int(reached[holds].max()))
    return holds
