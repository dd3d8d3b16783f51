"""The main job on the command line: match, verify, explain."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from matching.read import read_case
from tests.cli.running import ROOT, Run


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the smallest case, written by the real command."""
    folder = tmp_path_factory.mktemp("match") / "out"
    case = ROOT / "scenarios" / "cases" / "tiny"
    subprocess.run(
        [sys.executable, "-m", "api.cli", "match", str(case), "--out", str(folder)],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    return folder


def test_the_folder_has_what_a_reader_and_an_auditor_need(out: Path) -> None:
    assert {"case.json", "outcome.json", "certificate.json", "report.html"} <= {
        path.name for path in out.iterdir()
    }


def test_the_summary_counts_what_the_outcome_has(run: Run, tiny: Path, tmp_path: Path) -> None:
    result = run("match", tiny, "--out", tmp_path / "out", "--json")
    found = json.loads(result.stdout)
    outcome = json.loads((tmp_path / "out" / "outcome.json").read_text(encoding="utf-8"))
    assert found["awards"] == len(outcome["awards"])
    assert found["co_funded"] == sum(award["funded"] for award in outcome["awards"])
    assert found["awards"] + found["unmatched"] == len(read_case(tiny).scholars)
    for line in found["lines"]:
        assert line["limit"] == line["running"] + line["spent"] + line["remains"]
    assert Path(found["report"]).is_file()


def test_the_tables_tell_target_line_goals_and_report(run: Run, tiny: Path, tmp_path: Path) -> None:
    shown = run("match", tiny, "--out", tmp_path / "out").stdout
    for words in ("awards with co-funding", "budget line", "remains", "proven"):
        assert words in shown
    assert shown.splitlines()[-1] == f"Report: {tmp_path / 'out' / 'report.html'}"


def test_the_default_folder_has_the_name_of_the_case(
    run: Run, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("match", tiny).exit_code == 0
    assert (tmp_path / "out" / "tiny" / "outcome.json").is_file()


def test_a_target_not_met_ends_with_1_only_where_it_is_asked_for(
    run: Run, out: Path, tmp_path: Path
) -> None:
    case = json.loads((out / "case.json").read_text(encoding="utf-8"))
    for target, code in ((1, 0), (1_000, 1)):
        path = tmp_path / "case.json"
        path.write_text(json.dumps(case | {"target": target}), encoding="utf-8")
        asked = run("match", path, "--out", tmp_path / "out", "--require-target", "--json")
        assert asked.exit_code == code
        assert json.loads(asked.stdout)["target_met"] is (code == 0)
        assert run("match", path, "--out", tmp_path / "out").exit_code == 0


def test_the_mechanism_asked_for_comes_before_that_of_the_case(
    run: Run, tiny: Path, tmp_path: Path
) -> None:
    options = ("--mechanism", "stable", "--out", tmp_path / "out", "--json")
    assert json.loads(run("match", tiny, *options).stdout)["mechanism"] == "stable"
    case = json.loads((tmp_path / "out" / "case.json").read_text(encoding="utf-8"))
    assert case["mechanism"] == "stable"


@pytest.mark.parametrize("words", ["stabilni", "Stabilni", "stable"])
def test_a_mechanism_may_be_named_as_in_a_case(
    run: Run, tiny: Path, tmp_path: Path, words: str
) -> None:
    result = run("match", tiny, "--mechanism", words, "--out", tmp_path / "out", "--json")
    assert json.loads(result.stdout)["mechanism"] == "stable"


def test_an_unknown_mechanism_is_told_in_a_sentence(run: Run, tiny: Path, tmp_path: Path) -> None:
    options = ("--mechanism", "best", "--lang", "sl", "--out", tmp_path / "out")
    result = run("match", tiny, *options)
    assert result.exit_code == 2
    assert result.stderr.startswith("--mechanism: pričakovano: najboljši, stabilni")
    assert not (tmp_path / "out").exists()


def test_a_completion_is_told_in_jobs_without_money_and_target(run: Run, tmp_path: Path) -> None:
    case = ROOT / "scenarios" / "cases" / "velenje-completion"
    result = run("match", case, "--out", tmp_path / "out", "--require-target")
    assert result.exit_code == 0
    assert "with a job" in result.stdout
    assert "most jobs" in result.stdout
    for words in ("co-funding", "target", "award", "cost"):
        assert words not in result.stdout, words
    found = json.loads(run("match", case, "--out", tmp_path / "out", "--json").stdout)
    assert (found["co_funded"], found["target"], found["target_met"]) == (None, None, None)


def test_a_faulty_case_writes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "empty").exit_code == 0
    result = run("match", tmp_path / "empty", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_what_was_written_is_verified(run: Run, out: Path) -> None:
    result = run("verify", out)
    assert result.exit_code == 0
    assert result.stdout.strip()


def test_an_altered_outcome_is_not_verified(run: Run, tiny: Path, tmp_path: Path) -> None:
    assert run("match", tiny, "--out", tmp_path / "out").exit_code == 0
    path = tmp_path / "out" / "outcome.json"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    result = run("verify", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_a_folder_that_is_no_output_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    result = run("verify", tmp_path)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_every_wish_of_a_scholar_has_a_reason(run: Run, tiny: Path) -> None:
    case = read_case(tiny)
    for scholar in case.scholars:
        result = run("explain", tiny, scholar.scholar_id)
        assert result.exit_code == 0
        assert result.stdout.startswith(scholar.scholar_id)
        for wish in case.scholar_preferences:
            if wish.scholar_id == scholar.scholar_id:
                assert wish.position_id in result.stdout


def test_a_forbidden_wish_names_rule_facts_and_law(run: Run, tiny: Path) -> None:
    shown = [run("explain", tiny, each.scholar_id).stdout for each in read_case(tiny).scholars]
    rules = [each for each in shown if "least_firms_visited since" in " ".join(each.split())]
    assert rules
    assert all("enough firms visited" in " ".join(each.split()) for each in rules)


def test_one_wish_can_be_asked_for(run: Run, tiny: Path) -> None:
    case = read_case(tiny)
    first, second = (
        wish.position_id
        for wish in case.scholar_preferences
        if wish.scholar_id == case.scholars[0].scholar_id
    )
    shown = run("explain", tiny, case.scholars[0].scholar_id, "--position", second).stdout
    assert second in shown
    assert first not in shown.partition("\n")[2]


@pytest.mark.parametrize(
    ("asked", "nearest"), [(("S-11",), "S-1"), (("S-1", "--position", "PP-1"), "P-1")]
)
def test_an_unknown_id_gets_the_nearest(
    run: Run, tiny: Path, asked: tuple[str, ...], nearest: str
) -> None:
    result = run("explain", tiny, *asked)
    assert result.exit_code == 2
    assert f"did you mean {nearest}?" in result.stderr
