"""Earlier awards on their way in: from an outcome, from tables, and what is wrong with them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from matching.domain import BudgetLine, Case, CaseKind, Goal, Mechanism
from matching.engine import run
from matching.errors import Fault, InputError, PolicyError
from matching.money import Cents
from matching.outcome_json import outcome_to_json
from matching.read import case_from_json, read_case, with_earlier_awards
from matching.rules.book import policy_book
from matching.write import Form, case_to_json, write_case
from tests.engine.cases import case_of
from tests.repair.events import earlier_json


def a_repair() -> Case:
    return with_earlier_awards(case_of("tiny"), earlier_json("tiny"))


def faults_of(case: Case, outcome: bytes) -> list[Fault]:
    with pytest.raises(InputError) as refused:
        with_earlier_awards(case, outcome)
    return list(refused.value.faults)


def test_the_awards_of_an_outcome_come_with_what_they_cost_on_the_lines() -> None:
    awards = a_repair().earlier_awards
    assert [(each.scholar_id, each.position_id, each.costs) for each in awards] == [
        ("S-1", "P-2", (432_00,)),
        ("S-2", "P-1", (480_00,)),
        ("S-3", "P-3", (480_00,)),
        ("S-4", "P-2", (432_00,)),
    ]
    assert all(award.funded for award in awards)


def test_a_line_of_another_name_has_paid_nothing_and_one_that_is_gone_is_forgotten() -> None:
    case = case_of("tiny")
    new = BudgetLine(name="Nova", limit=Cents(1), school_year="2023/24")
    awards = with_earlier_awards(replace(case, budget=(*case.budget, new)), earlier_json("tiny"))
    assert awards.earlier_awards[0].costs == (432_00, 0)
    awards = with_earlier_awards(replace(case, budget=(new,)), earlier_json("tiny"))
    assert awards.earlier_awards[0].costs == (0,)


@pytest.mark.parametrize("form", list(Form))
def test_tables_hold_earlier_awards(tmp_path: Path, form: Form) -> None:
    out = tmp_path / ("case.xlsx" if form is Form.XLSX else "case")
    write_case(a_repair(), out, form=form)
    assert read_case(out) == a_repair()
    assert case_from_json(case_to_json(a_repair())) == a_repair()


def test_a_case_without_them_says_nothing_of_them() -> None:
    assert "earlier_awards" not in json.loads(case_to_json(case_of("tiny")))


@pytest.mark.parametrize("outcome", [b"{", b"{}", b"[]", b'{"lines": [], "awards": [{}]}'])
def test_what_is_no_outcome_is_a_fault(outcome: bytes) -> None:
    (fault,) = faults_of(case_of("tiny"), outcome)
    assert (fault.file, fault.kind) == ("outcome.json", "json")


def test_an_outcome_with_two_awards_of_one_scholar_or_a_cost_below_0_is_refused() -> None:
    outcome = json.loads(earlier_json("tiny"))
    outcome["awards"][1]["scholar_id"] = "S-1"
    outcome["awards"][2]["line_costs"] = [-1]
    faults = faults_of(case_of("tiny"), json.dumps(outcome).encode())
    assert {fault.kind for fault in faults} == {"duplicate", "amounts"}


def test_an_outcome_without_awards_is_a_fault() -> None:
    (fault,) = faults_of(case_of("tiny"), b'{"lines": [], "awards": []}')
    assert fault.kind == "no_awards"


def test_costs_for_another_number_of_lines_are_a_fault() -> None:
    document = json.loads(case_to_json(a_repair()))
    document["earlier_awards"][1]["costs"] = [1, 2]
    with pytest.raises(InputError) as refused:
        case_from_json(json.dumps(document))
    (fault,) = refused.value.faults
    assert (fault.file, fault.kind) == ("earlier_awards[1].costs", "line_costs")


def test_two_earlier_awards_of_one_scholar_are_a_fault() -> None:
    document = json.loads(case_to_json(a_repair()))
    document["earlier_awards"].append(document["earlier_awards"][0])
    with pytest.raises(InputError) as refused:
        case_from_json(json.dumps(document))
    assert {fault.kind for fault in refused.value.faults} == {"duplicate"}


@pytest.mark.parametrize("mechanism", [m for m in Mechanism if m is not Mechanism.OPTIMAL])
def test_mechanisms_that_cannot_promise_to_keep_awards_refuse(mechanism: Mechanism) -> None:
    with pytest.raises(PolicyError, match="under the mechanism optimal only"):
        run(replace(a_repair(), mechanism=mechanism), policy_book())


def test_a_choice_at_completion_is_repaired_where_goals_are_asked_for() -> None:
    case = replace(case_of("velenje-completion"), mechanism=Mechanism.OPTIMAL)
    assert case.kind is CaseKind.COMPLETION
    first = run(case, policy_book()).outcome
    again = run(with_earlier_awards(case, outcome_to_json(first)), policy_book()).outcome
    assert again.repair is not None
    assert again.repair.changes == ()


def test_earlier_awards_come_before_every_goal_that_the_case_names() -> None:
    goals = (Goal.AWARDS, Goal.KEPT_AWARDS, Goal.DRAW)
    made = run(replace(a_repair(), goals=goals), policy_book())
    assert made.problem.goals == (Goal.KEPT_AWARDS, Goal.AWARDS, Goal.DRAW)
