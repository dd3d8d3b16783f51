"""Advice is true for the mechanism in force, and chances are told only from many."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.pages.graduate.advice import TRUE_LIST, advice
from api.store.store import open_store
from matching.domain import Case, CaseKind, Mechanism, PolicyChange
from matching.read import read_case
from tests.pages_parties.town import Town, town_of
from tests.store.rooms import CASES, tiny


def ruled_by(mechanism: Mechanism, cutoff: str = "spend", kind: CaseKind = CaseKind.CALL) -> Case:
    change = PolicyChange(parameter="cutoff", value=cutoff, begins=date(2019, 9, 1))
    return replace(tiny(), mechanism=mechanism, kind=kind, changes=(change,))


@pytest.mark.parametrize(
    ("case", "true_list"),
    [
        (tiny(), False),
        (ruled_by(Mechanism.OPTIMAL), False),
        (ruled_by(Mechanism.FEWEST_BLOCKING), False),
        (ruled_by(Mechanism.SINGLE_EMPLOYER), False),
        (ruled_by(Mechanism.STABLE, "spend"), False),
        (ruled_by(Mechanism.STABLE, "positions"), False),
        (ruled_by(Mechanism.STABLE, "guaranteed"), True),
        (ruled_by(Mechanism.STABLE, "spend", CaseKind.COMPLETION), True),
        (ruled_by(Mechanism.OPTIMAL, "spend", CaseKind.COMPLETION), False),
    ],
)
def test_the_true_list_is_called_best_only_where_it_is(case: Case, true_list: bool) -> None:
    said = advice(case, held=False)
    assert len(set(said)) == 3
    assert (TRUE_LIST in said) is true_list


def test_a_held_place_is_promised_only_to_whom_one_is_held() -> None:
    case = ruled_by(Mechanism.STABLE, kind=CaseKind.COMPLETION)
    assert advice(case, held=True) != advice(case, held=False)


def test_without_earlier_matches_nothing_is_said_on_chances(town: Town) -> None:
    assert "Nothing can be said on your chances yet" in town.scholar().see("/graduate/list")


def test_at_completion_the_line_speaks_of_jobs_and_the_true_list_is_called_best(
    tmp_path: Path,
) -> None:
    case = read_case(CASES / "velenje-completion")
    store = open_store(f"sqlite:///{tmp_path / 'ukrep5.sqlite'}")
    holder = next(each.scholar_id for each in case.scholars if each.held_position is not None)
    shown = town_of(store, case).scholar(holder).see("/graduate/list")
    store.close()
    assert "rather none of these jobs" in shown
    assert "no other order can bring you anything better" in shown
    assert "You cannot lose by this" in shown
