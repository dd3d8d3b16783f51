"""The order of rows and columns never changes what is decided; neither does the clock."""

import csv
import io
import shutil
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from matching.domain import Case, Mechanism
from matching.engine import match
from matching.outcome import Award
from matching.outcome_json import outcome_to_json
from matching.read import read_case
from matching.rules.book import policy_book
from matching.solver.solve import SolveParams
from scenarios.generate import generate
from scenarios.velenje import FOLDER
from tests.engine.cases import case_of, matched

ORDERED = frozenset({"goals", "budget", "changes"})
"""Their order is the town's."""


def awards(case: Case) -> set[Award]:
    return set(match(case, policy_book()).awards)


def shuffled(case: Case, random: Random) -> Case:
    tables: dict[str, Any] = {
        field.name: tuple(random.sample(rows, len(rows)))
        for field in fields(case)
        if field.name not in ORDERED and isinstance(rows := getattr(case, field.name), tuple)
    }
    return replace(case, **tables)


@pytest.mark.parametrize("mechanism", [Mechanism.OPTIMAL, Mechanism.STABLE])
def test_shuffled_tables_give_the_same_awards(mechanism: Mechanism) -> None:
    for seed in range(5):
        case = replace(generate(25, seed), mechanism=mechanism)
        assert awards(shuffled(case, Random(seed))) == awards(case)


def shuffle_file(file: Path, random: Random) -> None:
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    columns = random.sample(range(len(rows[0])), len(rows[0]))
    moved = [[row[column] for column in columns] for row in rows]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(
        [moved[0], *random.sample(moved[1:], len(moved) - 1)]
    )
    file.write_text(written.getvalue(), encoding="utf-8")


@pytest.mark.parametrize("name", ["tiny", "velenje-2019", "velenje-completion"])
def test_shuffled_files_give_the_same_outcome_to_the_byte(name: str, tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER / name, tmp_path / name)
    for file in sorted(folder.glob("*.csv")):
        shuffle_file(file, Random(file.name))
    again = match(read_case(folder), policy_book())
    assert outcome_to_json(again) == outcome_to_json(matched(name).outcome)


@pytest.mark.parametrize("seconds", [20.0, 60.0])
def test_another_time_limit_changes_nothing_once_everything_is_proven(seconds: float) -> None:
    again = match(case_of("velenje-2019"), policy_book(), SolveParams(seconds_per_goal=seconds))
    assert outcome_to_json(again) == outcome_to_json(matched("velenje-2019").outcome)


@pytest.mark.parametrize("seed", range(3))
def test_a_hundredth_of_a_second_a_goal_still_ends_with_a_checked_result(seed: int) -> None:
    """`match` passes every result through the checker: bounds may be open, never wrong."""
    outcome = match(generate(300, seed), policy_book(), SolveParams(seconds_per_goal=0.01))
    assert outcome.awards
    for goal in outcome.goals:
        assert goal.proven is (goal.bound == goal.value)
    assert not all(goal.proven for goal in outcome.goals)
