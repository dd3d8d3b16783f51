"""Page, pictures and workbook of a plan."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from matching.domain import Case, ScholarId
from matching.read import read_case
from matching.rotation.outcome import Shortfall
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.rotation import Rotation, rotate
from scenarios.rotation.chart import DRAWN, hosts_svg, scholars_svg
from scenarios.rotation.page import page
from scenarios.rotation.workbook import write_workbook

CASES = Path(__file__).parents[2] / "scenarios/cases"


@pytest.fixture(scope="module")
def found() -> Rotation:
    """The plan of the case with the target of 100."""
    return rotate(read_case(CASES / "velenje-100"), policy_book())


def _words(picture: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(picture).iter("text")]


@pytest.mark.parametrize("lang", list(Lang))
def test_the_page_needs_nothing_else_and_answers_first(found: Rotation, lang: Lang) -> None:
    made = page(found, lang)
    assert f'<html lang="{lang}">' in made
    body = made.replace("<style>", "").replace("</style>", "")
    for reference in ("http", "url(", "@import", "<script", "href", "src=", "xmlns"):
        assert reference not in body
    answer = made[made.index('<p class="answer">') :]
    answer = answer[: answer.index("</p>")]
    for figure in ("129", "130", "49", "236", "271", "35", "tehnik mehatronike"):
        assert figure in answer


def test_the_timetable_of_hosts_has_every_load(found: Rotation) -> None:
    said = _words(hosts_svg(found, Lang.EN))
    loads = [load.shown for own in found.loads.values() for load in own.values()]
    assert len(loads) > 60
    assert all(said.count(load) >= loads.count(load) for load in set(loads))
    assert {"together", "8 Jan", "T-6"} <= set(said)
    assert {"8. 1.", "7. 2."} <= set(_words(hosts_svg(found, Lang.SL)))


def test_the_timetable_of_scholars_has_every_stay_and_everyone(found: Rotation) -> None:
    said = _words(scholars_svg(found, Lang.EN))
    assert {scholar.scholar_id for scholar in found.plan.scholars} <= set(said)
    hosts = {stay.employer_id for stay in found.plan.stays}
    assert sum(word in hosts for word in said) == len(found.plan.stays)


@pytest.mark.parametrize("draw", [hosts_svg, scholars_svg])
def test_nothing_is_drawn_outside_the_picture_and_no_style_is_used(
    found: Rotation, draw: object
) -> None:
    assert callable(draw)
    picture = draw(found, Lang.SL)
    assert "style" not in picture
    root = ET.fromstring(picture)
    width, height = (int(each) for each in root.attrib["viewBox"].split()[2:])
    for each in root.iter():
        if each.tag in {"rect", "text"}:
            x, y = int(each.attrib["x"]), int(each.attrib["y"])
            assert 0 <= x <= width - int(each.attrib.get("width", "0"))
            assert 0 <= y <= height - int(each.attrib.get("height", "0"))


def _many(case: Case) -> Case:
    """The case with everyone once more, without stays or wishes."""
    twins = tuple(
        replace(each, scholar_id=ScholarId(f"T{each.scholar_id}"), application_no=no)
        for no, each in enumerate(case.scholars, start=10_000)
    )
    return replace(case, scholars=(*case.scholars, *twins))


def test_with_many_scholars_the_picture_shows_some_and_the_table_all(found: Rotation) -> None:
    plan = found.plan
    twins = tuple(
        replace(each, scholar_id=ScholarId(f"T{each.scholar_id}")) for each in plan.scholars
    )
    many = replace(
        found,
        case=_many(found.case),
        plan=replace(plan, scholars=(*plan.scholars, *twins)),
    )
    made = page(many, Lang.EN)
    drawn = re.search(r"The picture shows (\d+) of 260 scholars", made)
    assert drawn is not None
    assert 100 < int(drawn[1]) <= DRAWN
    assert all(f">{twin.scholar_id}<" in made for twin in twins)


def test_who_has_fewer_stays_than_wanted_is_marked_and_told_why(found: Rotation) -> None:
    short = [each for each in found.plan.scholars if each.shortfall]
    assert {each.shortfall for each in short} == {Shortfall.NO_PLACE_LEFT}
    picture = ET.fromstring(scholars_svg(found, Lang.EN))
    marked = [each for each in picture.iter("rect") if each.attrib["fill"] == "#d98a00"]
    assert len(marked) == len(short) == 26
    assert page(found, Lang.EN).count("every place open to the scholar is taken") == 26


@pytest.mark.parametrize("lang", list(Lang))
def test_the_workbook_has_a_sheet_for_every_table(
    found: Rotation, lang: Lang, tmp_path: Path
) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, found, lang)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 10
