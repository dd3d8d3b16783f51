"""Whatever is altered in an output folder, with hashes written anew or not, is rejected."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from matching.certificate import FILE, read_certificate
from matching.errors import VerifyError
from matching.publish import publish
from matching.rules.book import policy_book
from matching.solver.result import Proof, SolveResult
from matching.verify import verify
from matching.words import Lang
from tests.engine.cases import case_of
from tests.verify.adversary import edited, rehashed, sealed

Edit = Callable[[Any], None]


def put(*path: str | int, value: object) -> Edit:
    """Set the value at a path of a JSON document."""

    def edit(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        assert document[path[-1]] != value
        document[path[-1]] = value

    return edit


def more(*path: str | int, by: int = 1) -> Edit:
    """Add to the number at a path of a JSON document."""

    def edit(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] += by

    return edit


def without(*path: str | int) -> Edit:
    """Remove what stands at a path of a JSON document."""

    def edit(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return edit


OUTCOME: list[Edit] = [
    *(put("awards", award, "position_id", value="P-4") for award in range(4)),
    *(put("awards", award, "funded", value=False) for award in range(4)),
    *(more("awards", award, "public_cost") for award in range(4)),
    *(more("awards", award, "scholar_rank") for award in range(4)),
    more("awards", 0, "monthly_amount"),
    without("awards", 3),
    more("ledger", 0, "municipality"),
    more("ledger", 5, "employer", by=-1),
    without("ledger", 0),
    more("commitments", 0, "amount"),
    more("lines", 0, "remains", by=100),
    more("goals", 0, "value"),
    more("goals", 7, "bound"),
    put("goals", 2, "proof", value="duality"),
    more("indicators", "co_funded"),
    put("unmatched", 0, value="S-1"),
    put("seed", value="2024"),
    put("unique", value=False),
]
CASE: list[Edit] = [
    put("scholar_preferences", 0, "rank", value=3),
    put("position_preferences", 0, "rank", value=2),
    put("positions", 0, "monthly_amount", value=140_00),
    put("positions", 1, "places", value=3),
    put("scholars", 0, "points", value=81_00),
    put("budget", 0, "limit", value=2_000_01),
    put("seed", value="2024"),
    put("on", value="2023-10-16"),
    put("name", value="tiny!"),
    without("scholars", 5),
    without("budget"),
    put("changes", value=[{"parameter": "no_such", "value": "1", "begins": "2023-09-01"}]),
    put("school_year", value="1999/00"),
    put("employers", 0, "firm", value="F-2"),
    put("stays", 0, "hours", value=10),
]


def altered(copy: Path, file: str, edit: Edit, *, anew: bool) -> None:
    edited(copy / file, edit)
    if anew:
        rehashed(copy)


def test_what_was_published_is_accepted(tiny: Path) -> None:
    verified = verify(tiny, policy_book())
    assert verified.case == "tiny"
    assert not verified.hashed
    assert set(verified.remade) == {
        file.name for file in tiny.iterdir() if file.name not in {FILE, ".ukrep5"}
    }


def test_velenje_2019_is_accepted_in_slovene(tmp_path: Path) -> None:
    publish(tmp_path / "out", case_of("velenje-2019"), policy_book(), lang=Lang.SL)
    verified = verify(tmp_path / "out", policy_book())
    assert [goal.value for goal in verified.goals][:2] == [62, 62]
    assert len(list(verified.proofs())) == 8


def test_writing_all_hashes_anew_alone_changes_nothing(copy: Path) -> None:
    before = (copy / FILE).read_bytes()
    rehashed(copy)
    assert (copy / FILE).read_bytes() == before


@pytest.mark.parametrize("anew", [False, True], ids=["", "anew"])
@pytest.mark.parametrize("edit", OUTCOME)
def test_an_altered_outcome(copy: Path, edit: Edit, anew: bool) -> None:
    altered(copy, "outcome.json", edit, anew=anew)
    with pytest.raises(VerifyError, match=r"outcome\.json"):
        verify(copy, policy_book())


@pytest.mark.parametrize("anew", [False, True], ids=["", "anew"])
@pytest.mark.parametrize("edit", CASE)
def test_an_altered_case(copy: Path, edit: Edit, anew: bool) -> None:
    altered(copy, "case.json", edit, anew=anew)
    with pytest.raises(VerifyError):
        verify(copy, policy_book())


@pytest.mark.parametrize("anew", [False, True], ids=["", "anew"])
def test_one_altered_cell_of_any_table(tiny: Path, tmp_path: Path, anew: bool) -> None:
    for file in sorted(tiny.glob("*.csv")):
        folder = shutil.copytree(tiny, tmp_path / file.stem)
        lines = (folder / file.name).read_text(encoding="utf-8").splitlines(keepends=True)
        cells = lines[-1].rstrip("\r\n").split(",")
        cells[0] += "x"
        end = lines[-1][len(lines[-1].rstrip("\r\n")) :]
        (folder / file.name).write_text("".join([*lines[:-1], ",".join(cells) + end]), "utf-8")
        if anew:
            rehashed(folder)
        with pytest.raises(VerifyError, match=file.name):
            verify(folder, policy_book())


@pytest.mark.parametrize("anew", [False, True], ids=["", "anew"])
@pytest.mark.parametrize("page", ["report.html", "report-officer.html"])
def test_a_number_in_a_report(copy: Path, page: str, anew: bool) -> None:
    html = (copy / page).read_text(encoding="utf-8")
    assert "1,824.00" in html
    (copy / page).write_text(html.replace("1,824.00", "1,823.00", 1), encoding="utf-8")
    if anew:
        rehashed(copy)
    with pytest.raises(VerifyError, match=page):
        verify(copy, policy_book())


@pytest.mark.parametrize("anew", [False, True], ids=["", "anew"])
def test_another_workbook(copy: Path, anew: bool) -> None:
    (copy / "report.xlsx").write_bytes(b"PK\x05\x06" + bytes(18))
    if anew:
        rehashed(copy)
    with pytest.raises(VerifyError, match=r"report\.xlsx"):
        verify(copy, policy_book())


@pytest.mark.parametrize("anew", [False, True], ids=["", "anew"])
def test_a_file_removed(tiny: Path, tmp_path: Path, anew: bool) -> None:
    for file in sorted(tiny.iterdir()):
        if file.name in {FILE, ".ukrep5"}:
            continue
        folder = shutil.copytree(tiny, tmp_path / file.name)
        (folder / file.name).unlink()
        if anew:
            rehashed(folder)
        with pytest.raises(VerifyError):
            verify(folder, policy_book())


@pytest.mark.parametrize("anew", [False, True], ids=["", "anew"])
def test_a_file_added(copy: Path, anew: bool) -> None:
    (copy / "decision.txt").write_text("S-6 is awarded\n", encoding="utf-8")
    if anew:
        rehashed(copy)
    with pytest.raises(VerifyError, match=r"decision\.txt"):
        verify(copy, policy_book())


def test_no_certificate_or_one_that_is_no_json(copy: Path) -> None:
    (copy / FILE).write_text("{", encoding="utf-8")
    with pytest.raises(VerifyError, match="is no certificate"):
        verify(copy, policy_book())
    (copy / FILE).unlink()
    with pytest.raises(VerifyError, match="is missing"):
        verify(copy, policy_book())


def resealed(copy: Path, change: Callable[[SolveResult], SolveResult]) -> None:
    certificate = read_certificate(copy)
    sealed(copy, replace(certificate, result=change(certificate.result)))


def goals_with(result: SolveResult, j: int, **values: Any) -> SolveResult:
    goal = replace(result.goals[j], **values)
    return replace(result, goals=(*result.goals[:j], goal, *result.goals[j + 1 :]))


def first_with(result: SolveResult, **values: Any) -> SolveResult:
    """Other multipliers of the first goal."""
    altered = replace(result.multipliers[0], **values)
    return replace(result, multipliers=(altered, *result.multipliers[1:]))


RESULTS: list[Callable[[SolveResult], SolveResult]] = [
    lambda result: replace(result, chosen=result.chosen[:-1]),
    lambda result: replace(result, chosen=result.chosen[::-1]),
    lambda result: replace(result, chosen=(*result.chosen, 10**30)),
    lambda result: goals_with(result, 0, value=5, bound=5),
    lambda result: goals_with(result, 0, value=3, bound=3),
    lambda result: goals_with(result, 0, bound=5),
    lambda result: goals_with(result, 7, value=result.goals[7].value + 1),
    lambda result: goals_with(result, 2, proof=Proof.DUALITY),
    lambda result: goals_with(result, 0, proof=Proof.NONE),
    lambda result: replace(result, goals=result.goals[:-1]),
    lambda result: replace(result, goals=result.goals[::-1]),
    lambda result: replace(result, multipliers=()),
    lambda result: first_with(result, position=(0,) * 4, line=(0,)),
    lambda result: first_with(result, line=(10**400,)),
    lambda result: first_with(result, denominator=0),
    lambda result: replace(result, unique=not result.unique),
    lambda result: replace(result, draw_rounds=result.draw_rounds + 1),
    lambda result: replace(result, cutoff=3),
]


@pytest.mark.parametrize("change", RESULTS)
def test_an_altered_certificate_with_all_hashes_anew(
    copy: Path, change: Callable[[SolveResult], SolveResult]
) -> None:
    resealed(copy, change)
    with pytest.raises(VerifyError):
        verify(copy, policy_book())


@pytest.mark.parametrize(
    "values",
    [
        {"seed": "2024"},
        {"case": "other"},
        {"lang": Lang.SL},
        {"scheme": 2},
        {"policy": "0" * 64},
        {"answers": ()},
    ],
    ids=str,
)
def test_another_head_of_the_certificate_with_all_hashes_anew(
    copy: Path, values: dict[str, Any]
) -> None:
    sealed(copy, replace(read_certificate(copy), **values))
    with pytest.raises(VerifyError):
        verify(copy, policy_book())


def test_an_altered_certificate_without_its_own_hash(copy: Path) -> None:
    edited(copy / FILE, more("result", "goals", 0, "value"))
    with pytest.raises(VerifyError, match="own hash"):
        verify(copy, policy_book())


def test_pages_drawn_by_other_versions_are_only_hashed_and_that_is_said(copy: Path) -> None:
    """Here an adversary may redraw a page; tables, outcome and case are still made again."""
    certificate = read_certificate(copy)
    sealed(copy, replace(certificate, versions={**certificate.versions, "altair": "0.0"}))
    verified = verify(copy, policy_book())
    assert verified.hashed == ("report-officer.html", "report.html", "report.xlsx")
    assert "awards.csv" in verified.remade
    altered(copy, "outcome.json", more("awards", 0, "public_cost"), anew=True)
    with pytest.raises(VerifyError, match=r"outcome\.json"):
        verify(copy, policy_book())
