"""A call from the first match to its settlement, by the officer's buttons alone."""

import io
import zipfile

import pytest

from api.lifecycle.answers import accept, decline
from api.store import decisions, runs
from api.store.names import Actor, CaseId
from api.store.states import PartyRole
from tests.pages_officer.office import Office, hidden, words


def closed(office: Office) -> str:
    """A call that is closed, with its seed recorded."""
    case_id = office.a_case()
    for state in ("open", "closed"):
        office.move(case_id, state)
    office.pass_time(hours=1)
    seed = {"seed": "07 12 23", "source": "Loto, draw of 18 October 2026"}
    office.send(f"/officer/cases/{case_id}/decided/seed", **seed)
    return case_id


def run(office: Office, case_id: str, kind: str, **asked: str) -> str:
    """Ask for a run, let the worker do it, and say where its page is."""
    where = f"/officer/cases/{case_id}/runs"
    page = office.see(where)
    key = page.split('name="key" value="', 1)[1].split('"', 1)[0]
    place = office.send(where, kind=kind, key=key, **asked).headers["location"]
    office.work_off()
    return str(place)


def published(office: Office) -> str:
    """A call whose match is published."""
    case_id = closed(office)
    run(office, case_id, "match")
    publish(office, case_id)
    return case_id


def publish(office: Office, case_id: str) -> None:
    """Press the button under the passing check."""
    where = f"/officer/cases/{case_id}/publication"
    office.send(where, **hidden(office.see(where), where))


def answer(office: Office, case_id: str, *, decliners: int) -> None:
    """Everybody answers; the first ones decline."""
    with office.store.reading() as db:
        offers = decisions.offers(db, CaseId(case_id))
    for number, each in enumerate(offers):
        party = office.party(case_id, PartyRole.SCHOLAR, each.scholar_id)
        say = decline if number < decliners else accept
        with office.store.writing(Actor(party), office.now) as work:
            say(work, party, each.offer_id, each.version)


def test_a_match_is_followed_and_its_figures_stand_on_its_page(office: Office) -> None:
    case_id = closed(office)
    where = f"/officer/cases/{case_id}/runs"
    key = office.see(where).split('name="key" value="', 1)[1].split('"', 1)[0]
    first = office.send(where, kind="match", key=key).headers["location"]
    assert office.send(where, kind="match", key=key).headers["location"] == first
    page = office.see(first)
    assert 'data-watch="/v1/runs/' in page
    assert "It waits for a worker." in page
    assert "Look again" in page
    assert "Follow the match" in office.see(f"/officer/cases/{case_id}")
    office.work_off()
    page = office.see(first)
    assert "data-watch" not in page
    assert "Check and publish" in page
    assert office.browser.get(f"{first}/files/outcome.json").json()
    report = office.browser.get(f"{first}/report/report.html")
    assert "sandbox" in report.headers["content-security-policy"]
    office.see(f"{first}/report/outcome.json", 404)


def test_a_run_is_cancelled(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}/runs"
    key = office.see(where).split('name="key" value="', 1)[1].split('"', 1)[0]
    place = office.send(where, kind="frontier", key=key).headers["location"]
    office.send(f"{place}/cancel")
    assert "cancelled" in words(office.see(place))


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("rotate", {}),
        ("frontier", {}),
        ("compare", {"scenario.caps-50-90": "yes"}),
        ("years", {"years": "2", "seeds": "1"}),
    ],
)
def test_every_other_computation_leaves_its_files(
    office: Office, kind: str, asked: dict[str, str]
) -> None:
    place = run(office, office.a_case(), kind, **asked)
    assert "result.json" in office.see(place)


def test_a_comparison_asks_for_at_least_one_scenario(office: Office) -> None:
    case_id = office.a_case()
    office.send(f"/officer/cases/{case_id}/runs", 422, kind="compare", key="one")
    office.send(f"/officer/cases/{case_id}/runs", 422, kind="years", key="two", years="1000")
    office.send(f"/officer/cases/{case_id}/runs", 422, kind="magic", key="three")


def test_the_check_stands_goal_by_goal_before_the_publication(office: Office) -> None:
    case_id = closed(office)
    run(office, case_id, "match")
    page = words(office.see(f"/officer/cases/{case_id}/publication"))
    assert "The check passes" in page
    assert page.count("confirmed here") >= 3
    assert "in the name of Ana Novak" in page


def test_decisions_come_one_by_one_and_all_at_once(office: Office) -> None:
    case_id = published(office)
    with office.store.reading() as db:
        number = decisions.publications(db, CaseId(case_id))[-1].publication_id
    where = f"/officer/cases/{case_id}/publication/{number}"
    sheet = office.browser.get(f"{where}/decision", params={"scholar": "S-1"})
    assert sheet.status_code == 200
    assert "sandbox" in sheet.headers["content-security-policy"]
    every = office.browser.get(f"{where}/decisions.zip", params={"form": "docx"})
    assert len(zipfile.ZipFile(io.BytesIO(every.content)).namelist()) == 6
    whole = office.browser.get(f"{where}/export.zip")
    assert "match/outcome.json" in zipfile.ZipFile(io.BytesIO(whole.content)).namelist()
    assert office.browser.get(f"{where}/certificate.json").json()


def test_the_outcome_of_the_match_is_studied(office: Office) -> None:
    case_id = published(office)
    where = f"/officer/cases/{case_id}/study"
    assert "No match has been made yet" not in office.see(where)
    assert f'href="/officer/cases/{case_id}"' in office.see(where)
    for page in ("/people", "/people/S-1", "/flow", "/frontier", "/take", "/compare"):
        office.see(where + page)


def test_before_a_match_the_study_says_that_nothing_is_decided(office: Office) -> None:
    case_id = office.a_case()
    assert "No match has been made yet" in office.see(f"/officer/cases/{case_id}/study")


def test_a_declined_place_goes_to_a_repair_and_the_call_is_settled(office: Office) -> None:
    case_id = published(office)
    office.move(case_id, "accepting")
    where = f"/officer/cases/{case_id}"
    assert "Wait for" in office.see(where)
    answer(office, case_id, decliners=1)
    assert "1 place was declined" in words(office.see(where))
    assert "Start the repair" in office.see(f"{where}/answers")
    office.pass_time(minutes=5)
    run(office, case_id, "repair")
    assert "publish it" in office.see(where)
    publish(office, case_id)
    with office.store.reading() as db:
        assert len(runs.runs(db, CaseId(case_id))) == 2
    office.pass_time(days=60)
    office.move(case_id, "settled")
    page = office.see(where)
    assert "Prepare the choice at completion" in page
    assert "/completion" in page


def test_an_award_ends_before_its_time(office: Office) -> None:
    case_id = published(office)
    office.move(case_id, "accepting")
    answer(office, case_id, decliners=0)
    page = office.see(f"/officer/cases/{case_id}/answers")
    assert "Start the repair" not in page
    place = next(
        part.split('"', 1)[0] for part in page.split('action="')[1:] if "/left" in part[:90]
    )
    office.send(place, **hidden(page, place))
    assert "left" in words(office.see(f"/officer/cases/{case_id}/answers"))
