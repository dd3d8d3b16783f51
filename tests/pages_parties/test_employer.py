"""The employer's pages: tasks, places with their split, ranking, notes, hours, who comes."""

import pytest

from tests.pages_parties.forms import form_to, forms
from tests.pages_parties.town import DAYS, Town


def test_the_task_list_says_the_deadline_in_words(town: Town) -> None:
    browser = town.employer()
    assert "6 days left, until 7 September 2026 at 14:00" in browser.see("/employer")
    town.now += 5.5 * DAYS
    assert "12 hours left" in browser.see("/employer")
    town.now += 1 * DAYS
    assert "Lists are not taken now" in browser.see("/employer")


def test_the_split_is_reckoned_by_the_server_before_anything_is_saved(town: Town) -> None:
    browser = town.employer()
    amount = {"positions.0.occupation": "strojni tehnik", "positions.0.monthly_amount_eur": "99,99"}
    browser.client.cookies.set("ukrep5_language", "en")
    query = "&".join(f"{name}={value}" for name, value in amount.items())
    shown = browser.see(f"/employer/places/split?{query}&positions.0.places=2")
    assert "The municipality pays 39.99 EUR, you pay 60.00 EUR." in shown
    assert "you pay 120.00 EUR a month" in shown


def test_places_are_saved_confirmed_and_the_receipt_shows_them(town: Town) -> None:
    browser = town.employer()
    browser.see("/employer/places")
    shown = browser.press("/employer/places", fields={"positions.0.monthly_amount_eur": "120,5"})
    assert "Not confirmed yet" in shown
    assert form_to(browser.page, "/employer/places").fields["positions.0.monthly_amount_eur"] == (
        "120.50"
    )
    receipt = browser.press("/employer/places", "confirm=1")
    assert "Receipt number 1" in receipt
    assert "strojni tehnik (pupil): 1 place, 120.50 EUR a month" in receipt
    assert "confirmed" in browser.see("/employer")


def test_a_new_occupation_comes_in_and_one_goes_when_it_is_set_to_none(town: Town) -> None:
    browser = town.employer()
    browser.see("/employer/places")
    new = {
        "positions.1.occupation": "inženir strojništva",
        "positions.1.places": "1",
        "positions.1.monthly_amount_eur": "250",
    }
    browser.press("/employer/places", fields=new)
    receipt = browser.press("/employer/places", "confirm=1", fields={"positions.0.occupation": ""})
    assert "inženir strojništva (student): 1 place" in receipt
    assert "strojni tehnik" not in receipt


def test_a_wrong_amount_keeps_what_was_entered_and_says_where_it_is(town: Town) -> None:
    browser = town.employer()
    browser.see("/employer/places")
    entered = {"positions.0.monthly_amount_eur": "stopetdeset", "positions.0.places": "3"}
    shown = browser.press("/employer/places", status=422, fields=entered)
    assert "1 thing is missing or wrong" in shown
    fields = form_to(browser.page, "/employer/places").fields
    assert fields["positions.0.places"] == "3"
    assert fields["positions.0.monthly_amount_eur"] == "stopetdeset"
    assert 'aria-invalid="true"' in browser.page


def test_a_stale_form_keeps_what_was_entered_and_can_be_saved_again(town: Town) -> None:
    one, other = town.employer(), town.employer()
    one.see("/employer/places")
    other.see("/employer/places")
    one.press("/employer/places", fields={"positions.0.places": "2"})
    shown = other.press("/employer/places", status=412, fields={"positions.0.places": "5"})
    assert "changed in another window" in shown
    assert form_to(other.page, "/employer/places").fields["positions.0.places"] == "5"
    other.press("/employer/places")
    assert form_to(other.page, "/employer/places").fields["positions.0.places"] == "5"


def test_as_last_year_fills_the_form(town: Town) -> None:
    browser = town.employer()
    browser.see("/employer/places")
    browser.press("/employer/places", fields={"positions.0.places": "9"})
    browser.press("/employer/places/last-year")
    assert form_to(browser.page, "/employer/places").fields["positions.0.places"] == "1"


def ranked(page: str) -> list[str]:
    """Who may be moved up or not, in the order of the list."""
    return [part.split('"', 1)[0] for part in page.split('data-key="up:')[1:]]


def test_the_ranking_is_moved_by_buttons_and_each_move_is_saved(town: Town) -> None:
    browser = town.employer("E-2")
    browser.see("/employer/ranking")
    assert ranked(browser.page) == ["S-1", "S-2", "S-4", "S-3", "S-5"]
    said = browser.press("/employer/ranking", "move=up:S-4")
    assert "Oseba S-4 (S-4): place 1 of 4" in said
    browser.press("/employer/ranking", "move=up:S-5")
    assert ranked(browser.page) == ["S-4", "S-1", "S-2", "S-5", "S-3"]
    browser.see("/employer/ranking")
    assert ranked(browser.page) == ["S-4", "S-1", "S-2", "S-5", "S-3"]


def test_alike_and_apart_share_a_place_and_part_it_again(town: Town) -> None:
    browser = town.employer("E-2")
    browser.see("/employer/ranking")
    assert "place 2 of 3" in browser.press("/employer/ranking", "move=alike:S-3")
    assert "place 3 of 4" in browser.press("/employer/ranking", "move=apart:S-3")


def test_not_acceptable_stands_apart_from_not_ranked(town: Town) -> None:
    browser = town.employer("E-2")
    browser.see("/employer/ranking")
    assert "Oseba S-5 (S-5): not ranked" in browser.press("/employer/ranking", "move=off:S-5")
    said = browser.press("/employer/ranking", "move=bar:S-5")
    assert "Oseba S-5 (S-5): not acceptable" in said
    receipt = browser.press("/employer/ranking/confirm")
    assert "Not acceptable Oseba S-5 (S-5)" in receipt


def test_a_click_on_a_stale_list_moves_nothing_and_says_so(town: Town) -> None:
    one, other = town.employer("E-2"), town.employer("E-2")
    one.see("/employer/ranking")
    other.see("/employer/ranking")
    one.press("/employer/ranking", "move=up:S-4")
    said = other.press("/employer/ranking", "move=up:S-5", status=412)
    assert "Your last click was not made" in said
    assert ranked(other.page) == ["S-4", "S-1", "S-2", "S-3", "S-5"]


def test_a_position_of_somebody_else_is_not_there(town: Town) -> None:
    browser = town.employer("E-2")
    browser.see("/employer/ranking?position=P-1", 404)
    browser.see("/employer/ranking")
    browser.press("/employer/ranking", "move=up:S-4", fields={"position": "P-1"}, status=404)


def test_notes_are_kept_and_stand_beside_the_names(town: Town) -> None:
    browser = town.employer("E-2")
    browser.see("/employer/notes")
    browser.press("/employer/notes", fields={"assessments.0.note": "Zanesljiva <in> točna."})
    assert "Zanesljiva <in> točna." in browser.see("/employer/ranking")
    assert "Zanesljiva" not in town.scholar().see("/graduate")


def test_stays_that_a_scholar_states_wait_for_the_hours_of_the_host(town: Town) -> None:
    scholar, host = town.scholar(), town.employer("E-3")
    assert "No stay waits" in host.see("/employer/stays")
    stay = {"new.employer_id": "E-3", "new.begins": "2023-02-01", "new.until": "2023-02-20"}
    scholar.see("/graduate/stays")
    scholar.press("/graduate/stays", "confirm=1", fields={**stay, "new.hours": "120"})
    assert "Oseba S-1 (S-1)" in host.see("/employer/stays")
    ticked = {"stays.0.confirm": "1", "stays.0.hours": "118"}
    assert "118 h" in host.press("/employer/stays", fields=ticked)
    assert "confirmed" in scholar.see("/graduate/stays")
    assert "Delodajalec 3" in scholar.see("/graduate/employers")


def test_more_places_than_mentors_are_hinted_at(town: Town) -> None:
    browser = town.employer()
    browser.see("/employer/host-places")
    shown = browser.press("/employer/host-places", fields={"host_places.0.places": "4"})
    assert "more places than mentors" in shown
    assert "Receipt number 1" in browser.press("/employer/host-places", "confirm=1")


def test_after_publication_the_employer_sees_who_comes_and_who_pays(town: Town) -> None:
    browser = town.employer("E-2")
    assert "not published yet" in browser.see("/employer/coming")
    town.publish()
    shown = browser.see("/employer/coming")
    assert "no answer yet" in shown
    assert "36.00 EUR" in shown
    assert browser.client.get("/v1/me/calendar.ics").text.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/places",
        "/host-places",
        "/ranking",
        "/notes",
        "/stays",
        "/coming",
    ],
)
def test_every_page_can_be_seen_once_lists_are_closed(town: Town, path: str) -> None:
    browser = town.employer("E-2")
    town.publish()
    browser.see(f"/employer{path}")
    assert all(not each.buttons for each in forms(browser.page))
