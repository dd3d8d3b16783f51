"""What is written is read back as the same case, whatever the form, language and order."""

import csv
import io
import random
from dataclasses import replace
from pathlib import Path

import pytest

from matching.domain import Case, CaseKind, FirmId
from matching.errors import OutputError
from matching.read import case_from_json, read_case, read_persons
from matching.words import Lang
from matching.write import Form, case_to_json, write_case
from tests.read.good_folder import GOOD, write_good
from tests.read.handmade_case import CASE, EMPLOYERS, PERSONS


def written(case: Case, out: Path, form: Form, **how: object) -> Path:
    path = out / ("case.xlsx" if form is Form.XLSX else "case")
    write_case(case, path, form=form, persons=PERSONS, **how)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("form", list(Form))
def test_what_is_written_is_read_back(
    form: Form, lang: Lang, windows: bool, tmp_path: Path
) -> None:
    path = written(CASE, tmp_path, form, lang=lang, windows=windows)
    assert read_case(path) == CASE
    assert read_persons(path) == PERSONS


def test_every_table_of_the_handmade_case_is_filled() -> None:
    assert all(getattr(CASE, field) for field in CASE.__slots__)


def test_a_case_at_completion_with_only_what_it_must_have_is_read_back(tmp_path: Path) -> None:
    holder = CASE.scholars[2]
    bare = Case(
        name="Zaključek",
        kind=CaseKind.COMPLETION,
        on=CASE.on,
        school_year="1999/00",
        seed="x",
        seed_source="y",
        occupations=CASE.occupations,
        scholars=(holder,),
        employers=CASE.employers,
        positions=CASE.positions,
    )
    write_case(bare, tmp_path / "case")
    write_case(bare, tmp_path / "case.xlsx", form=Form.XLSX)
    assert read_case(tmp_path / "case") == read_case(tmp_path / "case.xlsx") == bare
    assert read_persons(tmp_path / "case") == read_persons(tmp_path / "case.xlsx") == ()
    assert case_from_json(case_to_json(bare)) == bare


@pytest.mark.parametrize("form", list(Form))
def test_a_second_writing_is_the_same_to_the_byte(form: Form, tmp_path: Path) -> None:
    def bytes_of(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        written(CASE, tmp_path / place, form)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_windows_files_are_in_windows_1250_with_semicolons(tmp_path: Path) -> None:
    path = written(CASE, tmp_path, Form.CSV, lang=Lang.SL, windows=True)
    employers = (path / "employers.csv").read_bytes()
    assert employers.startswith(b"delodajalec;naziv;")
    assert "Kovačija".encode("cp1250") in employers
    assert b"15. 6. 2026;\r\n" in employers


def test_a_letter_that_windows_1250_does_not_have_is_refused(tmp_path: Path) -> None:
    greek = replace(CASE, employers=(replace(EMPLOYERS[0], firm=FirmId("Ω")), EMPLOYERS[1]))
    with pytest.raises(OutputError, match=r'"Ω" in employers\.csv'):
        written(greek, tmp_path, Form.CSV, windows=True)
    assert list(tmp_path.iterdir()) == []


def test_letters_that_would_come_back_as_others_are_refused(tmp_path: Path) -> None:
    odd = replace(
        CASE, employers=(replace(EMPLOYERS[0], name="Ă©"), replace(EMPLOYERS[1], name="x"))
    )
    with pytest.raises(OutputError, match="Windows-1250"):
        written(
            replace(odd, employers=tuple(replace(e, firm=FirmId("f")) for e in odd.employers)),
            tmp_path,
            Form.CSV,
            windows=True,
        )


def test_a_text_that_no_spreadsheet_holds_is_refused(tmp_path: Path) -> None:
    long = replace(CASE, employers=(replace(EMPLOYERS[0], name="a" * 32_768), EMPLOYERS[1]))
    for form in Form:
        with pytest.raises(OutputError, match="longer than"):
            written(long, tmp_path, form)
    assert list(tmp_path.iterdir()) == []


def test_what_looks_like_a_formula_is_text_in_every_form(tmp_path: Path) -> None:
    folder = written(CASE, tmp_path, Form.CSV)
    cells = [
        cell
        for path in folder.glob("*.csv")
        for row in csv.reader(io.StringIO(path.read_text(), newline=""))
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=1+1" in cells
    assert "''=2" in cells


def test_the_order_of_rows_and_columns_never_matters(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case")
    wanted = read_case(folder)
    shuffle = random.Random(7)
    for name, words in GOOD.items():
        if name.endswith(".csv"):
            header, *rows = list(csv.reader(io.StringIO(words)))
            order = shuffle.sample(range(len(header)), len(header))
            shuffle.shuffle(rows)
            lines = [[row[place] for place in order] for row in [header, *rows]]
            with (folder / name).open("w", newline="") as out:
                csv.writer(out, delimiter="\t").writerows(lines)
    assert read_case(folder) == wanted


def test_a_slovene_officer_may_write_it_all_by_hand(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case")
    wanted = read_case(folder)
    (folder / "Scholars.CSV").write_bytes(
        (
            "sep=;\r\n"
            "STIPENDIST;Raven;poklic;Zaključek;občina;Državljanstvo;Zaposlen;Druga stipendija;"
            "točke;Št. vloge;polnoleten;želeno_praks;sedanje-mesto;;\r\n"
            "\r\n"
            "S-02;Študentka;inženir;30.9.2029;Velenje;slovensko;NE;;12,00;2;;;;;\r\n"
            "S-01;DIJAKINJA;mehanik;30. 06. 2028;Velenje;Slovenija;ne;Državna + zoisova;87,5;1;"
            "14.3.2027;2\r\n"
            ";;;;\r\n"
        )
        .encode("cp1250")
        .replace("Št. vloge".encode("cp1250"), b"st_vloge")
    )
    (folder / "scholars.csv").unlink()
    (folder / "positions.csv").write_bytes(
        b"\xef\xbb\xbfmesto;delodajalec;poklic;raven;stevilo_mest;znesek_eur;brez_sofinanciranja;"
        b"mesecev_zaposlitve\n"
        b"P-09;E-01;mehanik;srednja;2;150 EUR;0;12\n"
        + "P-10;E-02;inženir;študent;1;250,0 €;da;\n".encode()
    )
    assert read_case(folder) == wanted


def test_case_json_is_one_form_only_and_ends_a_line() -> None:
    data = case_to_json(CASE)
    assert data.endswith(b"}\n")
    assert data == case_to_json(case_from_json(data))
    assert case_from_json(data.decode()) == CASE
