"""Officers and the data of persons, on both databases."""

from datetime import timedelta

import pytest

from api.identity.officers import add_officer
from api.identity.sessions import open_session
from api.store.audit import entries
from api.store.parties import party
from api.store.persons import Described
from tests.parties.town import Town
from tests.store.rooms import NOON, OFFICER


@pytest.fixture
def officer(town: Town) -> dict[str, str]:
    """Headers of an officer who has signed in."""
    with town.store.writing(OFFICER, NOON) as work:
        added = add_officer(work, "mira", Described(name="Mira")).officer_id
        secret = open_session(work, timedelta(days=1), officer=added).secret
    return {"authorization": f"Bearer {secret}"}


@pytest.fixture
def ana(town: Town) -> str:
    """The address of a person."""
    guest = town.scholar("S-1")
    town.name(guest, Described(name="Ana", contact="ana@example.org"))
    with town.store.reading() as db:
        return f"/v1/persons/{party(db, guest.party_id).person_id}"


def test_an_officer_reads_and_corrects_a_person(
    town: Town, officer: dict[str, str], ana: str
) -> None:
    read = town.client.get(ana, headers=officer)
    assert read.json()["name"] == "Ana"
    headers = {**officer, "if-match": read.headers["etag"]}
    put = town.client.put(ana, json={"name": "Ana Novak"}, headers=headers)
    assert (put.json()["name"], put.json()["contact"]) == ("Ana Novak", None)
    assert town.client.put(ana, json={"name": "Eva"}, headers=headers).status_code == 412
    assert town.client.get(ana, headers=officer).headers["etag"] == put.headers["etag"]


def test_a_personal_number_is_refused(town: Town, officer: dict[str, str], ana: str) -> None:
    etag = town.client.get(ana, headers=officer).headers["etag"]
    headers = {**officer, "if-match": etag}
    put = town.client.put(ana, json={"name": "0101006500006"}, headers=headers)
    assert put.status_code == 422


def test_what_is_handed_over_stands_in_the_audit_log(
    town: Town, officer: dict[str, str], ana: str
) -> None:
    export = town.client.get(f"{ana}/export", headers=officer)
    assert export.json()["persons"][0]["name"] == "Ana"
    assert export.headers["content-disposition"].startswith("attachment")
    with town.store.reading() as db:
        last = list(entries(db))[-1]
    assert (last.act, last.subject) == ("person read", ana.rpartition("/")[2])


def test_an_erased_person_has_no_name_and_no_way_in(
    town: Town, officer: dict[str, str], ana: str
) -> None:
    guest = town.scholar("S-1")
    erased = town.client.delete(ana, headers=officer)
    assert (erased.status_code, erased.json()["whole"]) == (200, True)
    assert town.client.get(ana, headers=officer).json()["name"] is None
    assert guest.get("").status_code == 401


def test_no_party_reads_persons_not_even_the_own_one_by_its_id(town: Town, ana: str) -> None:
    for guest in (town.scholar("S-1"), town.employer("E-1")):
        for method in ("GET", "DELETE"):
            answer = town.client.request(method, ana, headers=guest.headers)
            assert answer.status_code == 403
    assert town.client.get(ana).status_code == 401


def test_a_person_who_is_not_there_is_404(town: Town, officer: dict[str, str]) -> None:
    for path in ("/v1/persons/person_0", "/v1/persons/person_0/export"):
        assert town.client.get(path, headers=officer).status_code == 404
    assert town.client.delete("/v1/persons/person_0", headers=officer).status_code == 404
