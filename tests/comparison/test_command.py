"""What ``ukrep5 compare`` writes and prints."""

import csv
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from api.cli import app

CASES = Path(__file__).parents[2] / "scenarios/cases"
CLOSING = ("baseline", "largest-employer-closes", "share-50")


def _run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, ["compare", *(str(each) for each in arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three scenarios of the smallest case, in English."""
    out = tmp_path_factory.mktemp("out") / "compared"
    assert _run(CASES / "tiny", *CLOSING, "--out", out, "--lang", "en").exit_code == 0
    return out


def _rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter=delimiter))


def test_the_first_paragraph_answers_on_the_page_in_the_words_printed(tmp_path: Path) -> None:
    printed = _run(CASES / "tiny", *CLOSING, "--out", tmp_path / "o", "--lang", "en").stdout
    page = (tmp_path / "o/comparison.html").read_text(encoding="utf-8")
    paragraph = re.search(r'<p class="answer">(.*?)</p>', page, re.DOTALL)
    assert paragraph is not None
    shown = " ".join(paragraph[1].replace("\N{NO-BREAK SPACE}", " ").split())
    assert shown == " ".join(printed.split("What each scenario brings")[0].split())
    assert "gives 1 fewer award with co-funding (3 instead of 4)" in shown
    assert "Dearest for the municipality: largest-employer-closes." in shown


def test_the_officer_s_first_question_is_answered_on_the_case_of_the_target(
    tmp_path: Path,
) -> None:
    names = ("baseline", "caps-50-90", "budget-15000")
    result = _run(CASES / "velenje-100", *names, "--out", tmp_path / "o", "--lang", "en")
    assert result.exit_code == 0
    for said in (
        "Scenario baseline gives 104 awards with co-funding",
        "Scenario caps-50-90 gives 6 fewer awards with co-funding (98 instead of 104)",
        "Scenario budget-15000 gives 86 fewer awards with co-funding (18 instead of 104)",
        "scholars lose the award there, most often because: the line is spent",
        "Most awards with co-funding: baseline.",
    ):
        assert said in result.stdout
    assert len(list((tmp_path / "o").glob("waterfall-*.svg"))) == 4


def test_every_table_is_a_csv_and_a_sheet(folder: Path) -> None:
    names = {path.stem for path in folder.glob("*.csv")} - {"tidy"}
    assert names == {
        "scenarios",
        "indicators",
        "differences",
        "levels",
        "lines",
        "calendar-years",
        "school-years",
        "employers",
        "needs",
        "places",
        "waterfall",
        "gains-and-losses",
        "reasons",
        "scholars",
    }
    sheets = CalamineWorkbook.from_path(folder / "comparison.xlsx").sheet_names
    assert len(sheets) == len(names) + 2
    assert (sheets[0], sheets[-1]) == ("Answer", "Pictures")


def test_the_workbook_holds_every_picture(folder: Path) -> None:
    with zipfile.ZipFile(folder / "comparison.xlsx") as book:
        images = [name for name in book.namelist() if name.startswith("xl/media/")]
        assert len(images) == len(list(folder.glob("*.svg")))
        assert all(book.read(name).startswith(b"\x89PNG") for name in images)


def test_the_workbook_has_numbers_and_not_words(folder: Path) -> None:
    book = CalamineWorkbook.from_path(folder / "comparison.xlsx")
    rows = {row[0]: row[1:] for row in book.get_sheet_by_name("Measures").to_python()}
    assert rows["awards with co-funding"] == [4, 3, 4]
    assert rows["municipality pays to completion"] == [5268, 5830, 5740]


def test_differences_are_those_of_the_columns(folder: Path) -> None:
    values = {row["Measure"]: row for row in _rows(folder / "indicators.csv")}
    for row in _rows(folder / "differences.csv"):
        for name in CLOSING[1:]:
            before, after = values[row["Measure"]]["baseline"], values[row["Measure"]][name]
            assert float(row[name]) == pytest.approx(float(after) - float(before))


def test_tidy_rows_have_one_figure_each_and_the_same_in_both_languages(
    folder: Path, tmp_path: Path
) -> None:
    rows = _rows(folder / "tidy.csv")
    keys = [(row["scenario"], row["indicator"], row["of"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert {row["scenario"] for row in rows} == set(CLOSING)
    assert _run(CASES / "tiny", *CLOSING, "--out", tmp_path / "o", "--lang", "sl").exit_code == 0
    assert (tmp_path / "o/tidy.csv").read_bytes() == (folder / "tidy.csv").read_bytes()


def test_the_steps_lead_from_the_first_scenario_to_each_other(folder: Path) -> None:
    rows = _rows(folder / "waterfall.csv")
    for name in CLOSING[1:]:
        of_scenario = [row for row in rows if row["Scenario"] == name]
        for payer in ("Municipality", "Employers"):
            first, *steps, last = (round(float(row[payer]) * 100) for row in of_scenario)
            assert first + sum(steps) == last


def test_scholars_stand_by_their_ids_on_the_officers_page_only(folder: Path) -> None:
    council = (folder / "comparison.html").read_text(encoding="utf-8")
    officer = (folder / "comparison-officer.html").read_text(encoding="utf-8")
    officer = officer.replace("\N{NO-BREAK SPACE}", " ")
    for row in _rows(folder / "scholars.csv"):
        assert row["Scholar"] in officer
        assert row["Scholar"] not in council
        assert row["Because"] in officer


def test_names_of_people_stand_nowhere(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    for path in (CASES / "tiny").iterdir():
        (case / path.name).write_bytes(path.read_bytes())
    persons = "scholar_id,name,contact,legal_representative\nS-1,Imaginarij Izmislek,,\n"
    (case / "persons.csv").write_text(persons, encoding="utf-8")
    assert _run(case, *CLOSING, "--out", tmp_path / "o").exit_code == 0
    for path in (tmp_path / "o").iterdir():
        assert b"Izmislek" not in path.read_bytes()


@pytest.mark.parametrize("lang", ["en", "sl"])
def test_the_pages_need_nothing_else(tmp_path: Path, lang: str) -> None:
    assert _run(CASES / "tiny", *CLOSING, "--out", tmp_path / "o", "--lang", lang).exit_code == 0
    for name in ("comparison.html", "comparison-officer.html"):
        page = (tmp_path / "o" / name).read_text(encoding="utf-8")
        assert f'<html lang="{lang}">' in page
        for reference in ("http", "@import", "<script", "href", "src="):
            assert reference not in page


def test_markdown_shows_every_picture_and_table_of_the_page(folder: Path) -> None:
    words = (folder / "comparison.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\]\(([\w-]+\.svg)\)", words))
    assert shown == {path.name for path in folder.glob("*.svg")}
    page = (folder / "comparison-officer.html").read_text(encoding="utf-8")
    assert words.count("\n### ") == page.count("<caption")
    widths = [
        {line.replace(r"\|", "").count("|") for line in block.splitlines() if line[:1] == "|"}
        for block in words.split("\n\n")
    ]
    assert {len(width) for width in widths} <= {0, 1}


def test_pictures_are_whole_drawings(folder: Path) -> None:
    for path in folder.glob("*.svg"):
        picture = ET.fromstring(path.read_text(encoding="utf-8"))
        assert picture.tag == "{http://www.w3.org/2000/svg}svg"
        assert picture.attrib["aria-label"]


def test_the_same_scenarios_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert _run(CASES / "tiny", *CLOSING, "--out", tmp_path / "o", "--lang", "en").exit_code == 0
    names = {path.name for path in folder.iterdir()}
    assert names == {path.name for path in (tmp_path / "o").iterdir()}
    for name in names:
        assert (folder / name).read_bytes() == (tmp_path / "o" / name).read_bytes(), name


def test_json_is_printed_alone(tmp_path: Path) -> None:
    result = _run(CASES / "tiny", *CLOSING, "--out", tmp_path / "o", "--json")
    told = json.loads(result.stdout)
    assert told["scenarios"] == list(CLOSING)
    assert [change["fate"] for change in told["against"][0]["changes"]] == [
        "award_lost",
        "award_lost",
        "award_gained",
    ]
    assert set(told["against"][0]["changes"][0]["because"]) == {"sl", "en"}


def test_slovene_files_are_slovene(tmp_path: Path) -> None:
    assert _run(CASES / "tiny", *CLOSING, "--out", tmp_path / "o", "--lang", "sl").exit_code == 0
    lines = (tmp_path / "o/lines.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("Proračunska postavka;Scenarij;")
    assert "2000,00" in lines[1]
    page = (tmp_path / "o/comparison.html").read_text(encoding="utf-8")
    assert "<h1>Primerjava scenarijev</h1>" in page
    assert "Kaj prinese razpis takšen, kot je?" in page


def test_a_scenario_of_one_s_own_is_a_file(tmp_path: Path) -> None:
    own = tmp_path / "more.toml"
    own.write_text(
        'name = "more"\nquestion_sl = "Kaj?"\nquestion_en = "What?"\n'
        '[[line]]\nlimit_eur = "15000"\n',
        encoding="utf-8",
    )
    result = _run(CASES / "tiny", "baseline", own, "--out", tmp_path / "o", "--lang", "en")
    assert result.exit_code == 0
    assert "Scenario more gives 1 more award with co-funding (5 instead of 4)" in result.stdout


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("baseline",), "at least two scenarios"),
        (("baseline", "baseline"), "more than once: baseline"),
        (("baseline", "shar-50"), "share-50"),
    ],
)
def test_scenarios_that_cannot_be_compared_end_with_2_and_write_nothing(
    tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    result = _run(CASES / "tiny", *names, "--out", tmp_path / "o", "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "o").exists()


def test_a_choice_at_completion_is_no_call_to_compare(tmp_path: Path) -> None:
    result = _run(CASES / "velenje-completion", *CLOSING, "--out", tmp_path / "o", "--lang", "en")
    assert result.exit_code == 2
    assert "velenje-completion is none" in result.stderr


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "o").mkdir()
    (tmp_path / "o/theirs.txt").write_text("theirs", encoding="utf-8")
    assert _run(CASES / "tiny", *CLOSING, "--out", tmp_path / "o").exit_code == 2
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["theirs.txt"]


def test_the_default_folder_is_not_that_of_the_match(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run(CASES / "tiny", "baseline", "share-50").exit_code == 0
    assert (tmp_path / "out/tiny-compare/comparison.html").is_file()
