"""A case from its upload to its settlement, as the officer does it."""

import json

import pytest

from api.store.states import PartyRole
from matching.read import read_case
from matching.write import case_to_json
from tests.service.house import House, case_zip, zipped
from tests.store.rooms import CASES, tiny


def drafted(house: House, name: str = "tiny") -> str:
    made: str = house.officer.upload("/cases", case_zip(name))["case_id"]
    return made


def test_a_preview_shows_headers_and_sums_and_keeps_nothing(house: House) -> None:
    found = house.officer.upload("/cases/preview", case_zip("tiny"), 200)
    assert found["can_be_taken"]
    assert found["faults"] == []
    scholars = next(each for each in found["sheets"] if each["table"] == "scholars")
    assert scholars["rows"] == 6
    assert {"column": "points", "total": scholars["sums"][0]["total"]} in scholars["sums"]
    assert house.officer.get("/cases")["items"] == []


def test_a_preview_names_every_fault_and_the_draft_is_refused(house: House) -> None:
    case = json.loads(case_to_json(tiny()))
    case["positions"][0]["places"] = "many"
    case["scholars"][0]["level"] = "kindergarten"
    body = json.dumps(case).encode()
    found = house.officer.upload("/cases/preview", body, 200)
    assert not found["can_be_taken"]
    assert len(found["faults"]) >= 2
    refused = house.officer.upload("/cases", body, 422)
    assert len(refused["faults"]) == len(found["faults"])


def test_a_zip_a_zip_with_a_folder_and_json_give_the_same_case(house: House) -> None:
    forms = (
        case_zip("tiny"),
        zipped(CASES / "tiny", inside="my case/"),
        case_to_json(read_case(CASES / "tiny")),
    )
    made = [house.officer.upload("/cases", form) for form in forms]
    assert len({each["facts_sha256"] for each in made}) == 1
    assert len({each["case_id"] for each in made}) == 3


def test_the_same_creation_sent_twice_creates_once(house: House) -> None:
    first = house.officer.upload("/cases", case_zip("tiny"), key="a")
    again = house.officer.upload("/cases", case_zip("tiny"), key="a")
    assert first == again
    assert len(house.officer.get("/cases")["items"]) == 1
    house.officer.upload("/cases", case_zip("velenje-2019"), 422, key="a")


def test_cases_come_page_by_page(house: House) -> None:
    made = {drafted(house) for _ in range(3)}
    first = house.officer.get("/cases?most=2")
    rest = house.officer.get(f"/cases?most=2&after={first['next']}")
    assert len(first["items"]) == 2
    assert rest["next"] is None
    assert {each["case_id"] for each in (*first["items"], *rest["items"])} == made


def test_of_two_changes_on_one_version_the_second_is_told_to_read_again(house: House) -> None:
    path = f"/cases/{drafted(house)}/days"
    days = {"closes_at": "2026-10-15T12:00:00+02:00", "answer_by": "2026-11-10"}
    changed = house.officer.change("PUT", path, 1, days)
    assert changed["version"] == 2
    refused = house.officer.ask("PUT", path, 412, headers={"if-match": '"1"'}, json=days)
    assert refused.headers["etag"] == '"2"'
    house.officer.ask("PUT", path, 428, json=days)


def test_points_are_set_and_unknown_scholars_are_named(house: House) -> None:
    case_id = drafted(house)
    scholar = tiny().scholars[0].scholar_id
    path = f"/cases/{case_id}/points"
    house.officer.change("PUT", path, 1, {"points": {scholar: "77.50"}})
    facts = house.officer.get(f"/cases/{case_id}/facts")
    assert next(e for e in facts["scholars"] if e["scholar_id"] == scholar)["points"] == 77_50
    wrong = {"points": {"S-nobody": "1"}}
    refused = house.officer.ask("PUT", path, 422, headers={"if-match": '"2"'}, json=wrong)
    assert refused.json()["faults"][0]["column"] == "S-nobody"


def test_facts_are_confirmed_by_documents_and_pins_set_with_reasons(house: House) -> None:
    case_id = drafted(house)
    scholar, position = tiny().scholars[0].scholar_id, tiny().positions[0].position_id
    fact = {"scholar_id": scholar, "fact": "municipality", "document": "403-12/2026-7"}
    made = house.officer.change("PUT", f"/cases/{case_id}/confirmations", None, fact)
    assert made["confirmed_by"] == house.officer_id
    assert house.officer.get(f"/cases/{case_id}/confirmations")["items"] == [made]
    pin = {"scholar_id": scholar, "position_id": position, "decision": "never", "reason": "Kin."}
    house.officer.change("PUT", f"/cases/{case_id}/pins", None, pin)
    pair = f"scholar_id={scholar}&position_id={position}"
    etag = {"if-match": '"1"'}
    house.officer.ask("DELETE", f"/cases/{case_id}/pins?{pair}", 204, headers=etag)
    assert house.officer.get(f"/cases/{case_id}/pins")["items"] == []
    unknown = {**pin, "position_id": "P-nowhere"}
    how = {"headers": {"if-none-match": "*"}, "json": unknown}
    assert house.officer.ask("PUT", f"/cases/{case_id}/pins", 422, **how).json()["faults"]


def test_a_seed_recorded_before_closing_is_refused_for_the_run(house: House) -> None:
    case_id = drafted(house)
    seed = {"seed": "early", "source": "nobody"}
    house.officer.ask("POST", f"/cases/{case_id}/seed", 201, json=seed)
    house.officer.move(case_id, "open")
    house.pass_time(hours=1)
    house.officer.move(case_id, "closed")
    assert house.officer.get(f"/cases/{case_id}/seed", 409)["detail"]
    house.pass_time(hours=1)
    house.officer.ask("POST", f"/cases/{case_id}/seed", 201, json={**seed, "seed": "7 12"})
    assert house.officer.get(f"/cases/{case_id}/seed")["seed"] == "7 12"
    house.officer.ask("POST", f"/cases/{case_id}/seed", 409, json={**seed, "seed": "nicer"})


def test_letters_hold_links_that_open_and_are_kept_nowhere(house: House) -> None:
    case_id = drafted(house)
    wanted = {"roles": ["employer"]}
    told = house.officer.ask("POST", f"/cases/{case_id}/invitations", 200, json=wanted)
    letters = told.json()["letters"]
    assert told.headers["cache-control"] == "no-store"
    assert {each["role"] for each in letters} == {"employer"}
    assert all("/invitation/ukrep5i_" in each["link"] for each in letters)
    parties = house.officer.get(f"/cases/{case_id}/parties")["items"]
    assert {e["party_id"] for e in parties if e["invited_at"]} == {e["party_id"] for e in letters}


@pytest.mark.parametrize("to", ["run", "published", "settled"])
def test_a_draft_goes_nowhere_but_open(house: House, to: str) -> None:
    path = f"/cases/{drafted(house)}/state"
    house.officer.ask("POST", path, 409, headers={"if-match": '"1"'}, json={"to": to})


def test_nobody_else_creates_moves_or_reads_cases(house: House) -> None:
    case_id = drafted(house)
    employer = house.party(case_id, PartyRole.EMPLOYER, tiny().employers[0].employer_id)
    etag = {"if-match": '"1"'}
    for guest, status in ((house.anyone(), 401), (employer, 403)):
        guest.upload("/cases", case_zip("tiny"), status)
        guest.upload("/cases/preview", b"PK nonsense", status)
        guest.get(f"/cases/{case_id}/facts", status)
        guest.ask("POST", f"/cases/{case_id}/state", status, headers=etag, json={"to": "open"})
        guest.get("/audit", status)
    refused = house.anyone().ask("GET", "/town", 401)
    assert refused.headers["www-authenticate"] == "Bearer"
