"""Students' choices of projects as a case: a supervisor is an employer, a project a position."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from matching.domain import (
    Case,
    Employer,
    EmployerId,
    Goal,
    PolicyChange,
    Position,
    PositionId,
    PositionPreference,
    ScholarId,
    ScholarPreference,
)
from tests.rules.good_pair import GOOD, MATCH_DAY, POSITION, SCHOLAR, an_employer


def glasgow_case(session: Path) -> Case:
    """The case of a session, given its ``.soi``; the ``.dat`` stands beside it.

    Projects count from 1 in the choices and from 0 in the supervisors' table. Every supervisor
    takes everyone alike; visits are not asked for; there is no line.
    """
    wishes = list(_wishes(session))
    positions = tuple(sorted(_positions(session), key=lambda each: each.position_id))
    scholars = tuple(
        replace(SCHOLAR, scholar_id=ScholarId(f"S-{number:03}"), application_no=number)
        for number in range(1, len(wishes) + 1)
    )
    ranked = [
        ScholarPreference(scholar_id=scholar.scholar_id, position_id=_project(choice), rank=rank)
        for scholar, choices in zip(scholars, wishes, strict=True)
        for rank, choice in enumerate(choices, 1)
    ]
    answers = [
        PositionPreference(position_id=wish.position_id, scholar_id=wish.scholar_id, rank=1)
        for wish in ranked
    ]
    return replace(
        GOOD,
        goals=(Goal.AWARDS, Goal.SCHOLAR_RANKS),
        budget=(),
        changes=(
            PolicyChange(parameter="unvisited_employers", value="allow", begins=MATCH_DAY),
            PolicyChange(parameter="least_firms_visited", value="0", begins=MATCH_DAY),
        ),
        scholars=scholars,
        employers=tuple(sorted(_employers(session), key=lambda each: each.employer_id)),
        positions=positions,
        stays=(),
        scholar_preferences=tuple(ranked),
        position_preferences=tuple(sorted(answers, key=lambda each: each.position_id)),
    )


def _wishes(session: Path) -> Iterator[list[int]]:
    """Choices of each student, projects counting from 0."""
    for line in session.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            count, _, choices = line.partition(":")
            for _ in range(int(count)):
                yield [int(choice) - 1 for choice in choices.split(",")]


def _supervisors(session: Path) -> Iterator[tuple[str, int, list[int]]]:
    """Name, capacity and projects of each supervisor."""
    table = session.with_suffix(".dat").read_text(encoding="utf-8").splitlines()
    for line in table[1:]:
        name, capacity, projects = line.split(",")
        yield name, int(capacity), [int(project) for project in projects.split()]


def _employers(session: Path) -> Iterator[Employer]:
    for name, capacity, _ in _supervisors(session):
        yield replace(an_employer(name, name), max_awards=capacity)


def _positions(session: Path) -> Iterator[Position]:
    """A project that several supervise is with the first of them."""
    known: set[int] = set()
    for name, _, projects in _supervisors(session):
        for project in projects:
            if project not in known:
                known.add(project)
                yield replace(POSITION, position_id=_project(project), employer_id=EmployerId(name))


def _project(number: int) -> PositionId:
    return PositionId(f"P-{number:03}")
