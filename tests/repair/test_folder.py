"""The output folder of a repair, from which alone it is checked; and plain folders without it."""

import shutil
from pathlib import Path

import pytest

from matching.domain import Case
from matching.engine import match, run
from matching.errors import VerifyError
from matching.outcome_json import outcome_to_json
from matching.publish import publish
from matching.read import case_from_json, with_earlier_awards
from matching.rules.book import policy_book
from matching.verify import verify
from matching.words import Lang
from matching.write import case_to_json
from tests.engine.cases import case_of
from tests.repair.events import earlier_json, no_scholar
from tests.verify.adversary import edited, forged, rehashed, with_choice


def a_repair() -> Case:
    """S-2 withdraws; three awards stay."""
    return with_earlier_awards(no_scholar("S-2")(case_of("tiny")), earlier_json("tiny"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a repair, never altered."""
    out = tmp_path_factory.mktemp("repair") / "out"
    publish(out, a_repair(), policy_book(), lang=Lang.EN)
    return out


def test_the_folder_is_verified_with_its_changes(folder: Path) -> None:
    verified = verify(folder, policy_book(), again=True)
    assert "changes.csv" in verified.remade
    assert verified.goals[0].value == 3


def test_the_case_in_the_folder_repeats_the_repair(folder: Path) -> None:
    case = case_from_json((folder / "case.json").read_bytes())
    assert outcome_to_json(match(case, policy_book())) == (folder / "outcome.json").read_bytes()


def test_changed_people_stand_first_for_the_officer_and_as_counts_for_the_council(
    folder: Path,
) -> None:
    officer = (folder / "report-officer.html").read_text(encoding="utf-8")
    council = (folder / "report.html").read_text(encoding="utf-8")
    assert officer.index('id="changes"') < officer.index('id="standing"')
    assert "S-2" in officer
    assert "3 of 4 earlier awards stay." in council
    assert "S-2" not in council


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("changes.csv", "S-2", "S-9"),
        ("case.json", '"funded": true', '"funded": false'),
        ("outcome.json", '"kept": 3', '"kept": 4'),
    ],
)
def test_an_altered_repair_with_all_hashes_anew(
    folder: Path, tmp_path: Path, file: str, before: str, after: str
) -> None:
    copy = shutil.copytree(folder, tmp_path / "out")
    words = (copy / file).read_text(encoding="utf-8")
    assert before in words
    (copy / file).write_text(words.replace(before, after, 1), encoding="utf-8")
    rehashed(copy)
    with pytest.raises(VerifyError):
        verify(copy, policy_book())


def test_an_earlier_award_quietly_left_out_of_the_case(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "out")
    edited(copy / "case.json", lambda case: case["earlier_awards"].pop())
    rehashed(copy)
    with pytest.raises(VerifyError):
        verify(copy, policy_book())


def test_a_folder_forged_whole_that_keeps_one_fewer(tmp_path: Path) -> None:
    """S-3 loses the award, as if it could not stay; the multipliers of the folder tell."""
    case = a_repair()
    true = run(case, policy_book())
    fewer = true.result.chosen[:-1]
    forged(tmp_path / "out", case, with_choice(true.problem, true.result, fewer))
    with pytest.raises(VerifyError, match="kept_awards"):
        verify(tmp_path / "out", policy_book())


def test_a_plain_match_has_no_trace_of_repairs(tmp_path: Path) -> None:
    publish(tmp_path / "out", case_of("tiny"), policy_book(), lang=Lang.EN)
    assert not (tmp_path / "out" / "changes.csv").exists()
    for name in ("case.json", "outcome.json", "certificate.json"):
        words = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert "earlier" not in words
        assert "repair" not in words
    page = (tmp_path / "out" / "report-officer.html").read_text(encoding="utf-8")
    assert "earlier award" not in page
    assert 'id="changes"' not in page
    assert b"earlier_awards" in case_to_json(a_repair())
