"""The officer's five minutes, step by step."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from matching.words import Lang, say, text
from tests.pages.conftest import Visits
from tests.pages.visitor import DESKTOP, PHONE, TABLET, Visitor, english_on, plain

HEADLINE = {
    Lang.EN: "62 places cost at most 36,960 EUR; 1,040 remain",
    Lang.SL: "62 mest stane največ 36.960 EUR; ostane 1.040",
}
NOBODY_GOT = "S-0003"
WITH_AXE = {(Lang.SL, PHONE), (Lang.EN, DESKTOP)}
"""Every page and state once as narrow as it gets, once wide."""


def headline(visitor: Visitor, lang: Lang) -> None:
    visitor.open("/")
    assert visitor.page.url.endswith("/demo/velenje-2019")
    assert plain(visitor.page.locator(".headline").inner_text()) == HEADLINE[lang]


def slider(visitor: Visitor, lang: Lang) -> None:
    visitor.steps += 1
    visitor.page.locator("#limit").fill("30000")
    box = visitor.page.locator("#effect .box")
    expect(box).to_be_visible()
    assert "54" in box.inner_text()
    assert "limit=30000" in visitor.page.url
    assert visitor.page.locator("#effect h3.lose").first.is_visible()
    assert visitor.page.locator("#effect .ids a").count() > 5


def scenarios(visitor: Visitor, lang: Lang) -> None:
    visitor.go(say(text("Scenarios"), lang))
    falls = visitor.page.locator(".twins svg[role=img]")
    assert falls.count() >= 2
    assert "caps-50-90" in (falls.first.get_attribute("aria-label") or "")
    assert visitor.says("caps-50-90")


def frontier(visitor: Visitor, lang: Lang) -> None:
    visitor.go(say(text("Every budget"), lang))
    tip = visitor.page.locator("#tip")
    before = tip.inner_text()
    visitor.steps += 1
    visitor.page.locator("figure svg").hover(position={"x": 150, "y": 100})
    assert tip.inner_text() != before
    assert "EUR" in tip.inner_text()
    assert visitor.says("S-0022")


def person(visitor: Visitor, lang: Lang) -> None:
    visitor.go(say(text("People"), lang))
    visitor.click(visitor.page.get_by_role("link", name=NOBODY_GOT))
    expect(visitor.page.locator("#changes li").first).to_be_visible()
    assert "160" in visitor.page.locator("main").inner_text()


def flow(visitor: Visitor, lang: Lang) -> None:
    visitor.go(say(text("Who goes where"), lang))
    assert visitor.page.locator("svg[role=img]").count() == 3


def years(visitor: Visitor, lang: Lang) -> None:
    visitor.go(say(text("Years"), lang))
    expect(visitor.page.locator("#target")).to_be_visible()
    assert visitor.page.locator("svg[role=img]").count() > 3


def take(visitor: Visitor, lang: Lang) -> None:
    visitor.go(say(text("Reports"), lang))
    assert visitor.page.locator("main a.button").count() >= 4


Part = Callable[[Visitor, Lang], None]
STORY: tuple[Part, ...] = (headline, slider, scenarios, frontier, person, flow, years, take)
STEPS = 9
"""Clicks and moves of the whole story."""


@pytest.mark.parametrize(("lang", "width"), list(product(Lang, (PHONE, TABLET, DESKTOP))))
def test_the_officers_story(visits: Visits, lang: Lang, width: int) -> None:
    visitor = visits(lang, width)
    for part in STORY:
        part(visitor, lang)
        visitor.in_order(part.__name__, axe=(lang, width) in WITH_AXE)
        if lang is Lang.SL:
            assert english_on(visitor.page) == [], part.__name__
    assert visitor.steps == STEPS


@pytest.mark.parametrize("name", ["council.pdf", "council.docx", "match.xlsx", "decisions.zip"])
def test_every_report_is_one_click(visits: Visits, name: str) -> None:
    visitor = visits(Lang.SL)
    visitor.open("/demo/velenje-2019/take")
    taken = visitor.take(visitor.page.locator(f"a[href$='{name}']"))
    assert taken.suggested_filename.endswith(Path(name).suffix)
    assert Path(taken.path()).stat().st_size > 5_000
    assert visitor.steps == 1


def test_the_councils_page_opens_without_a_script_of_its_own(visits: Visits) -> None:
    visitor = visits(Lang.SL)
    visitor.open("/demo/velenje-2019/take/council.html")
    title = visitor.page.get_by_role(
        "heading", level=1, name="Kadrovske štipendije: poročilo za občinski svet"
    )
    expect(title).to_be_visible()
    assert visitor.page.locator("script").count() == 0


def test_the_story_needs_no_script(visits: Visits) -> None:
    visitor = visits(Lang.EN, TABLET, script=False)
    visitor.open("/demo/velenje-2019?limit=30000")
    visitor.click(visitor.page.locator("form.live button"))
    assert visitor.page.locator("#effect .box").is_visible()
    visitor.go("Scenarios")
    visitor.page.locator("#other").select_option("share-50")
    visitor.click(visitor.page.get_by_role("button", name="Compare"))
    assert visitor.says("Scenario share-50")
    visitor.go("People")
    visitor.click(visitor.page.get_by_role("link", name=NOBODY_GOT))
    visitor.click(visitor.page.locator("#changes button"))
    assert visitor.page.locator("#changes li").count() > 0
    visitor.go("Years")
    while visitor.page.locator("a", has_text="Look again").count():
        visitor.page.wait_for_timeout(500)
        visitor.click(visitor.page.locator("a", has_text="Look again"))
    assert visitor.page.locator("#target").is_visible()


def test_the_slider_moves_by_keys_and_says_what_it_does(visits: Visits) -> None:
    visitor = visits(Lang.EN)
    visitor.open("/demo/velenje-2019")
    visitor.page.locator("#limit").focus()
    for _ in range(6):
        visitor.page.keyboard.press("ArrowLeft")
    expect(visitor.page.locator("#effect .box")).to_contain_text("fewer")
    assert visitor.page.locator("#limit-shown").inner_text() == "35,000.00 EUR"
    assert visitor.page.evaluate("document.activeElement.id") == "limit"


def test_the_same_scenario_twice_is_no_comparison(visits: Visits) -> None:
    visitor = visits(Lang.SL, PHONE)
    visitor.open("/demo/velenje-2019/compare?one=baseline&other=baseline")
    assert visitor.page.locator("[role=status]").is_visible()
    visitor.in_order("same")


def test_the_language_is_one_click_and_stays(visits: Visits) -> None:
    visitor = visits(Lang.SL)
    visitor.open("/demo/velenje-2019/people?x=1")
    visitor.click(visitor.page.locator(".tongue"))
    assert visitor.page.url.endswith("/demo/velenje-2019/people?x=1")
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    visitor.go("Every budget")
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    assert visitor.steps == 2
