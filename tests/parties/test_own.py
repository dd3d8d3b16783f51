"""What a party sees of itself and of its case, on both databases."""

from dataclasses import replace

import pytest
from icalendar import Calendar

from api.store.cases import create_case, put_into, stored_case
from api.store.persons import Described
from api.store.states import CallState
from matching.domain import StayStatus
from tests.parties.town import Town
from tests.store.rooms import NOON, OFFICER, tiny


def test_a_party_reads_who_it_is_and_changes_how_it_is_reached(town: Town) -> None:
    ana = town.scholar("S-1")
    town.name(ana, Described(name="Ana", contact="ana@example.org"))
    me = ana.get("")
    assert (me.json()["name"], me.json()["case"], me.json()["state"]) == ("Ana", "tiny", "open")
    headers = {**ana.headers, "if-match": me.headers["etag"]}
    changed = town.client.put("/v1/me", json={"contact": "041 000 000"}, headers=headers)
    assert (changed.json()["name"], changed.json()["contact"]) == ("Ana", "041 000 000")
    again = town.client.put("/v1/me", json={"contact": "1"}, headers=headers)
    assert again.status_code == 412
    headers["if-match"] = ana.get("").headers["etag"]
    personal = town.client.put("/v1/me", json={"contact": "0101006500006"}, headers=headers)
    assert personal.status_code == 422


def test_a_scholar_sees_the_employers_met_with_their_stays_and_positions_open_to_the_own_kind(
    town: Town,
) -> None:
    met = town.scholar("S-3").get("/employers").json()
    assert [each["employer"] for each in met] == ["Delodajalec 2", "Delodajalec 3"]
    assert [len(each["stays"]) for each in met] == [1, 1]
    assert [[p["position_id"] for p in each["positions"]] for each in met] == [["P-2"], ["P-3"]]


def test_an_own_stay_counts_as_met_once_it_is_confirmed_by_the_scholar(town: Town) -> None:
    ana = town.scholar("S-1")
    stay = {"employer_id": "E-3", "begins": "2023-09-01", "until": "2023-09-30", "hours": 160}
    ana.put("stays", {"stays": [{**stay, "kind": "training"}]})
    assert len(ana.get("/employers").json()) == 2
    ana.post("/submissions/stays/confirm", 1)
    assert len(ana.get("/employers").json()) == 3
    assert ana.get("/stays").json()[-1]["status"] == "done"


def test_the_host_confirms_hours_of_a_stay_and_the_scholar_sees_it(town: Town) -> None:
    ana, host = town.scholar("S-1"), town.employer("E-3")
    stay = {"employer_id": "E-3", "begins": "2023-09-01", "until": "2023-09-30", "hours": 160}
    ana.put("stays", {"stays": [{**stay, "kind": "training"}]})
    ana.post("/submissions/stays/confirm", 1)
    hours = next(each for each in host.get("/tasks").json() if each["part"] == "hours")
    assert hours["needed"] is True
    start = host.get("/submissions/hours/as-last-year").json()
    assert [each["hours"] for each in start["stays"]] == [160]
    start["stays"][0]["hours"] = 150
    host.put("hours", start)
    host.post("/submissions/hours/confirm", 1)
    last = ana.get("/stays").json()[-1]
    assert (last["status"], last["hours"]) == ("confirmed", 150)


def test_an_employer_sees_its_interns_by_id_with_its_own_notes(town: Town) -> None:
    host = town.employer("E-3")
    host.put("assessments", {"assessments": [{"scholar_id": "S-3", "note": "natančna"}]})
    interns = host.get("/interns").json()
    assert [(each["scholar_id"], each["note"]) for each in interns] == [
        ("S-3", "natančna"),
        ("S-6", None),
    ]


@pytest.mark.parametrize("part", ["places", "host_places", "ranking", "hours", "assessments"])
def test_as_last_year_is_a_part_that_can_be_handed_in_as_it_stands(town: Town, part: str) -> None:
    for key in ("E-1", "E-2", "E-3"):
        employer = town.employer(key)
        start = employer.get(f"/submissions/{part}/as-last-year")
        assert employer.put(part, start.json()).status_code == 200


def test_as_last_year_leaves_the_case_as_it_was(town: Town) -> None:
    start = town.employer("E-2").get("/submissions/ranking/as-last-year").json()
    assert start["positions"] == [
        {
            "position_id": "P-2",
            "ranked": [["S-1", "S-2"], ["S-4"], ["S-3"], ["S-5"]],
            "not_acceptable": [],
        }
    ]
    wishes = town.scholar("S-4").get("/submissions/wishes/as-last-year").json()
    assert (wishes["ranked"], wishes["not_acceptable"]) == (["P-2", "P-1"], ["P-3"])


def test_as_last_year_takes_what_was_confirmed_in_the_case_before_this_one(town: Town) -> None:
    before = town.employer("E-1")
    places = before.get("/submissions/places/as-last-year").json()
    places["positions"][0]["monthly_amount_eur"] = "175.00"
    before.put("places", places)
    before.post("/submissions/places/confirm", 1)
    with town.store.writing(OFFICER, NOON) as work:
        made = create_case(work, tiny(), continues=town.case_id)
        put_into(work, made.case_id, CallState.OPEN, made.version)
    town.case_id = made.case_id
    start = town.employer("E-1").get("/submissions/places/as-last-year").json()
    assert start == places


@pytest.mark.parametrize(
    ("level", "amount", "on", "municipality", "employer"),
    [
        ("secondary", "100.00", "2023-10-15", 4000, 6000),
        ("secondary", "99.99", "2023-10-15", 3999, 6000),
        ("secondary", "150", "2023-10-15", 4000, 11000),
        ("tertiary", "250", "2025-09-01", 9000, 16000),
    ],
)
def test_the_split_is_that_of_the_policy_of_the_day_to_the_cent(  # noqa: PLR0917
    town: Town, level: str, amount: str, on: str, municipality: int, employer: int
) -> None:
    split = town.employer("E-1").get("/split", level=level, amount_eur=amount, on=on).json()
    assert (split["municipality"], split["employer"]) == (municipality, employer)


def test_the_split_says_it_in_a_sentence_and_refuses_what_is_no_amount(town: Town) -> None:
    host = town.employer("E-1")
    split = host.get("/split", level="secondary", amount_eur="100", on="2023-10-15").json()
    assert split["says"]["en"] == "The municipality 40.00 EUR, you 60.00 EUR."
    for wrong in ("sto", "-1", "1e3", "100.001", "9999999"):
        assert host.get("/split", level="secondary", amount_eur=wrong).status_code == 422
    early = host.get("/split", level="secondary", amount_eur="100", on="2018-01-01")
    assert early.status_code == 404


def test_the_calendar_has_planned_and_confirmed_stays_and_an_employer_sees_only_ids(
    town: Town,
) -> None:
    case = tiny()
    first, *others = case.stays
    planned = replace(first, status=StayStatus.PLANNED)
    done = replace(others[0], status=StayStatus.DONE)
    with town.store.writing(OFFICER, NOON) as work:
        changed = replace(case, stays=(planned, done, *others[1:]))
        made = create_case(work, changed)
        assert stored_case(work.db, made.case_id).state is CallState.DRAFT
    town.case_id = made.case_id
    ana = town.scholar(first.scholar_id).get("/calendar.ics")
    assert ana.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(ana.content).walk("VEVENT")
    assert (event["status"], event.decoded("dtstart")) == ("TENTATIVE", first.begins)
    assert event["summary"] == "Practical training: Delodajalec 1, 160 h"
    host = town.employer("E-1").get("/calendar.ics")
    events = Calendar.from_ical(host.content).walk("VEVENT")
    assert len({str(each["uid"]) for each in events}) == len(events) == 5
    assert all(": S-" in str(each["summary"]) for each in events)


def test_the_own_export_keeps_what_others_wish(town: Town) -> None:
    ana, host = town.scholar("S-1"), town.employer("E-2")
    town.name(ana, Described(name="Ana", contact="ana@example.org"))
    export = ana.get("/export").json()
    assert export["persons"][0]["name"] == "Ana"
    (facts,) = export["facts"]
    assert "position_preferences" not in facts
    assert len(facts["scholar_preferences"]) == 2
    assert "stay_wishes" not in host.get("/export").json()["facts"][0]
    town.published()
    (facts,) = ana.get("/export").json()["facts"]
    assert len(facts["position_preferences"]) == 2
