"""Who is invited, who has confirmed, who is reminded."""

import re

from api.store.states import PartyRole
from tests.pages_officer.office import Office, hidden, words


def _letters(office: Office, case_id: str, **fields: str) -> str:
    answer = office.send(f"/officer/cases/{case_id}/letters", **fields)
    return answer.headers["location"]


def test_letters_are_made_for_all_who_have_not_come_in(office: Office) -> None:
    case_id = office.a_case()
    where = _letters(office, case_id, whom="not_in")
    page = office.see(where)
    links = re.findall(r"http://127.0.0.1:8000/invitation/ukrep5i_\S{43}", page)
    assert len(set(links)) == page.count('<article class="letter">') > 6
    table = office.browser.get(f"{where}/links.csv")
    assert all(link in table.text for link in links)
    document = office.browser.get(f"{where}/letters.docx")
    assert document.content[:2] == b"PK"
    assert document.headers["cache-control"] == "no-store"


def test_a_link_of_a_letter_opens(office: Office) -> None:
    case_id = office.a_case()
    page = office.see(_letters(office, case_id, whom="employers"))
    link = re.findall(r"/invitation/ukrep5i_\S{43}", page)[0]
    assert office.browser.get(link).status_code == 200


def test_letters_are_told_to_the_session_that_made_them_only(office: Office) -> None:
    case_id = office.a_case()
    where = _letters(office, case_id, whom="all")
    office.sign_in(officer=office.officer_id)
    assert "no longer kept" in words(office.see(where, 422))


def test_nobody_is_written_to_in_vain(office: Office) -> None:
    case_id = office.a_case()
    path = f"/officer/cases/{case_id}/letters"
    answer = office.send(path, 422, whom="one", party="party_of_nobody")
    assert "There is nobody to invite." in words(answer.text)


def test_reminders_name_those_who_have_not_confirmed(office: Office) -> None:
    case_id = office.a_case()
    office.move(case_id, "open")
    page = office.see(f"/officer/cases/{case_id}/people")
    assert "not confirmed" in page
    table = office.see(f"/officer/cases/{case_id}/people/reminders.csv")
    assert table.count("confirm the list of wishes") == 6


def test_a_person_is_described_and_a_stale_form_refused(office: Office) -> None:
    case_id = office.a_case()
    party = office.party(case_id, PartyRole.SCHOLAR, "S-1")
    where = f"/officer/cases/{case_id}/parties/{party}"
    fields = hidden(office.see(where), where)
    office.send(where, name="Maja Kos", address="Titov trg 1\n3320 Velenje", **fields)
    assert "Maja Kos" in office.see(where)
    office.send(where, 412, name="Somebody Else", **fields)


def test_thirteen_digits_are_refused_where_a_person_is_described(office: Office) -> None:
    case_id = office.a_case()
    party = office.party(case_id, PartyRole.SCHOLAR, "S-1")
    where = f"/officer/cases/{case_id}/parties/{party}"
    fields = hidden(office.see(where), where)
    answer = office.send(where, 422, name="Maja 0101006500006", **fields)
    assert "personal number" in words(answer.text)


def test_a_representative_is_added_once(office: Office) -> None:
    case_id = office.a_case()
    party = office.party(case_id, PartyRole.SCHOLAR, "S-1")
    where = f"/officer/cases/{case_id}/parties/{party}"
    fields = hidden(office.see(where), f"{where}/representative")
    first = office.send(f"{where}/representative", name="Jana Kos", **fields)
    again = office.send(f"{where}/representative", name="Jana Kos", **fields)
    assert first.headers["location"] == again.headers["location"]
    assert "Jana Kos" in office.see(where)


def test_own_data_is_handed_over_and_noted(office: Office) -> None:
    case_id = office.a_case()
    party = office.party(case_id, PartyRole.SCHOLAR, "S-1")
    answer = office.send(f"/officer/cases/{case_id}/parties/{party}/own-data.json", 200)
    assert answer.headers["content-type"] == "application/json"


def test_a_person_is_erased_only_when_somebody_is_sure(office: Office) -> None:
    case_id = office.a_case()
    party = office.party(case_id, PartyRole.SCHOLAR, "S-1")
    where = f"/officer/cases/{case_id}/parties/{party}/erase"
    assert "Tick that you are sure" in words(office.send(where, 422).text)
    assert "Nothing tells any more" in words(office.send(where, 200, sure="yes").text)


def test_a_party_of_another_case_is_not_found(office: Office) -> None:
    case_id, other = office.a_case(), office.a_case()
    party = office.party(other, PartyRole.SCHOLAR, "S-1")
    office.see(f"/officer/cases/{case_id}/parties/{party}", 404)
