"""What the command leaves behind: a page that needs nothing else, tables, tidy rows."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from matching.domain import BudgetLine
from matching.money import Cents
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.cohorts import years
from scenarios.cohorts.write import write_years
from tests.cohorts.hand import alike, nothing_happens

TINY = Path(__file__).parents[2] / "scenarios" / "cases" / "tiny"


def _run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    asked = ("years", TINY, "--years", 3, "--seeds", 2, "--workers", 1, *arguments)
    return runner.invoke(app, [str(each) for each in asked])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("years") / "out"
    result = _run("--out", folder, "--lang", "en")
    assert result.exit_code == 0, result.output
    return folder


def test_the_same_simulation_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    _run("--out", tmp_path / "again", "--lang", "en")
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(path.name for path in (tmp_path / "again").iterdir())
    for name in names:
        assert (out / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_the_answer_stands_on_top_of_the_page_and_is_printed(out: Path) -> None:
    page = (out / "years.html").read_text(encoding="utf-8")
    printed = _run("--out", out, "--lang", "en").stdout.splitlines()
    top = page.split('class="answer"')[1].split("</p>")[0]
    for sentence in printed[:3]:
        assert sentence.split(" EUR")[0].replace("\N{NO-BREAK SPACE}", " ") in top.replace(
            "\N{NO-BREAK SPACE}", " "
        )
    assert "steady state" in top
    assert "sustains" in top


def test_the_page_needs_nothing_else(out: Path) -> None:
    page = (out / "years.html").read_text(encoding="utf-8")
    assert "http://" not in page
    assert "https://" not in page
    assert "<script" not in page


def test_every_picture_has_its_table(out: Path) -> None:
    page = (out / "years.html").read_text(encoding="utf-8")
    twins = page.split('<div class="twins">')[1:]
    assert len(twins) == 6
    assert all("<svg" in twin and "<table" in twin for twin in twins)


def test_assumptions_stand_apart_from_facts(out: Path) -> None:
    assumed = (out / "years-assumed.csv").read_text(encoding="utf-8").splitlines()[1:]
    known = (out / "years-known.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(assumed) == 16
    assert all(",assumed," in line for line in assumed)
    assert len(known) == 6
    assert any(",66.40," in line and "primary source" in line for line in known)


def test_rows_of_every_history_are_tidy(out: Path) -> None:
    rows = pq.read_table(out / "histories.parquet")
    assert rows.num_rows == 9 * 2 * 3 - 2 * 3  # nine plans less one, two seeds, three years
    assert {"scenario", "plan", "seed", "year", "spent", "awards"} <= set(rows.column_names)
    lines = (out / "histories.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + rows.num_rows
    months = pq.read_table(out / "months.parquet")
    as_it_is = [row for row in months.to_pylist() if row["plan"] == "as_it_is" and row["seed"] == 1]
    assert len(as_it_is) == 3 * 12 + 1  # students' school year ends a month later


def test_every_table_is_a_sheet(out: Path) -> None:
    with ZipFile(out / "years.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 1 + len(list(out.glob("years-*.csv")))


def test_machines_read_the_answers(tmp_path: Path) -> None:
    shown = json.loads(_run("--out", tmp_path / "out", "--json").stdout)
    assert [each["sum"] for each in shown["sustained"]] == [
        1_500_000,
        3_800_000,
        6_000_000,
        10_000_000,
    ]


def test_scenarios_stand_beside_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = _run(
        "--out", folder, "--scenario", "baseline", "--scenario", "single-employer", "--lang", "sl"
    )
    assert done.exit_code == 0
    table = (folder / "years-scenarios.csv").read_text(encoding="utf-8")
    assert table.splitlines()[1].startswith("baseline;")
    assert table.splitlines()[2].startswith("single-employer;")


def test_an_unknown_scenario_is_refused_and_nothing_written(tmp_path: Path) -> None:
    result = _run("--out", tmp_path / "out", "--scenario", "basline", "--lang", "en")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ((), 0),
        ((BudgetLine(name="a", limit=Cents(20_000_00), school_year="2024/25"),), 2),
        (
            (
                BudgetLine(
                    name="2024",
                    limit=Cents(16_000_00),
                    begins=date(2024, 1, 1),
                    until=date(2024, 12, 31),
                ),
                BudgetLine(
                    name="2025",
                    limit=Cents(32_000_00),
                    begins=date(2025, 1, 1),
                    until=date(2025, 12, 31),
                ),
            ),
            0,
        ),
    ],
    ids=["none", "school year", "calendar years"],
)
def test_a_line_is_drawn_where_it_is_of_the_school_year(
    lines: tuple[BudgetLine, ...], rules: int, tmp_path: Path
) -> None:
    found = years(
        replace(alike(), budget=lines),
        policy_book(),
        years=2,
        seeds=1,
        workers=1,
        rates=nothing_happens(),
    )
    write_years(tmp_path / "out", found, Lang.EN)
    page = (tmp_path / "out" / "years.html").read_text(encoding="utf-8")
    assert page.count('stroke-dasharray="6 4"') == rules


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert _run("--out", tmp_path, "--lang", "en").exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
