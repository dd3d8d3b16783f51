"""Runs are asked for when they make sense, on the case as it stands then."""

import pytest

from api.store.states import PartyRole
from tests.service.house import House, case_zip
from tests.service.stories import closed, matched, published, run


def asked(house: House, case_id: str, kind: str, status: int) -> None:
    house.officer.ask("POST", f"/cases/{case_id}/runs", status, json={"kind": kind})


@pytest.mark.parametrize("kind", ["match", "repair"])
def test_a_draft_is_not_matched(house: House, kind: str) -> None:
    case_id = house.officer.upload("/cases", case_zip("tiny"))["case_id"]
    asked(house, case_id, kind, 409)


def test_a_call_without_a_seed_drawn_after_closing_is_not_matched(house: House) -> None:
    case_id = house.officer.upload("/cases", case_zip("tiny"))["case_id"]
    house.officer.move(case_id, "open")
    house.pass_time(days=1)
    house.officer.move(case_id, "closed")
    asked(house, case_id, "match", 409)


def test_a_draft_may_ask_for_its_frontier(house: House) -> None:
    case_id = house.officer.upload("/cases", case_zip("tiny"))["case_id"]
    assert run(house, case_id, "frontier")
    assert house.officer.get(f"/cases/{case_id}")["state"] == "draft"


def test_the_run_uses_the_seed_that_was_drawn(house: House) -> None:
    case_id, run_id = matched(house)
    outcome = house.officer.get(f"/runs/{run_id}/files/outcome.json")
    seed = house.officer.get(f"/cases/{case_id}/seed")
    assert (outcome["seed"], outcome["seed_source"]) == (seed["seed"], seed["source"])


def test_nothing_is_repaired_before_somebody_declines(house: House) -> None:
    case_id, run_id = matched(house)
    asked(house, case_id, "repair", 409)
    published(house, case_id, run_id)
    house.officer.move(case_id, "accepting")
    asked(house, case_id, "repair", 409)


def test_a_call_is_not_settled_while_answers_are_awaited_but_after_the_deadline(
    house: House,
) -> None:
    case_id, run_id = matched(house)
    published(house, case_id, run_id)
    house.officer.move(case_id, "accepting")
    version = house.officer.get(f"/cases/{case_id}")["version"]
    etag, body = {"if-match": f'"{version}"'}, {"to": "settled"}
    house.officer.ask("POST", f"/cases/{case_id}/state", 409, headers=etag, json=body)
    house.pass_time(days=60)
    house.officer.move(case_id, "settled")
    assert house.officer.get(f"/cases/{case_id}/awards")["items"] == []


def test_an_award_is_left_by_the_officer_but_employed_only_through_a_completion(
    house: House,
) -> None:
    case_id, run_id = matched(house)
    published(house, case_id, run_id)
    house.officer.move(case_id, "accepting")
    outcome = house.officer.get(f"/runs/{run_id}/files/outcome.json")
    scholar = house.party(case_id, PartyRole.SCHOLAR, outcome["awards"][0]["scholar_id"])
    (offer,) = scholar.get("/me/offers")
    etag = {"if-match": f'"{offer["version"]}"'}
    scholar.ask("POST", f"/me/offers/{offer['offer_id']}/accept", 200, headers=etag)
    (award,) = house.officer.get(f"/cases/{case_id}/awards")["items"]
    path, etag = f"/awards/{award['award_id']}/state", {"if-match": '"1"'}
    house.officer.ask("POST", path, 409, headers=etag, json={"to": "employed"})
    house.officer.ask("POST", path, 409, headers=etag, json={"to": "completing"})
    assert house.officer.change("POST", path, 1, {"to": "left"})["state"] == "left"


def test_only_a_settled_call_is_completed_and_only_by_a_completion(house: House) -> None:
    case_id = closed(house)
    path = f"/cases/{case_id}/completion"
    house.officer.upload(path, case_zip("velenje-completion"), 409)
    house.officer.upload("/cases/case_unknown/completion", case_zip("tiny"), 404)
