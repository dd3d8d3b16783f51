"""The case that the README of the scenarios walks through, step by step."""

from functools import cache

from matching.contract import Admissibility, Forbids
from matching.domain import Case
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
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
