"""The whole life of a call and its completion, through the API alone."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from api.store.states import PartyRole
from tests.service.house import Guest, House, case_zip
from tests.service.stories import published, run

ALL_OF_AGE = datetime(2028, 9, 1, 10, tzinfo=UTC)


def answer_all(
    people: dict[str, Guest], *, declining: frozenset[str] = frozenset()
) -> Counter[str]:
    """Everyone who still may answers every offer."""
    said: Counter[str] = Counter()
    for scholar, guest in people.items():
        for offer in guest.get("/me/offers"):
            if offer["answer"] == "open":
                what = "decline" if scholar in declining else "accept"
                etag = {"if-match": f'"{offer["version"]}"'}
                path = f"/me/offers/{offer['offer_id']}/{what}"
                said[guest.ask("POST", path, 200, headers=etag).json()["answer"]] += 1
    return said


def hand_in_the_same_wishes(house: House, case_id: str) -> str:
    """One scholar confirms the list that the application had; the receipt says which version."""
    scholar = house.invited(case_id, PartyRole.SCHOLAR)["S-0001"]
    draft = scholar.get("/me/submissions/wishes/as-last-year")
    headers = {"if-none-match": "*"}
    saved = scholar.ask("PUT", "/me/submissions/wishes", 200, headers=headers, json=draft).json()
    etag = {"if-match": f'"{saved["version"]}"'}
    receipt = scholar.ask("POST", "/me/submissions/wishes/confirm", 200, headers=etag).json()
    sha256: str = receipt["sha256"]
    return sha256


def awards_of(house: House, case_id: str) -> dict[str, Any]:
    found = house.officer.get(f"/cases/{case_id}/awards?most=1000")["items"]
    return {each["scholar_id"]: each for each in found}


def outcome_of(house: House, run_id: str) -> Any:
    return house.officer.get(f"/runs/{run_id}/files/outcome.json")


def begin_call(house: House) -> str:
    """A draft with days and a confirmed fact, opened; a scholar hands in a list."""
    preview = house.officer.upload("/cases/preview", case_zip("velenje-100"), 200)
    assert preview["can_be_taken"]
    case_id: str = house.officer.upload("/cases", case_zip("velenje-100"))["case_id"]
    fact = {"scholar_id": "S-0001", "fact": "municipality", "document": "403-1/2028-1"}
    house.officer.change("PUT", f"/cases/{case_id}/confirmations", None, fact)
    house.officer.move(case_id, "open")
    assert len(hand_in_the_same_wishes(house, case_id)) == 64
    return case_id


def close_and_match(house: House, case_id: str) -> str:
    house.pass_time(days=1)
    house.officer.move(case_id, "closed")
    house.pass_time(days=1)
    seed = {"seed": "3 14 15 92 65", "source": "Loto"}
    house.officer.ask("POST", f"/cases/{case_id}/seed", 201, json=seed)
    return run(house, case_id, "match")


def somebody_with_a_place_that_another_wants(outcome: Any) -> str:
    without = set(outcome["unmatched"])
    wanted = {e["position_id"] for e in outcome["contracts"] if e["scholar_id"] in without}
    found: str = next(e["scholar_id"] for e in outcome["awards"] if e["position_id"] in wanted)
    return found


def declined_and_repaired(house: House, case_id: str, first: Any) -> None:
    """One place is declined and given anew; everyone else keeps the own place."""
    awards = {each["scholar_id"]: each["position_id"] for each in first["awards"]}
    leaver = somebody_with_a_place_that_another_wants(first)
    house.officer.move(case_id, "accepting")
    people = house.invited(case_id, PartyRole.SCHOLAR)
    said = answer_all(people, declining=frozenset({leaver}))
    assert said == {"accepted": len(awards) - 1, "declined": 1}
    repair = run(house, case_id, "repair")
    again = {e["scholar_id"]: e["position_id"] for e in outcome_of(house, repair)["awards"]}
    del awards[leaver]
    assert again.items() >= awards.items()
    assert leaver not in again
    assert published(house, case_id, repair)["number"] == 2
    assert len(again) > len(awards)
    assert answer_all(people) == {"accepted": len(again) - len(awards)}
    assert awards_of(house, case_id).keys() == again.keys()


def settle(house: House, case_id: str) -> None:
    assert house.officer.move(case_id, "settled")["state"] == "settled"


def complete(house: House, call: str) -> tuple[str, set[str]]:
    """The choice at completion: everyone takes the job but one."""
    made = house.officer.upload(f"/cases/{call}/completion", case_zip("velenje-completion"))
    completion: str = made["case_id"]
    assert made["continues"] == call
    house.officer.move(completion, "open")
    completing = {s for s, each in awards_of(house, call).items() if each["state"] == "completing"}
    assert completing
    run_id = close_and_match(house, completion)
    published(house, completion, run_id)
    house.officer.move(completion, "accepting")
    leaver = min(completing & {e["scholar_id"] for e in outcome_of(house, run_id)["awards"]})
    people = house.invited(completion, PartyRole.SCHOLAR)
    assert answer_all(people, declining=frozenset({leaver}))["declined"] == 1
    settle(house, completion)
    return leaver, completing


def test_velenje_100_from_draft_to_settled_and_its_completion_to_employed(house: House) -> None:
    house.now = ALL_OF_AGE
    call = begin_call(house)
    first = close_and_match(house, call)
    assert house.officer.get(f"/cases/{call}")["state"] == "run"
    published(house, call, first)
    declined_and_repaired(house, call, outcome_of(house, first))
    settle(house, call)
    leaver, completing = complete(house, call)
    states = {s: each["state"] for s, each in awards_of(house, call).items()}
    assert {s for s, state in states.items() if state == "employed"} == completing - {leaver}
    assert states[leaver] == "left"
    assert house.officer.get("/audit/check")["whole"]
