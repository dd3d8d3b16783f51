"""What ``ukrep5 sweep`` writes and prints."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from matching.words import Lang
from scenarios.sweeps.frame import frame_of
from scenarios.sweeps.series import percentile
from scenarios.sweeps.write import write_sweep
from tests.sweeps.grids import CLOSING, swept

CASES = Path(__file__).parents[2] / "scenarios/cases"


def _run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep of two scenarios, written in English."""
    out = tmp_path_factory.mktemp("out")
    write_sweep(out / "sweep", swept(CLOSING, out / "cells"), Lang.EN)
    return out / "sweep"


def test_the_parquet_is_the_frame_of_the_notebook(folder: Path, tmp_path: Path) -> None:
    written = pd.read_parquet(folder / "sweep.parquet")
    assert written.equals(frame_of(swept(CLOSING, tmp_path)))
    assert len(written) == 32
    assert {"share", "cap_secondary", "cap_tertiary", "co_funded", "spent"} <= set(written.columns)


def test_every_cell_has_its_budget_lines(folder: Path) -> None:
    lines = pd.read_parquet(folder / "sweep-budget-lines.parquet")
    assert list(lines["cell"]) == list(range(32))
    assert (lines["limit"] == lines["running"] + lines["spent"] + lines["remains"]).all()


def test_every_picture_stands_with_its_table(folder: Path) -> None:
    pictures = {path.stem for path in folder.glob("*.svg")}
    assert pictures == {"sweep-awards", "sweep-heat", "sweep-frontier"}
    assert all((folder / f"{name}.csv").is_file() for name in pictures)


def test_the_same_sweep_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_sweep(tmp_path / "again", swept(CLOSING, tmp_path / "cells"), Lang.EN)
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_page_needs_nothing_else_and_names_what_was_left_out(folder: Path) -> None:
    page = (folder / "sweep.html").read_text(encoding="utf-8")
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert "<script" not in page
    assert "the public draw were left out" in page


def test_pictures_and_tables_speak_slovene(tmp_path: Path) -> None:
    write_sweep(tmp_path / "sl", swept(CLOSING, tmp_path / "cells"), Lang.SL)
    assert "štipendije s sofinanciranjem" in (tmp_path / "sl" / "sweep-awards.svg").read_text(
        encoding="utf-8"
    )
    assert ";" in (tmp_path / "sl" / "sweep.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(("percent", "value"), [(10, 1), (50, 5), (90, 9), (100, 10)])
def test_a_percentile_is_a_value_that_occurs(percent: int, value: int) -> None:
    assert percentile([10, 3, 1, 2, 9, 4, 8, 5, 7, 6], percent) == value


def test_the_command_goes_through_a_grid_and_keeps_its_cells(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = _run(
        "sweep", CASES / "tiny", "--vary", "share=30|40", "--budget", "1000|2000", "--out", out,
        "--json",
    )  # fmt: skip
    assert ran.exit_code == 0, ran.stderr
    assert [row["co_funded"] for row in json.loads(ran.stdout)] == [2, 4, 2, 4]
    assert len(list((tmp_path / "out.cells").glob("*/*.json"))) == 4


def test_options_count_over_the_grid_file(tmp_path: Path) -> None:
    grid = tmp_path / "grid.toml"
    grid.write_text('budgets_eur = "1000"\n[[axis]]\nparameter = "share"\nvalues = [30, 40]\n')
    ran = _run(
        "sweep", CASES / "tiny", "--grid", grid, "--budget", "2000", "--out", tmp_path / "out",
        "--json",
    )  # fmt: skip
    assert [row["budget"] for row in json.loads(ran.stdout)] == [200_000, 200_000]


def test_a_fault_ends_with_two_and_writes_nothing(tmp_path: Path) -> None:
    ran = _run("sweep", CASES / "tiny", "--vary", "shar=30", "--out", tmp_path / "out")
    assert ran.exit_code == 2
    assert "did you mean share?" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_the_scenarios_are_listed_with_their_questions() -> None:
    ran = _run("scenarios")
    assert ran.exit_code == 0
    assert "largest-employer-closes" in ran.stdout
    assert "What happens if the employer with the most places closes?" in ran.stdout
    listed = json.loads(_run("scenarios", "--json").stdout)
    assert listed[0]["name"] == "baseline"
    assert set(listed[0]["question"]) == {"sl", "en"}
