"""The case that the README of the scenarios walks through, step by step."""

from functools import cache

from matching.contract import Admissibility, Forbids
from matching.domain import Case, PositionId, ScholarId
from matching.engine import match
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver.problem import build_problem
from scenarios.velenje import FOLDER


@cache
def tiny() -> Case:
    return read_case(FOLDER / "tiny")


@cache
def admitted() -> Admissibility:
    return admissible_contracts(tiny(), policy_book().on(tiny().on))


def test_six_scholars_meet_three_employers_with_four_positions_and_five_places() -> None:
    assert len(tiny().scholars) == 6
    assert len(tiny().employers) == 3
    assert [position.places for position in tiny().positions] == [1, 2, 1, 1]


def test_a_year_costs_480_or_432_for_a_pupil_and_960_for_a_student() -> None:
    costs = {contract.position_id: contract.costs[0] for contract in admitted().contracts}
    assert costs == {"P-1": 480_00, "P-2": 432_00, "P-3": 480_00, "P-4": 960_00}


def test_only_s_5_is_forbidden_wholly_and_for_having_met_one_firm_only() -> None:
    failed = {
        (pair.scholar_id, verdict.rule)
        for pair in admitted().forbidden
        for verdict in pair.failed
        if pair.scholar_id == "S-5" and pair.forbids is Forbids.CONTRACT
    }
    assert ("S-5", "visited_enough") in failed
    assert {contract.scholar_id for contract in admitted().contracts} == {
        "S-1",
        "S-2",
        "S-3",
        "S-4",
        "S-6",
    }


def test_the_line_pays_the_four_pupils_and_then_lacks_784_euros_for_the_student() -> None:
    limit = tiny().budget[0].limit
    pupils = 480_00 + 2 * 432_00 + 480_00
    assert pupils == 1_824_00
    assert pupils + 960_00 - limit == 784_00


def test_the_match_places_the_four_pupils_and_the_draw_gives_p_1_to_s_2() -> None:
    awards = {award.scholar_id: award.position_id for award in match(tiny(), policy_book()).awards}
    assert awards == {"S-1": "P-2", "S-2": "P-1", "S-3": "P-3", "S-4": "P-2"}


def test_the_weights_of_the_draw_are_those_of_the_readme() -> None:
    weights = build_problem(admitted()).draw().tolist()
    pairs = [(contract.scholar_id, contract.position_id) for contract in admitted().contracts]
    drawn = dict(zip(pairs, weights, strict=True))
    said = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for scholar in (ScholarId("S-1"), ScholarId("S-2")):
        row = " | ".join(f"{drawn[scholar, PositionId(at)]:,}" for at in ("P-1", "P-2"))
        assert f"| {scholar} | {row} |" in said
