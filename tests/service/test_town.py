"""Officers, tokens, the town's settings and the audit log."""

import pytest

from api.store.states import PartyRole
from matching.write import case_to_json
from tests.service.house import Guest, House, case_zip
from tests.store.rooms import tiny

JSON = {"content-type": "application/json"}


def with_token(house: House, *scopes: str) -> Guest:
    asked = {"label": "machine", "scopes": list(scopes)}
    secret = house.officer.ask("POST", "/tokens", 201, json=asked).json()["secret"]
    return Guest(client=house.client, headers={"authorization": f"Bearer {secret}"})


def test_a_token_may_what_its_scopes_say_and_nothing_after_it_is_revoked(house: House) -> None:
    reader = with_token(house, "read")
    assert reader.get("/cases")["items"] == []
    reader.upload("/cases", case_zip("tiny"), 403)
    (token,) = house.officer.get("/tokens")["items"]
    assert token["scopes"] == ["read"]
    house.officer.ask("DELETE", f"/tokens/{token['token_id']}", 204)
    reader.get("/cases", 401)


def test_nobody_gives_a_token_more_than_the_own_scopes(house: House) -> None:
    admin = with_token(house, "admin")
    admin.ask("POST", "/tokens", 403, json={"label": "more", "scopes": ["publish"]})
    admin.ask("POST", "/tokens", 201, json={"label": "same", "scopes": ["admin"]})


def test_a_match_without_storage_asks_for_a_token(house: House) -> None:
    case = case_to_json(tiny())
    how = {"content": case, "headers": JSON}
    house.anyone().ask("POST", "/match", 401, **how)
    with_token(house, "read").ask("POST", "/match", 403, **how)
    assert with_token(house, "match").ask("POST", "/match", 200, **how).json()["case"] == "tiny"


def test_a_new_officer_comes_in_by_a_link_and_the_last_one_stays(house: House) -> None:
    asked = {"sign_in_name": "Two", "name": "Bor Uradnik"}
    made = house.officer.ask("POST", "/officers", 201, json=asked).json()
    two = house.with_link(made["link"])
    password = {"password": "correct horse battery"}
    two.ask("PUT", "/session/password", 204, json=password)
    named = {"name": "two", **password}
    signed_in = house.anyone().ask("POST", "/session", 200, json=named).json()
    two = Guest(client=house.client, headers={"authorization": f"Bearer {signed_in['secret']}"})
    assert {each["name"] for each in two.get("/officers")["items"]} == {
        "Ana Uradnica",
        "Bor Uradnik",
    }
    two.ask("DELETE", f"/officers/{made['officer_id']}", 409)
    house.officer.ask("POST", "/officers", 409, json=asked)
    two.ask("DELETE", f"/officers/{house.officer_id}", 204)
    house.officer.get("/officers", 401)


def test_the_town_has_one_name_and_whoever_read_an_older_one_is_told(house: House) -> None:
    town = house.officer.get("/town")
    says = {**town, "name": "Mestna občina Velenje", "answer_days": 10}
    changed = house.officer.change("PUT", "/town", town["version"], says)
    assert changed["name"] == "Mestna občina Velenje"
    etag = {"if-match": f'"{town["version"]}"'}
    house.officer.ask("PUT", "/town", 412, headers=etag, json=says)


def test_every_step_stands_in_the_audit_log_without_a_name(house: House) -> None:
    case_id = house.officer.upload("/cases", case_zip("tiny"))["case_id"]
    house.officer.move(case_id, "open")
    first = house.officer.get("/audit?most=2")
    rest = house.officer.get(f"/audit?after={first['next']}&most=1000")
    acts = [each["act"] for each in (*first["items"], *rest["items"])]
    assert acts[-2:] == ["case created", "case moved"]
    assert "Ana" not in str((first, rest))
    assert house.officer.get("/audit/check")["whole"]


def test_a_representative_is_added_once_and_only_to_a_scholar(house: House) -> None:
    case_id = house.officer.upload("/cases", case_zip("tiny"))["case_id"]
    parties = house.officer.get(f"/cases/{case_id}/parties")["items"]
    scholar = next(each for each in parties if each["role"] == PartyRole.SCHOLAR)
    employer = next(each for each in parties if each["role"] == PartyRole.EMPLOYER)
    body = {"name": "Mara Zastopnica"}
    path = f"/parties/{scholar['party_id']}/representative"
    made = house.officer.ask("POST", path, 201, json=body).json()
    assert made["represents"] == scholar["party_id"]
    house.officer.ask("POST", path, 409, json=body)
    house.officer.ask("POST", f"/parties/{employer['party_id']}/representative", 409, json=body)


@pytest.mark.parametrize("name", ["1234567890123", "EMŠO 0101 006 500 006"])
def test_a_personal_number_is_refused_wherever_a_person_is_named(house: House, name: str) -> None:
    body = {"sign_in_name": "two", "name": name}
    house.officer.ask("POST", "/officers", 422, json=body)


def test_what_another_site_sends_in_an_officers_name_is_refused(house: House) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    house.officer.ask("PUT", "/town", 403, headers=headers, json={})
