"""In by a link's button or by password, and out again."""

from api.identity.invitations import invite_officer
from api.identity.officers import add_officer
from api.store.persons import Described
from api.store.states import PartyRole
from tests.pages_parties.town import DAYS, Town
from tests.store.rooms import OFFICER


def test_looking_at_a_link_uses_nothing_up_and_its_button_works_once(town: Town) -> None:
    link = town.link(town.party(PartyRole.EMPLOYER, "E-1"))
    browser = town.nobody()
    for _scanner in range(3):
        assert "Welcome, Delodajalec 1" in browser.see(link)
    assert "Delodajalec 1" in browser.press(link)
    assert "no longer opens" in town.nobody().see(link, 410)


def test_a_used_link_leads_whoever_is_signed_in_back_to_the_own_pages(town: Town) -> None:
    link = town.link(town.party(PartyRole.SCHOLAR, "S-1"))
    browser = town.nobody()
    browser.see(link)
    browser.press(link)
    assert "still signed in" in browser.see(link, 410)
    assert 'href="/graduate"' in browser.page


def test_an_old_link_says_what_to_do(town: Town) -> None:
    link = town.link(town.party(PartyRole.SCHOLAR, "S-1"))
    town.now += 31 * DAYS
    assert "ask for a new link" in town.nobody().see(link, 410)


def test_an_officer_sets_a_password_and_signs_in_with_it(town: Town) -> None:
    with town.store.writing(OFFICER, town.now) as work:
        made = add_officer(work, "ana", Described(name="Ana Novak"))
        link = f"/in/{invite_officer(work, made.officer_id, DAYS)}"
    browser = town.nobody()
    browser.see(link)
    assert "Choose a password" in browser.press(link)
    assert 'value="ana"' in browser.page
    assert "at least" in browser.press(
        "/password", fields={"password": "kratko", "again": "kratko"}, status=422
    )
    long = "dolgo geslo iz besed"
    assert "not the same" in browser.press(
        "/password", fields={"password": long, "again": "drugo"}, status=422
    )
    assert "The password is set" in browser.press(
        "/password", fields={"password": long, "again": long}
    )
    wrong = browser.press("/sign-in", fields={"name": "ana", "password": "napačno"}, status=401)
    assert "do not open" in wrong
    answer = browser.client.post(
        "/sign-in", data={"name": "ana", "password": long}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/officer")
    assert "HttpOnly" in answer.headers["set-cookie"]


def test_after_signing_out_the_pages_ask_to_sign_in(town: Town) -> None:
    browser = town.employer()
    browser.see("/employer")
    assert "You are signed out" in browser.press("/sign-out")
    assert "no password" in browser.see("/employer")


def test_a_form_without_the_sessions_token_is_refused(town: Town) -> None:
    browser = town.scholar()
    browser.see("/graduate/list")
    browser.press("/graduate/list", "move=down:P-1", fields={"form_token": "0" * 64}, status=403)


def test_nobody_opens_the_pages_of_another_role(town: Town) -> None:
    browser = town.scholar()
    for path in ("/employer", "/employer/ranking", "/representative"):
        browser.see(path, 403)
    town.employer().see("/graduate/list", 403)
