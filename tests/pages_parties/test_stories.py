"""The employer's and the graduate's five minutes on a phone, step by step, in both languages."""

import pytest
from playwright.sync_api import Locator, expect

from api.store.states import PartyRole
from matching.words import Lang
from tests.pages.visitor import Visitor
from tests.pages_parties.at_a_browser import Phone, on_a_phone
from tests.pages_parties.town import Town

pytestmark = pytest.mark.xdist_group("pages")


def signed_in(phone: Phone, role: PartyRole, key: str, *, script: bool = True) -> Visitor:
    visitor = phone.visitor(f"{role}-{key}", script=script)
    visitor.open(phone.town.link(phone.town.party(role, key)))
    if script:
        phone.in_order(visitor, "link")
    follow(visitor, visitor.page.locator("main button"))
    return visitor


def follow(visitor: Visitor, what: Locator) -> None:
    """Click, and wait for the page that it leads to."""
    with visitor.page.expect_navigation():
        visitor.click(what)


def go(visitor: Visitor, words: str) -> None:
    """To a place of the page's head."""
    place = visitor.page.locator("nav.places")
    follow(visitor, place.get_by_role("link", name=words, exact=True))


def press(visitor: Visitor, key: str) -> None:
    """Press a button of a list, and wait until the server has moved the row."""
    with visitor.page.expect_response(lambda answer: answer.request.method == "POST"):
        visitor.click(visitor.page.locator(f'[data-key="{key}"]'))


def employers_five_minutes(phone: Phone) -> None:
    visitor = signed_in(phone, PartyRole.EMPLOYER, "E-2")
    page = visitor.page
    assert visitor.says("6 d")
    phone.in_order(visitor, "tasks")
    go(visitor, phone.words("Our places"))
    page.locator('[name="positions.0.monthly_amount_eur"]').fill("100")
    expect(page.locator("#split")).to_contain_text("60")
    phone.in_order(visitor, "places")
    follow(visitor, page.locator("button[name=confirm]"))
    phone.in_order(visitor, "receipt")
    assert visitor.says(phone.words("Receipt number"))
    go(visitor, phone.words("Ranking"))
    press(visitor, "down:S-4")
    expect(page.locator("#ranking-said")).to_contain_text("S-4")
    assert page.evaluate("document.activeElement.dataset.key") == "down:S-4"
    press(visitor, "off:S-5")
    press(visitor, "bar:S-5")
    phone.in_order(visitor, "ranking")
    follow(visitor, page.locator('form[action="/employer/ranking/confirm"] button'))
    assert "S-4" in page.locator("main").inner_text()
    assert visitor.steps <= 9


def graduates_five_minutes(phone: Phone) -> None:
    visitor = signed_in(phone, PartyRole.SCHOLAR, "S-4")
    page = visitor.page
    phone.in_order(visitor, "overview")
    go(visitor, phone.words("My list"))
    press(visitor, "down:P-2")
    expect(page.locator("#list-said")).to_contain_text("Delodajalec 2")
    assert page.evaluate("document.activeElement.dataset.key") == "down:P-2"
    phone.in_order(visitor, "list")
    follow(visitor, page.locator('form[action="/graduate/list/confirm"] button'))
    phone.in_order(visitor, "receipt")
    phone.town.publish()
    go(visitor, phone.words("Overview"))
    phone.in_order(visitor, "published")
    go(visitor, phone.words("Result"))
    phone.in_order(visitor, "result")
    follow(visitor, page.locator('a[href$="/accept"]'))
    phone.in_order(visitor, "answer")
    follow(visitor, page.locator("main form button"))
    assert page.locator(".state.done").count() == 1
    assert visitor.steps <= 9


def lists_without_a_script(phone: Phone) -> None:
    visitor = signed_in(phone, PartyRole.SCHOLAR, "S-1", script=False)
    page = visitor.page
    go(visitor, phone.words("My list"))
    follow(visitor, page.locator('[data-key="down:P-1"]'))
    assert page.url.endswith("#moved")
    assert "Delodajalec 1" in page.locator("#moved").inner_text()
    assert page.locator(".ranking .rank").all_inner_texts()[:2] == ["1", "2"]
    assert "Delodajalec 2" in page.locator(".ranking li").first.inner_text()
    follow(visitor, page.locator('form[action="/graduate/list/confirm"] button'))
    assert visitor.says(phone.words("Receipt number"))


@pytest.mark.parametrize("lang", list(Lang))
def test_the_employer_states_places_and_ranks_within_nine_steps(town: Town, lang: Lang) -> None:
    on_a_phone(town, lang, employers_five_minutes)


@pytest.mark.parametrize("lang", list(Lang))
def test_the_graduate_ranks_and_answers_within_nine_steps(town: Town, lang: Lang) -> None:
    on_a_phone(town, lang, graduates_five_minutes)


def test_a_list_is_moved_and_confirmed_without_a_script(town: Town) -> None:
    on_a_phone(town, Lang.SL, lists_without_a_script)
