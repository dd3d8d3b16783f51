"""What parties hand in, over HTTP, on both databases."""

import hashlib
import json
from datetime import timedelta

from api.http.v1.submissions import EXAMPLES
from api.store.canonical import canonical
from api.store.states import CallState, Part
from api.store.submissions import in_force
from tests.parties.town import Town

RANKED = {"ranked": ["P-1", "P-2"], "not_acceptable": [], "notes": {"E-1": "dober mentor"}}
OTHER = {"ranked": ["P-2", "P-1"], "not_acceptable": [], "notes": {}}


def test_a_draft_is_read_as_it_was_saved_with_its_version(town: Town) -> None:
    ana = town.scholar("S-1")
    assert ana.get("/submissions/wishes").status_code == 404
    saved = ana.put("wishes", RANKED)
    assert (saved.status_code, saved.headers["etag"]) == (200, '"1"')
    read = ana.get("/submissions/wishes")
    assert (read.json(), read.headers["etag"]) == (RANKED, '"1"')


def test_of_two_edits_of_the_same_ranking_one_wins_and_the_other_gets_412(town: Town) -> None:
    ana = town.scholar("S-1")
    ana.put("wishes", RANKED)
    first, second = ana.put("wishes", OTHER, version=1), ana.put("wishes", RANKED, version=1)
    assert (first.status_code, second.status_code) == (200, 412)
    assert second.headers["etag"] == '"2"'
    assert ana.get("/submissions/wishes").json() == OTHER


def test_nobody_overwrites_blindly(town: Town) -> None:
    ana = town.scholar("S-1")
    path = "/v1/me/submissions/wishes"
    headers = {**ana.headers, "content-type": "application/json"}
    assert town.client.put(path, content=json.dumps(RANKED), headers=headers).status_code == 428
    ana.put("wishes", RANKED)
    assert ana.put("wishes", OTHER).status_code == 412


def test_a_receipt_has_number_hash_and_hour_and_a_second_confirmation_is_the_same(
    town: Town,
) -> None:
    ana = town.scholar("S-1")
    ana.put("wishes", RANKED)
    receipt = ana.post("/submissions/wishes/confirm", 1).json()
    expected = hashlib.sha256(canonical(RANKED).encode()).hexdigest()
    assert (receipt["number"], receipt["sha256"]) == (1, expected)
    assert receipt["confirmed_at"].startswith("2026-09-01T12:00:00")
    assert receipt["in_force"] is True
    assert ana.post("/submissions/wishes/confirm", 1).json() == receipt
    assert ana.get("/submissions/wishes/receipts").json() == [receipt]


def test_a_later_edit_leaves_the_confirmed_version_in_force_until_it_is_confirmed(
    town: Town,
) -> None:
    ana = town.scholar("S-1")
    ana.put("wishes", RANKED)
    ana.post("/submissions/wishes/confirm", 1)
    ana.put("wishes", OTHER, version=1)
    with town.store.reading() as db:
        valid = in_force(db, town.case_id)[ana.party_id, Part.WISHES]
    assert json.loads(valid.body) == RANKED
    ana.post("/submissions/wishes/confirm", 2)
    counting = [each["in_force"] for each in ana.get("/submissions/wishes/receipts").json()]
    assert counting == [True, False]


def test_tasks_go_from_missing_to_confirmed_and_tell_when_something_changed_since(
    town: Town,
) -> None:
    ana = town.scholar("S-1")

    def wishes() -> tuple[str, int, int]:
        task = next(each for each in ana.get("/tasks").json() if each["part"] == "wishes")
        return task["state"], task["version"], task["receipt"]

    assert wishes() == ("missing", 0, 0)
    ana.put("wishes", RANKED)
    assert wishes() == ("draft", 1, 0)
    ana.post("/submissions/wishes/confirm", 1)
    assert wishes() == ("confirmed", 1, 1)
    ana.put("wishes", OTHER, version=1)
    assert wishes() == ("changed", 2, 1)


def test_under_age_a_version_counts_once_the_representative_has_countersigned(
    town: Town,
) -> None:
    mother, ana = town.under_age("S-1"), town.scholar("S-1")
    ana.put("wishes", RANKED)
    receipt = ana.post("/submissions/wishes/confirm", 1).json()
    assert (receipt["waits"], receipt["in_force"]) == (True, False)
    assert {each["state"] for each in mother.get("/tasks").json()} == {"waits", "missing"}
    (waiting,) = mother.get("/countersign").json()
    assert waiting["receipt"]["sha256"] == receipt["sha256"]
    assert waiting["body"]["ranked"] == RANKED["ranked"]
    signed = mother.post(f"/countersign/{receipt['confirmation_id']}")
    assert signed.status_code == 204
    assert mother.get("/countersign").json() == []
    assert ana.get("/submissions/wishes/receipts").json()[0]["in_force"] is True


def test_own_notes_are_read_by_nobody_else_not_even_by_the_representative(town: Town) -> None:
    mother, ana = town.under_age("S-1"), town.scholar("S-1")
    ana.put("wishes", RANKED)
    ana.post("/submissions/wishes/confirm", 1)
    for path in ("/submissions/wishes", "/countersign", "/employers"):
        answer = mother.get(path)
        assert answer.status_code == 200
        assert "mentor" not in answer.text
    assert ana.get("/employers").json()[0]["note"] == "dober mentor"


def test_a_representative_countersigns_only_for_the_own_scholar(town: Town) -> None:
    mother, other = town.under_age("S-1"), town.under_age("S-2")
    ana = town.scholar("S-1")
    ana.put("wishes", RANKED)
    receipt = ana.post("/submissions/wishes/confirm", 1).json()
    path = f"/countersign/{receipt['confirmation_id']}"
    assert other.post(path).status_code == 404
    assert other.get("/countersign").json() == []
    assert ana.post(path).status_code == 403
    assert mother.put("wishes", OTHER, version=1).status_code == 403


def test_what_is_not_in_the_case_or_not_the_partys_own_is_a_fault_with_its_place(
    town: Town,
) -> None:
    unknown = town.scholar("S-1").put("wishes", {"ranked": ["P-9", "P-1"]})
    assert unknown.status_code == 422
    assert [fault["column"] for fault in unknown.json()["faults"]] == ["ranked"]
    ranking = {"positions": [{"position_id": "P-2", "ranked": [["S-1"]]}]}
    assert town.employer("E-1").put("ranking", ranking).status_code == 422
    assert town.employer("E-2").put("ranking", ranking).status_code == 200


def test_places_that_an_employer_has_just_confirmed_can_be_wished_and_ranked(town: Town) -> None:
    employer, ana = town.employer("E-3"), town.scholar("S-6")
    places = {
        "positions": [
            {
                "occupation": "strojni tehnik",
                "level": "secondary",
                "places": 2,
                "monthly_amount_eur": "120.00",
            }
        ]
    }
    assert ana.put("wishes", {"ranked": ["P-4"]}).status_code == 200
    employer.put("places", places)
    employer.post("/submissions/places/confirm", 1)
    assert ana.put("wishes", {"ranked": ["P-4"]}, version=1).status_code == 422
    assert ana.put("wishes", {"ranked": ["P-3"]}, version=1).status_code == 200
    assert [each["monthly_amount"] for each in employer.get("/positions").json()] == [12000]


def test_a_part_of_another_role_is_not_there(town: Town) -> None:
    ana = town.scholar("S-1")
    assert ana.put("places", {"positions": []}).status_code == 404
    assert ana.get("/submissions/places").status_code == 404
    assert ana.get("/submissions/places/as-last-year").status_code == 404
    assert town.employer("E-1").get("/submissions/wishes").status_code == 404


def test_nothing_is_taken_after_the_call_has_closed(town: Town) -> None:
    ana = town.scholar("S-1")
    ana.put("wishes", RANKED)
    town.moved(CallState.CLOSED)
    assert ana.put("wishes", OTHER, version=1).status_code == 409
    assert ana.post("/submissions/wishes/confirm", 1).status_code == 409
    assert ana.get("/submissions/wishes").json() == RANKED


def test_a_session_that_has_ended_opens_nothing(town: Town) -> None:
    ana = town.scholar("S-1")
    town.clock.at += timedelta(days=61)
    assert ana.get("").status_code == 401


def test_every_example_of_the_documentation_is_taken(town: Town) -> None:
    whose = {
        Part.PLACES: town.employer("E-1"),
        Part.RANKING: town.employer("E-1"),
        Part.WISHES: town.scholar("S-1"),
    }
    for part, body in EXAMPLES.items():
        assert whose[part].put(part, body).status_code == 200
