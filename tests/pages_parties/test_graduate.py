"""The graduate's pages: employers met, the list, receipt, result, answer, representative."""

from api.pages.graduate.reasons import PLAINLY
from matching.explain import ReasonKind
from tests.pages_parties.forms import forms
from tests.pages_parties.town import Browser, Town


def lines(page: str) -> list[str]:
    """The list from top to bottom; the line “rather none” is empty."""
    return [part.split('"', 1)[0] for part in page.split('data-key="up:')[1:]]


def test_only_the_employers_met_are_shown_with_the_own_notes(town: Town) -> None:
    browser = town.scholar()
    shown = browser.see("/graduate/employers")
    assert "Delodajalec 1" in shown
    assert "Delodajalec 3" not in shown
    assert "Saved." in browser.press("/graduate/employers", fields={"note.E-1": "Prijazen mentor."})
    assert "Prijazen mentor." in browser.see("/graduate/list")
    assert "Prijazen mentor." not in town.employer().see("/employer/ranking")


def test_the_list_is_moved_by_buttons_and_so_is_the_line(town: Town) -> None:
    browser = town.scholar()
    browser.see("/graduate/list")
    assert lines(browser.page) == ["P-1", "P-2", ""]
    said = browser.press("/graduate/list", "move=up:P-2")
    assert "Delodajalec 2, strojni tehnik, 90.00 EUR a month: place 1 of 2" in said
    assert "stands below 1 wish" in browser.press("/graduate/list", "move=up:")
    assert lines(browser.page) == ["P-2", "", "P-1"]
    assert "below the line, not acceptable" not in browser.press("/graduate/list", "move=down:")
    browser.press("/graduate/list", "move=off:P-1")
    assert lines(browser.page) == ["P-2", ""]
    browser.press("/graduate/list", "move=add:P-1")
    assert lines(browser.page) == ["P-2", "P-1", ""]


def test_the_moved_row_carries_the_focus(town: Town) -> None:
    browser = town.scholar()
    browser.see("/graduate/list")
    browser.press("/graduate/list", "move=up:P-2")
    row = browser.page.split('id="moved"', 1)[1].split("</li>", 1)[0]
    assert 'data-key="up:P-2"' in row
    assert "data-focus" in row


def test_a_confirmed_list_has_a_receipt_and_a_later_change_asks_for_another(town: Town) -> None:
    browser = town.scholar()
    browser.see("/graduate/list")
    receipt = browser.press("/graduate/list/confirm")
    assert "Receipt number 1" in receipt
    assert "By Oseba S-1" in receipt
    browser.see("/graduate/list")
    assert "You have changed this" in browser.press("/graduate/list", "move=up:P-2")
    assert "Receipt number 2" in browser.press("/graduate/list/confirm")


def test_a_click_on_a_stale_list_moves_nothing_and_says_so(town: Town) -> None:
    one, other = town.scholar(), town.scholar()
    for browser in (one, other):
        browser.see("/graduate/list")
    one.press("/graduate/list", "move=up:P-2")
    assert "not made" in other.press("/graduate/list", "move=up:", status=412)
    assert lines(other.page) == ["P-2", "P-1", ""]


def test_notes_saved_on_a_stale_page_are_kept_on_it(town: Town) -> None:
    one, other = town.scholar(), town.scholar()
    for browser in (one, other):
        browser.see("/graduate/employers")
    one.press("/graduate/employers", fields={"note.E-1": "Prva."})
    other.press("/graduate/employers", status=412, fields={"note.E-1": "Druga."})
    assert "Druga." in other.page
    assert "Saved." in other.press("/graduate/employers")


def test_a_list_with_nothing_above_the_line_says_what_it_means(town: Town) -> None:
    browser = town.scholar()
    browser.see("/graduate/list")
    browser.press("/graduate/list", "move=up:")
    assert "you would get nobody" in browser.press("/graduate/list", "move=up:")


def confirmed_by(browser: Browser) -> str:
    browser.see("/graduate/list")
    return browser.press("/graduate/list/confirm")


def test_under_18_the_list_waits_for_the_legal_representative(town: Town) -> None:
    parent = town.under_age("S-1")
    assert "Nothing waits for you now" in parent.see("/representative")
    child = town.scholar()
    assert "counts as soon as the legal representative" in confirmed_by(child)
    shown = parent.see("/representative")
    assert "Delodajalec 1, strojni tehnik, 150.00 EUR a month" in shown
    action = forms(parent.page)[1].action
    assert "Done. It counts now." in parent.press(action)
    assert "Confirmed by the legal representative" in child.see("/receipt/wishes")


def test_own_notes_are_not_shown_to_the_legal_representative(town: Town) -> None:
    parent, child = town.under_age("S-1"), town.scholar()
    child.see("/graduate/employers")
    child.press("/graduate/employers", fields={"note.E-1": "Skrivnost."})
    confirmed_by(child)
    assert "Skrivnost" not in parent.see("/representative")


def test_on_the_day_the_result_its_reason_and_the_draw_number_are_there(town: Town) -> None:
    awarded, browsers = "", {}
    for key in ("S-1", "S-2", "S-3", "S-4", "S-5", "S-6"):
        browsers[key] = town.scholar(key)
    assert "not published yet" in browsers["S-1"].see("/graduate/result")
    town.publish()
    for key, browser in browsers.items():
        shown = browser.see("/graduate/result")
        assert "Your number in the public draw" in shown
        assert "Public certificate" in shown
        assert ("This time you were not placed" in shown) is (key not in town.awarded())
        assert ("This is what you got." in shown) is (key in town.awarded())
        awarded = awarded or (key if key in town.awarded() else "")
    assert "Your answer is awaited" in browsers[awarded].see("/graduate")


def test_every_reason_is_said_to_the_scholar_and_in_the_words_of_the_decision(town: Town) -> None:
    assert set(PLAINLY) == set(ReasonKind)
    browsers = {key: town.scholar(key) for key in ("S-2", "S-4", "S-6")}
    town.publish()
    shown = {key: each.see("/graduate/result") for key, each in browsers.items()}
    assert "You got something that stands higher on your list." in shown["S-2"]
    assert "You did not want this one. In the words of the decision: the scholar" in shown["S-4"]
    assert (
        "The municipality’s money was not enough for this. In the words of the decision: "
        "the line Kadrovske štipendije 2023/24 is spent: this award needs 784.00 EUR more"
    ) in shown["S-6"]
    assert not [key for key, page in shown.items() if "inadmissible" in page]


def test_an_award_is_accepted_on_a_page_that_says_what_follows(town: Town) -> None:
    town.publish()
    key = min(town.awarded())
    browser = town.scholar(key)
    browser.see("/graduate/result")
    accept = browser.page.split('href="/graduate/offers/', 1)[1].split('"', 1)[0]
    shown = browser.see(f"/graduate/offers/{accept}")
    assert "the employer then learns your name and contact" in shown
    assert "accepted" in browser.press(f"/graduate/offers/{accept}")
    employer = next(e for e in ("E-1", "E-2", "E-3") if key in _who_comes(town, e))
    assert f"Oseba {key} accepted" in _who_comes(town, employer)


def _who_comes(town: Town, employer: str) -> str:
    return town.employer(employer).see("/employer/coming")


def test_an_award_is_declined(town: Town) -> None:
    town.publish()
    browser = town.scholar(min(town.awarded()))
    browser.see("/graduate/result")
    accept = browser.page.split('href="/graduate/offers/', 1)[1].split('"', 1)[0]
    decline = accept.replace("accept", "decline")
    browser.see(f"/graduate/offers/{decline}")
    assert "declined" in browser.press(f"/graduate/offers/{decline}")


def test_under_18_an_acceptance_waits_for_the_legal_representative(town: Town) -> None:
    keys = ("S-1", "S-2", "S-3", "S-4", "S-5", "S-6")
    parents = {key: town.under_age(key) for key in keys}
    for key in keys:
        confirmed_by(town.scholar(key))
        parents[key].see("/representative")
        parents[key].press(forms(parents[key].page)[1].action)
    town.publish()
    key = min(town.awarded())
    child, parent = town.scholar(key), parents[key]
    child.see("/graduate/result")
    accept = child.page.split('href="/graduate/offers/', 1)[1].split('"', 1)[0]
    child.see(f"/graduate/offers/{accept}")
    assert "once your legal representative" in child.press(f"/graduate/offers/{accept}")
    assert "The person you represent has accepted this" in parent.see("/representative")
    parent.press(forms(parent.page)[1].action)
    assert "accepted" in child.see("/graduate/result")


def test_a_stay_that_was_added_can_be_taken_away_again(town: Town) -> None:
    browser = town.scholar()
    browser.see("/graduate/stays")
    stay = {"new.employer_id": "E-3", "new.begins": "2023-02-20", "new.until": "2023-02-01"}
    assert "missing or wrong" in browser.press("/graduate/stays", status=422, fields=stay)
    browser.press("/graduate/stays", fields={"new.until": "2023-03-01", "new.hours": "80"})
    assert "Stays that you added" in browser.see("/graduate/stays")
    browser.press("/graduate/stays", "remove=2023-02-20 E-3")
    assert "Stays that you added" not in browser.see("/graduate/stays")
