"""The CSV files: what they hold, and that a spreadsheet reads them as numbers, dates and text."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from matching.money import cents
from matching.report.cells import plain_cell, shown
from matching.report.delimited import write_csv
from matching.report.table import Column, Kind, Table
from matching.report.tables import FILES
from matching.words import Lang, text
from tests.report.conftest import Matched


def _records(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter=delimiter))


def test_every_file_is_written_and_only_these(english: Path) -> None:
    assert sorted(path.stem for path in english.glob("*.csv")) == sorted(FILES)


def test_the_ledger_sums_to_what_the_municipality_pays_for_each_award(
    call: Matched, english: Path
) -> None:
    paid: Counter[str] = Counter()
    for row in _records(english / "ledger.csv"):
        paid[row["Scholar"]] += cents(row["Municipality pays"])
        assert cents(row["Amount"]) == cents(row["Municipality pays"]) + cents(row["Employer pays"])
    assert paid == Counter({each.scholar_id: each.public_cost for each in call.outcome.awards})


def test_the_commitments_on_the_line_sum_to_its_use(call: Matched, english: Path) -> None:
    (line,) = call.outcome.lines
    due: Counter[str] = Counter()
    for row in _records(english / "commitments.csv"):
        due[row["Budget line"]] += cents(row["Municipality pays"])
    assert due[line.name] == line.spent
    assert sum(due.values()) == sum(row.municipality for row in call.outcome.ledger)


def test_awards_and_unmatched_are_everyone_once(call: Matched, english: Path) -> None:
    files = ("awards.csv", "unmatched.csv")
    names = [row["Scholar"] for file in files for row in _records(english / file)]
    assert sorted(names) == [scholar.scholar_id for scholar in call.case.scholars]


def test_forbidden_pairs_stand_with_rule_law_and_source(call: Matched, english: Path) -> None:
    rows = _records(english / "forbidden.csv")
    assert len(rows) == sum(len(pair.failed) for pair in call.outcome.forbidden)
    laws = [row for row in rows if row["Parameter"]]
    assert laws
    for row in laws:
        assert row["Source"]
        assert row["Certainty"] in {"primary source", "reported", "assumed"}
        assert date.fromisoformat(row["In force since"]) <= call.case.on


def test_indicators_hold_the_four_the_target_and_every_occupation(
    call: Matched, english: Path
) -> None:
    rows = _records(english / "indicators.csv")
    assert [row["Indicator"] for row in rows[:5]] == [
        "Renewed system developed and run",
        "Number of employers",
        "Number of scholars",
        "Need covered in deficit occupations",
        "Awards with co-funding, against the target",
    ]
    assert [row["Needed or target"] for row in rows[:3]] == ["", "", ""]
    assert int(rows[4]["Needed or target"]) == call.outcome.indicators.target
    assert int(rows[2]["Value"]) == len(call.outcome.awards)
    by_occupation = {row["Occupation"]: int(row["Value"]) for row in rows[5:]}
    assert by_occupation == {
        need.occupation: need.covered for need in call.outcome.indicators.needs
    }
    assert int(rows[3]["Value"]) == sum(by_occupation.values())


def test_slovene_files_have_semicolons_decimal_commas_and_slovene_dates(slovene: Path) -> None:
    first = _records(slovene / "ledger.csv", ";")[0]
    assert first["Mesec"] == "9/2024"
    assert first["Znesek"].endswith(",00")
    since = {row["Velja od"] for row in _records(slovene / "forbidden.csv", ";")}
    assert "1. 9. 2019" in since


def test_files_have_no_byte_order_mark_and_end_lines_as_the_standard_asks(english: Path) -> None:
    for name in FILES:
        data = (english / f"{name}.csv").read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_looks_like_a_formula_is_neutralised(formula: str, tmp_path: Path) -> None:
    table = Table(
        name="odd", title=text("odd"), columns=(Column(text("odd")),), rows=((formula,), ("a=b",))
    )
    with write_csv(table, tmp_path, Lang.EN).open(encoding="utf-8", newline="") as source:
        assert list(csv.reader(source))[1:] == [[f"'{formula}"], ["a=b"]]


def test_a_negative_amount_stays_a_number() -> None:
    assert plain_cell(-1250, Kind.EUR, Lang.EN) == "-12.50"
    assert plain_cell(-1250, Kind.EUR, Lang.SL) == "-12,50"


def test_an_empty_cell_is_a_dash_on_a_page_and_nothing_in_a_file() -> None:
    assert shown(None, Kind.EUR, Lang.EN) == "–"
    assert plain_cell(None, Kind.EUR, Lang.EN) == ""


def test_the_same_match_gives_the_same_bytes(call: Matched, english: Path, tmp_path: Path) -> None:
    again = call.report(tmp_path, Lang.EN)
    for path in sorted(english.iterdir()):
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name
