"""What the rules leave open together: contracts with municipal money or without, or nothing."""

import csv
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from matching.contract import Forbids
from matching.domain import (
    BudgetLine,
    EmployerId,
    Goal,
    Mechanism,
    Need,
    PolicyChange,
)
from matching.money import Cents, Hundredths
from matching.read import read_case
from tests.rules.good_pair import (
    FITTER,
    FORGE,
    GOOD,
    JOINER,
    MATCH_DAY,
    OTHERS,
    POSITION,
    SCHOLAR,
    admitted,
)
from tests.rules.town import RANKS, forbidden_of, ranks_of, town

CASES: Final = Path(__file__).parents[2] / "scenarios" / "cases"

A_LINE: Final = BudgetLine(name="2024/25", limit=Cents(1_000_00), school_year="2024/25")

EMPLOYED_NEXT_DOOR: Final = replace(SCHOLAR, employed=True, municipality="Šoštanj")
"""Two rules that forbid co-funding fail for this scholar."""


# With money, without, or not at all.


def test_a_good_pair_has_a_funded_contract_and_its_unfunded_twin() -> None:
    funded, twin = admitted(replace(GOOD, budget=(A_LINE,))).contracts
    assert (funded.funded, funded.costs, funded.public_cost) == (True, (480_00,), 1_580_00)
    assert twin == replace(funded, funded=False, costs=(Cents(0),), public_cost=Cents(0))


def test_a_position_that_does_not_accept_unfunded_has_no_twin() -> None:
    case = replace(GOOD, positions=(replace(POSITION, accepts_unfunded=False),))
    assert [contract.funded for contract in admitted(case).contracts] == [True]


def test_where_only_money_is_forbidden_the_unfunded_contract_stays() -> None:
    found = admitted(replace(GOOD, scholars=(EMPLOYED_NEXT_DOOR,), budget=(A_LINE,)))
    (contract,) = found.contracts
    assert (contract.funded, contract.costs, contract.public_cost) == (False, (0,), 0)
    (pair,) = found.forbidden
    assert pair.forbids is Forbids.CO_FUNDING
    assert [verdict.rule for verdict in pair.failed] == ["scholar_resident", "scholar_not_employed"]


def test_where_money_is_forbidden_and_the_position_wants_it_nothing_stays() -> None:
    case = replace(
        GOOD,
        scholars=(EMPLOYED_NEXT_DOOR,),
        positions=(replace(POSITION, accepts_unfunded=False),),
    )
    found = admitted(case)
    assert found.contracts == ()
    (pair,) = found.forbidden
    assert pair.forbids is Forbids.CONTRACT
    assert [verdict.rule for verdict in pair.failed] == ["scholar_resident", "scholar_not_employed"]
    assert {verdict.forbids for verdict in pair.failed} == {Forbids.CO_FUNDING}


def test_one_rule_against_the_contract_outweighs_any_against_the_money() -> None:
    case = replace(GOOD, scholars=(replace(EMPLOYED_NEXT_DOOR, occupation=JOINER),))
    (pair,) = admitted(case).forbidden
    assert pair.forbids is Forbids.CONTRACT
    assert [verdict.rule for verdict in pair.failed] == [
        "occupation_agrees",
        "scholar_resident",
        "scholar_not_employed",
    ]


def test_a_pair_that_nobody_ranked_is_no_matter_at_all() -> None:
    found = admitted(replace(GOOD, scholar_preferences=(), position_preferences=()))
    assert (found.contracts, found.forbidden) == ((), ())


def test_a_pair_that_only_one_side_ranked_is_forbidden_with_the_reason() -> None:
    (pair,) = admitted(replace(GOOD, position_preferences=())).forbidden
    assert [verdict.rule for verdict in pair.failed] == ["position_ranks_scholar"]


# Employers not met.


def test_exclude_forbids_the_employer_not_met_and_keeps_the_places_of_the_list() -> None:
    assert ranks_of(town(unvisited="exclude")) == {"P-forge": 3, "P-mill": 2}
    assert forbidden_of(town(unvisited="exclude")) == {"P-dairy": ["employer_visited"]}


def test_last_puts_the_employer_not_met_behind_all_that_are_met() -> None:
    assert ranks_of(town(unvisited="last")) == {"P-mill": 1, "P-forge": 2, "P-dairy": 3}
    assert forbidden_of(town(unvisited="last")) == {}


def test_allow_keeps_the_list_as_it_is() -> None:
    assert ranks_of(town(unvisited="allow")) == RANKS
    assert forbidden_of(town(unvisited="allow")) == {}


@pytest.mark.parametrize("unvisited", ["exclude", "last", "allow"])
def test_todays_practice_asks_for_no_visit_and_keeps_the_list(unvisited: str) -> None:
    case = replace(town(unvisited=unvisited), mechanism=Mechanism.SINGLE_EMPLOYER)
    assert ranks_of(case) == RANKS
    assert forbidden_of(case) == {}


def test_todays_practice_by_policy_asks_for_no_visit_either() -> None:
    practice = PolicyChange(parameter="mechanism_call", value="single_employer", begins=MATCH_DAY)
    found = admitted(replace(GOOD, stays=(), changes=(practice,)))
    assert found.mechanism is Mechanism.SINGLE_EMPLOYER
    assert [contract.funded for contract in found.contracts] == [True, False]


def test_whoever_did_no_stay_is_told_both_that_firms_are_few_and_this_one_is_not_met() -> None:
    (pair,) = admitted(replace(GOOD, stays=())).forbidden
    assert [verdict.rule for verdict in pair.failed] == ["visited_enough", "employer_visited"]


# What the solver is told besides.


def test_without_a_table_of_needs_the_places_asked_are_needed_each_once() -> None:
    positions = (
        replace(POSITION, places=2),
        replace(POSITION, position_id="P-2", employer_id=EmployerId("mill"), places=3),  # type: ignore[arg-type]
    )
    (need,) = admitted(replace(GOOD, positions=positions)).needs
    assert (need.occupation, need.needed, need.weight) == (FITTER, 5, 100)


def test_a_table_of_needs_counts_instead_of_the_places() -> None:
    needs = (Need(occupation=JOINER, needed=4, weight=Hundredths(150)),)
    (need,) = admitted(replace(GOOD, needs=needs)).needs
    assert (need.occupation, need.needed, need.weight) == (JOINER, 4, 150)


def test_only_employers_with_a_limit_have_one_and_nothing_is_a_limit_too() -> None:
    employers = (replace(FORGE, max_awards=0), *OTHERS)
    assert admitted(replace(GOOD, employers=employers)).employer_limits == {"forge": 0}


def test_goals_and_mechanism_of_the_case_count_over_those_of_policy() -> None:
    own = admitted(replace(GOOD, goals=(Goal.AWARDS,), mechanism=Mechanism.STABLE))
    assert (own.goals, own.mechanism) == ((Goal.AWARDS,), Mechanism.STABLE)
    policys = admitted(GOOD)
    assert (policys.goals[0], policys.mechanism) == (Goal.CO_FUNDED_AWARDS, Mechanism.OPTIMAL)


@pytest.mark.parametrize(("rule", "by_points"), [("points_then_draw", True), ("draw", False)])
def test_the_tie_rule_is_that_of_policy(rule: str, by_points: bool) -> None:
    change = PolicyChange(parameter="tie_rule", value=rule, begins=MATCH_DAY)
    assert admitted(replace(GOOD, changes=(change,))).ties_by_points is by_points


# The order of rows.


def shuffled(folder: Path, seed: int) -> None:
    """Put the rows of every table of a case folder in another order."""
    order = random.Random(seed)
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as source:
            header, *rows = csv.reader(source)
        order.shuffle(rows)
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([header, *rows])


@pytest.mark.parametrize("name", ["tiny", "velenje-completion"])
def test_the_order_of_rows_changes_nothing(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CASES / name, tmp_path / name))
    before = admitted(read_case(folder))
    shuffled(folder, seed=5)
    assert admitted(read_case(folder)) == before


def test_contracts_and_forbidden_pairs_are_sorted() -> None:
    found = admitted(read_case(CASES / "velenje-100"))
    contracts = [(c.scholar_id, c.position_id, not c.funded) for c in found.contracts]
    pairs = [(pair.scholar_id, pair.position_id) for pair in found.forbidden]
    assert contracts == sorted(set(contracts))
    assert pairs == sorted(set(pairs))
    assert len(contracts) > 100
    assert pairs


def test_a_list_of_a_scholar_may_stand_in_any_order_in_the_case_itself() -> None:
    case = town(unvisited="last")
    turned = replace(
        case,
        scholar_preferences=tuple(reversed(case.scholar_preferences)),
        position_preferences=tuple(reversed(case.position_preferences)),
        stays=tuple(reversed(case.stays)),
    )
    assert admitted(turned) == admitted(case)
