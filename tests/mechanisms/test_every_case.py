"""Every mechanism on every case: checked, published, verified without a solver."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matching.domain import CaseKind, Mechanism
from matching.engine import run
from matching.publish import publish
from matching.read import read_case
from matching.rules.book import policy_book
from matching.solver.blocking import blocks
from matching.solver.choice import public_order
from matching.verify import verify
from matching.words import Lang
from scenarios.generate import generate

CASES = Path(__file__).parents[2] / "scenarios" / "cases"
NAMES = ("tiny", "velenje-2019", "velenje-2022", "velenje-100", "velenje-completion")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mechanism", [Mechanism.STABLE, Mechanism.SINGLE_EMPLOYER])
def test_mechanisms_without_a_search_run_on_every_case(name: str, mechanism: Mechanism) -> None:
    case = replace(read_case(CASES / name), mechanism=mechanism)
    outcome = run(case, policy_book()).outcome
    assert outcome.awards
    assert outcome.mechanism is mechanism
    obtained = {(award.scholar_id, award.position_id) for award in outcome.awards}
    assert obtained.isdisjoint((p.scholar_id, p.position_id) for p in outcome.blocking)
    assert all(pair.missing > 0 for pair in outcome.excused)


@pytest.mark.parametrize("name", ["tiny", "velenje-2022", "velenje-completion"])
def test_fewest_blocking_finds_agreement_where_the_goals_alone_do_not(name: str) -> None:
    case = read_case(CASES / name)
    fewest = run(replace(case, mechanism=Mechanism.FEWEST_BLOCKING), policy_book())
    assert fewest.result.fewest is not None
    assert fewest.result.fewest.proven
    assert len(fewest.outcome.blocking) == fewest.result.fewest.value == 0
    assert all(goal.proven for goal in fewest.outcome.goals)
    optimal = run(replace(case, mechanism=Mechanism.OPTIMAL), policy_book()).outcome
    assert len(optimal.blocking) >= len(fewest.outcome.blocking)
    assert optimal.co_funded >= fewest.outcome.co_funded


@pytest.mark.parametrize("mechanism", list(Mechanism))
def test_the_report_sets_the_ways_of_choosing_side_by_side_and_verify_makes_it_again(
    mechanism: Mechanism, tmp_path: Path
) -> None:
    case = replace(read_case(CASES / "tiny"), mechanism=mechanism)
    outcome = publish(tmp_path / "out", case, policy_book(), lang=Lang.EN)
    verify(tmp_path / "out", policy_book())
    page = (tmp_path / "out" / "report-officer.html").read_text(encoding="utf-8")
    (section,) = re.findall(r'<section id="mechanisms">.*?</section>', page, re.DOTALL)
    assert "stable match" in section
    assert "today&#39;s practice" in section
    (past,) = re.findall(r'<section id="past_the_match">.*?</section>', page, re.DOTALL)
    assert all(pair.position_id in past for pair in outcome.blocking)


def test_the_council_sees_how_many_pairs_block_but_no_scholar(tmp_path: Path) -> None:
    case = replace(read_case(CASES / "tiny"), mechanism=Mechanism.SINGLE_EMPLOYER)
    outcome = publish(tmp_path / "out", case, policy_book(), lang=Lang.EN)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert outcome.blocking
    assert "There is 1 blocking pair." in page
    assert not any(scholar.scholar_id in page for scholar in case.scholars)


def test_a_completion_shows_the_settlement_in_its_three_forms(tmp_path: Path) -> None:
    case = read_case(CASES / "velenje-completion")
    assert case.kind is CaseKind.COMPLETION
    publish(tmp_path / "out", case, policy_book(), lang=Lang.EN)
    verify(tmp_path / "out", policy_book())
    page = (tmp_path / "out" / "report-officer.html").read_text(encoding="utf-8")
    for said in ("no settlement", "the chosen employer repays", "the pool repays", "never charged"):
        assert said in page


def test_nobody_who_is_fundable_blocks_past_a_large_stable_match() -> None:
    """Blocking pairs are then only of those below the cutoff, whom the rest would pay for."""
    made = run(replace(generate(2_000, 5), mechanism=Mechanism.STABLE), policy_book())
    assert made.result.cutoff is not None
    fundable = set(public_order(made.problem)[: made.result.cutoff].tolist())
    found = blocks(made.problem, np.array(made.result.chosen, dtype=np.int64))
    assert found
    assert fundable.isdisjoint(
        int(made.problem.scholar[block.contract]) for block in found if not block.missing
    )
