"""What ``ukrep5 frontier`` writes and prints."""

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app

CASES = Path(__file__).parents[2] / "scenarios/cases"


def _run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, ["frontier", *(str(each) for each in arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frontier of the case with the target of 100, in English."""
    out = tmp_path_factory.mktemp("out") / "frontier"
    assert _run(CASES / "velenje-100", "--out", out, "--lang", "en").exit_code == 0
    return out


def _rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter=delimiter))


def _cents(amount: str) -> int:
    whole, places = amount.split(".")
    return int(whole) * 100 + int(places)


def test_the_csv_has_every_award_with_its_price(folder: Path) -> None:
    rows = _rows(folder / "frontier.csv")
    assert [int(row["Awards"]) for row in rows] == list(range(1, len(rows) + 1))
    needed = [_cents(row["Line needed"]) for row in rows]
    prices = [_cents(row["Price of this award"]) for row in rows]
    spent = [_cents(row["Spent on new awards"]) for row in rows]
    assert spent == [sum(prices[: no + 1]) for no in range(len(rows))]
    assert {before - after for before, after in zip(needed, spent, strict=True)} == {6_924_00}
    for row in rows:
        assert int(row["Pupils"]) + int(row["Students"]) == int(row["Awards"])


def test_the_csv_of_the_least_numbers_holds_the_line_itself(folder: Path) -> None:
    rows = {row["Line"]: row for row in _rows(folder / "frontier-levels.csv")}
    assert rows["65000.00"]["Awards with it"] == "104"


@pytest.mark.parametrize("lang", ["en", "sl"])
def test_picture_and_page_need_nothing_else(tmp_path: Path, lang: str) -> None:
    assert _run(CASES / "tiny", "--out", tmp_path / "o", "--lang", lang).exit_code == 0
    picture = (tmp_path / "o/frontier.svg").read_text(encoding="utf-8")
    page = (tmp_path / "o/frontier.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    for document in (picture.replace('xmlns="http://www.w3.org/2000/svg"', ""), page):
        for reference in ("http", "url(", "@import", "<script", "href", "src="):
            assert reference not in document


def test_the_picture_shows_line_and_target(folder: Path) -> None:
    picture = ET.fromstring((folder / "frontier.svg").read_text(encoding="utf-8"))
    said = [words.text for words in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"target 100", "target: 60,262.00 EUR", "line 65,000.00 EUR: 104"} <= set(said)
    width, height = (int(each) for each in picture.attrib["viewBox"].split()[2:])
    for dot in picture.iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= int(dot.attrib["cx"]) <= width
        assert 0 <= int(dot.attrib["cy"]) <= height


def test_the_staircase_is_drawn_corner_by_corner(folder: Path) -> None:
    picture = ET.fromstring((folder / "frontier.svg").read_text(encoding="utf-8"))
    (stairs,) = picture.iter("{http://www.w3.org/2000/svg}path")
    assert stairs.attrib["d"].count("H") == len(_rows(folder / "frontier.csv"))


def test_the_page_has_the_table_beside_the_picture(folder: Path) -> None:
    page = (folder / "frontier.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 1
    for row in _rows(folder / "frontier.csv"):
        assert row["Comes in"].split(", ")[0] in page


def test_what_is_printed_says_the_price_of_the_next_award(tmp_path: Path) -> None:
    result = _run(CASES / "tiny", "--out", tmp_path / "o", "--lang", "en")
    assert result.exit_code == 0
    assert "The line of 2,000.00 EUR buys 4 awards with co-funding." in result.stdout
    assert (
        "The next award costs 960.00 EUR; with 784.00 EUR more on the line it is bought."
        in result.stdout
    )
    assert "add --steps" in result.stdout


def test_steps_are_printed_and_written(tmp_path: Path) -> None:
    result = _run(CASES / "tiny", "--out", tmp_path / "o", "--lang", "en", "--steps", "3")
    assert "Lose the award" in result.stdout
    assert "nested set" in result.stdout
    assert len(_rows(tmp_path / "o/frontier-steps.csv")) == 2
    assert _rows(tmp_path / "o/frontier-nested.csv")


def test_json_is_printed_alone(tmp_path: Path) -> None:
    result = _run(CASES / "tiny", "--out", tmp_path / "o", "--json")
    found = json.loads(result.stdout)
    assert found["exact"] is True
    assert [corner["awards"] for corner in found["corners"]] == [0, 1, 2, 3, 4, 5]


def test_slovene_files_are_slovene(tmp_path: Path) -> None:
    assert _run(CASES / "tiny", "--out", tmp_path / "o", "--lang", "sl").exit_code == 0
    header = (tmp_path / "o/frontier.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.startswith("Štipendije;")


def test_the_default_folder_is_not_that_of_the_match(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run(CASES / "tiny").exit_code == 0
    assert (tmp_path / "out/tiny-frontier/frontier.csv").is_file()


def test_a_line_that_is_not_there_ends_with_2_and_writes_nothing(tmp_path: Path) -> None:
    result = _run(CASES / "tiny", "--out", tmp_path / "o", "--line", "x")
    assert result.exit_code == 2
    assert "x is no budget line" in result.stderr
    assert not (tmp_path / "o").exists()


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    for out in ("a", "b"):
        assert _run(CASES / "tiny", "--out", tmp_path / out).exit_code == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
