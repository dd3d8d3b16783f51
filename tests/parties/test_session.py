"""In by password or by a link, and out again, on both databases."""

from datetime import timedelta

import pytest

from api.http.app import create_app
from api.http.asking import COOKIE
from api.identity.invitations import invite
from api.identity.officers import add_officer, first_link, set_password
from api.settings import Settings
from api.store.persons import Described
from api.store.store import Store
from tests.api.client import TestClient
from tests.parties.town import Clock, Town
from tests.store.rooms import NOON, OFFICER

PASSWORD = "correct horse battery"


def link_of(town: Town, key: str = "S-1") -> str:
    guest = town.scholar(key)
    town.name(guest, Described(name="Ana"))
    with town.store.writing(OFFICER, NOON) as work:
        return f"/v1/invitations/{invite(work, guest.party_id, timedelta(days=30))}"


def test_a_link_shows_who_is_meant_and_for_what_and_uses_nothing_up(town: Town) -> None:
    link = link_of(town)
    for _ in range(2):
        shown = town.client.get(link).json()
        assert (shown["role"], shown["name"], shown["case"]) == ("scholar", "Ana", "tiny")
    assert town.client.post(link).status_code == 200


def test_a_link_opens_one_session_by_cookie_and_by_secret_and_no_other(town: Town) -> None:
    link = link_of(town)
    used = town.client.post(link)
    cookie = used.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}={used.json()['secret']};")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert town.client.get("/v1/me").json()["case_key"] == "S-1"
    town.client.cookies.clear()
    assert town.client.get("/v1/me").status_code == 401
    headers = {"authorization": f"Bearer {used.json()['secret']}"}
    assert town.client.get("/v1/me", headers=headers).json()["case_key"] == "S-1"
    for again in (town.client.get(link), town.client.post(link)):
        assert again.status_code == 410


def test_over_https_the_cookie_is_secure(store: Store) -> None:
    settings = Settings(public_url="https://razpis.example.org")
    with TestClient(create_app(settings, store, Clock())) as client:
        link = first_link(store, NOON, timedelta(days=1))
        cookie = client.post(f"/v1/invitations/{link}").headers["set-cookie"]
    assert "Secure" in cookie


def test_signing_out_ends_the_session(town: Town) -> None:
    town.client.post(link_of(town))
    assert town.client.delete("/v1/session").status_code == 204
    assert town.client.get("/v1/me").status_code == 401
    assert town.client.delete("/v1/session").status_code == 401


def test_the_first_officer_sets_a_password_by_the_link_and_then_signs_in(town: Town) -> None:
    link = first_link(town.store, NOON, timedelta(days=1))
    used = town.client.post(f"/v1/invitations/{link}").json()
    assert used["role"] == "officer"
    short = town.client.put("/v1/session/password", json={"password": "short"})
    assert short.status_code == 422
    set_ = town.client.put("/v1/session/password", json={"password": PASSWORD})
    assert set_.status_code == 204
    assert town.client.put("/v1/session/password", json={"password": PASSWORD}).status_code == 401
    asked = {"name": "Officer", "password": PASSWORD}
    assert town.client.post("/v1/session", json=asked).json()["role"] == "officer"
    assert town.client.delete("/v1/session").status_code == 204


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(town: Town) -> None:
    with town.store.writing(OFFICER, NOON) as work:
        officer = add_officer(work, "mira", Described()).officer_id
    set_password(town.store, officer, PASSWORD, NOON)
    asked = [("mira", "wrong"), ("nobody", PASSWORD)]
    answers = [
        town.client.post("/v1/session", json={"name": name, "password": password})
        for name, password in asked
    ]
    assert [each.status_code for each in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()
    assert answers[0].headers["www-authenticate"] == "Bearer"


def test_no_party_sets_a_password(town: Town) -> None:
    ana = town.scholar("S-1")
    body = {"password": PASSWORD}
    answer = town.client.put("/v1/session/password", json=body, headers=ana.headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("secret", ["x", "%00", "č" * 100, "ukrep5i_" + "A" * 43])
def test_a_link_that_is_none_is_over_for_whoever_tries_it(town: Town, secret: str) -> None:
    assert town.client.get(f"/v1/invitations/{secret}").status_code == 410
    assert town.client.post(f"/v1/invitations/{secret}").status_code == 410
