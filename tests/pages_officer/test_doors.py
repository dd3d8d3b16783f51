"""Who may not come in: nobody known, a party, a token, a forged form."""

from typing import Any

import pytest
from fastapi.routing import APIRoute

from api.http.asking import COOKIE
from api.pages.officer.rooms import ROUTERS
from api.store.states import PartyRole
from tests.pages_officer.office import Office

ROUTES = [
    (sorted(route.methods or ())[0], route.path)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
]
IDS = {
    "case_id": "case_0",
    "party_id": "party_0",
    "scholar_id": "S-1",
    "run_id": "run_0",
    "publication_id": "publication_0",
    "award_id": "award_0",
    "officer_id": "officer_0",
    "token_id": "token_0",
    "token": "letters_0",
    "name": "report.html",
    "kind": "pdf",
}


def ask(office: Office, method: str, path: str) -> Any:
    """Ask for a page, or send an empty form."""
    return office.browser.request(method, path.format(**IDS), follow_redirects=False)


def test_nobody_known_is_shown_the_way_in(office: Office) -> None:
    office.browser.cookies.delete(COOKIE)
    for method, path in ROUTES:
        answer = ask(office, method, path)
        assert (answer.status_code, answer.headers.get("location")) == (303, "/sign-in"), path


@pytest.mark.parametrize("role", [PartyRole.EMPLOYER, PartyRole.SCHOLAR])
def test_a_party_gets_no_page_of_the_officers(office: Office, role: PartyRole) -> None:
    case_id = office.a_case()
    key = {PartyRole.EMPLOYER: "E-1", PartyRole.SCHOLAR: "S-1"}[role]
    office.sign_in(party=office.party(case_id, role, key))
    assert [ask(office, method, path).status_code for method, path in ROUTES] == [403] * len(ROUTES)


def test_a_form_without_the_token_of_the_session_changes_nothing(office: Office) -> None:
    forms = [path for method, path in ROUTES if method == "POST"]
    assert len(forms) > 25
    for path in forms:
        assert ask(office, "POST", path).status_code == 403, path


def test_a_form_from_another_site_changes_nothing(office: Office) -> None:
    headers = {"origin": "https://elsewhere.example"}
    answer = office.browser.post("/officer/town", headers=headers, follow_redirects=False)
    assert answer.status_code == 403


def test_what_is_not_there_is_a_page_that_says_so(office: Office) -> None:
    for page in ("", "/people", "/decided", "/runs", "/publication", "/answers", "/study"):
        assert "There is nothing here" in office.see(f"/officer/cases/case_0{page}", 404)


def test_no_page_carries_script_or_style_within(office: Office) -> None:
    case_id = office.a_case()
    for page in ("", "/people", "/decided", "/runs", "/publication", "/answers", "/scholars/S-1"):
        answer = office.browser.get(f"/officer/cases/{case_id}{page}")
        assert " style=" not in answer.text
        assert "<script>" not in answer.text
        assert "onclick" not in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
