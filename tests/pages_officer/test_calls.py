"""From the file to the open call."""

from tests.pages_officer.office import Office, hidden, words, zipped
from tests.store.rooms import CASES


def test_an_empty_home_leads_to_the_first_call(office: Office) -> None:
    page = office.see("/officer")
    assert "There is no call yet" in page
    assert 'href="/officer/new"' in page


def test_a_file_is_looked_over_and_nothing_is_stored_before_the_confirmation(
    office: Office,
) -> None:
    answer = office.drop("/officer/new", zipped(CASES / "tiny"))
    assert answer.status_code == 200
    assert "6 scholars" in words(answer.text)
    assert "There is no call yet" in office.see("/officer")
    case_id = office.a_case()
    assert f'href="/officer/cases/{case_id}"' in office.see("/officer")


def test_each_fault_stands_with_its_sheet_row_and_column(office: Office) -> None:
    answer = office.drop("/officer/new", b"no case at all", "letter.xlsx")
    assert answer.status_code == 422
    assert "1 fault in letter.xlsx" in words(answer.text)


def test_the_same_confirmation_sent_twice_makes_one_case(office: Office) -> None:
    page = office.drop("/officer/new", zipped(CASES / "tiny")).text
    fields = hidden(page, "/officer/new/confirm")
    first = office.send("/officer/new/confirm", **fields)
    again = office.send("/officer/new/confirm", **fields)
    assert first.headers["location"] == again.headers["location"]
    assert office.see("/officer").count("<h2><a ") == 1


def test_the_next_step_is_the_one_first_button(office: Office) -> None:
    case_id = office.a_case()
    page = office.see(f"/officer/cases/{case_id}")
    assert page.count('class="first"') == 1
    assert "No closing day is set yet." in page
    office.move(case_id, "open")
    page = office.see(f"/officer/cases/{case_id}")
    assert "Close the call" in page
    assert "6 scholars have not confirmed a list of wishes." in page


def test_days_are_set_as_clocks_show_them_here(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}"
    days = {"closes_at": "2026-10-15T12:00", "answer_by": "2026-11-10"}
    office.send(f"{where}/days", version=office.version(case_id), **days)
    page = office.see(where)
    assert 'value="2026-10-15T12:00"' in page
    assert 'value="2026-11-10"' in page


def test_a_stale_form_is_refused_by_a_page_that_says_so(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}"
    old = office.version(case_id)
    office.send(f"{where}/days", version=old, closes_at="2026-10-15T12:00")
    answer = office.send(f"{where}/days", 412, version=old, closes_at="")
    assert "was faster" in words(answer.text)
    assert 'value="2026-10-15T12:00"' in office.see(where)


def test_the_facts_of_a_draft_are_replaced_after_a_look(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}/facts"
    version = office.version(case_id)
    page = office.drop(where, zipped(CASES / "velenje-2019"), version=version).text
    assert "80 scholars" in words(page)
    fields = hidden(page, f"{where}/confirm")
    office.send(f"{where}/confirm", **fields)
    assert "velenje-2019" in office.see(f"/officer/cases/{case_id}")
    office.send(f"{where}/confirm", 412, **fields)


def test_a_file_of_another_session_is_not_taken(office: Office) -> None:
    page = office.drop("/officer/new", zipped(CASES / "tiny")).text
    fields = hidden(page, "/officer/new/confirm")
    office.sign_in(officer=office.officer_id)
    answer = office.send("/officer/new/confirm", 422, **fields)
    assert "no longer kept" in words(answer.text)


def test_a_workbook_is_taken_as_well_as_a_zip(office: Office) -> None:
    template = office.browser.get("/officer/new/template.xlsx")
    answer = office.drop("/officer/new", template.content, "razpis.xlsx")
    assert "razpis.xlsx" in words(answer.text)
