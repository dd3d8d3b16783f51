"""Publication: only what passes its check, by an officer with a name; what everybody may read."""

import io
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import update

from api.identity.officers import add_officer
from api.store.names import SERVICE
from api.store.persons import Described
from api.store.states import PartyRole
from api.store.tables.runs import RunFile
from matching.rules.book import policy_book
from matching.verify import verify
from tests.service.house import House
from tests.service.stories import closed, matched, published, run

VELENJE = "velenje-2019"


def test_a_run_is_published_once_and_the_call_goes_on(house: House) -> None:
    case_id, run_id = matched(house)
    made = published(house, case_id, run_id)
    assert (made["number"], made["published_by"]) == (1, house.officer_id)
    case = house.officer.get(f"/cases/{case_id}")
    assert case["state"] == "published"
    etag = {"if-match": f'"{case["version"]}"'}
    path, body = f"/cases/{case_id}/publications", {"run_id": run_id}
    house.officer.ask("POST", path, 409, headers=etag, json=body)
    assert house.officer.get(path)["items"] == [made]


def test_an_officer_without_a_name_publishes_nothing(house: House) -> None:
    case_id, run_id = matched(house)
    with house.store.writing(SERVICE, house.now) as work:
        nameless = add_officer(work, "two", Described()).officer_id
    officer = house.signed_in(officer=nameless)
    etag = {"if-match": f'"{officer.get(f"/cases/{case_id}")["version"]}"'}
    path, body = f"/cases/{case_id}/publications", {"run_id": run_id}
    officer.ask("POST", path, 409, headers=etag, json=body)
    officer.change("PUT", f"/officers/{nameless}", 1, {"name": "Bor Uradnik"})
    officer.ask("POST", path, 201, headers=etag, json=body)


def test_a_run_whose_files_were_altered_is_not_published(house: House) -> None:
    case_id, run_id = matched(house)
    with house.store.writing(SERVICE, house.now) as work:
        outcome = house.officer.ask("GET", f"/runs/{run_id}/files/outcome.json", 200).content
        altered = outcome.replace(b'"funded": true', b'"funded": false', 1)
        assert altered != outcome
        which = (RunFile.run_id == run_id, RunFile.name == "outcome.json")
        work.db.execute(update(RunFile).where(*which).values(body=altered))
    etag = {"if-match": f'"{house.officer.get(f"/cases/{case_id}")["version"]}"'}
    path, body = f"/cases/{case_id}/publications", {"run_id": run_id}
    refused = house.officer.ask("POST", path, 409, headers=etag, json=body)
    assert "outcome.json" in refused.json()["detail"]


def test_a_run_of_facts_that_changed_since_is_not_published(house: House) -> None:
    case_id = closed(house)
    asked = house.officer.ask("POST", f"/cases/{case_id}/runs", 201, json={"kind": "match"})
    version = house.officer.get(f"/cases/{case_id}")["version"]
    house.officer.change("PUT", f"/cases/{case_id}/points", version, {"points": {"S-1": "1"}})
    house.work_off()
    etag = {"if-match": f'"{house.officer.get(f"/cases/{case_id}")["version"]}"'}
    path, body = f"/cases/{case_id}/publications", {"run_id": asked.json()["run_id"]}
    house.officer.ask("POST", path, 409, headers=etag, json=body)
    assert published(house, case_id, run(house, case_id, "match"))["number"] == 1


def test_anyone_reads_and_checks_the_public_certificate(house: House) -> None:
    case_id, run_id = matched(house, VELENJE)
    made = published(house, case_id, run_id)
    path = f"/publications/{made['publication_id']}/certificate"
    body = house.anyone().ask("GET", path, 200).content
    scholars = house.officer.get(f"/cases/{case_id}/facts")["scholars"]
    assert not any(each["scholar_id"].encode() in body for each in scholars)
    found = house.anyone().ask("POST", "/verify", 200, content=body).json()
    assert found["agrees"]
    assert found["published_as"] == made["publication_id"]
    assert found["full_sha256"] == made["certificate_sha256"]


def test_an_altered_public_certificate_is_found_and_one_of_elsewhere_is_not_ours(
    house: House,
) -> None:
    body = b'{"scheme": 1}'
    found = house.anyone().ask("POST", "/verify", 200, content=body).json()
    assert (found["agrees"], found["published_as"]) == (False, None)
    assert found["problem"]


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_every_scholar_has_a_decision_sheet_in_every_form(house: House, form: str) -> None:
    case_id, run_id = matched(house)
    made = published(house, case_id, run_id)
    scholars = house.officer.get(f"/cases/{case_id}/facts")["scholars"]
    for each in scholars:
        path = f"/publications/{made['publication_id']}/decisions/{each['scholar_id']}?form={form}"
        sheet = house.officer.ask("GET", path, 200, headers={"accept-language": "sl"}).content
        assert sheet[:4] == {"html": b"<!do", "pdf": b"%PDF", "docx": b"PK\x03\x04"}[form]
        if form != "html":
            break


def test_a_decision_sheet_has_rule_facts_reason_and_the_towns_appeal(house: House) -> None:
    town = house.officer.get("/town")
    says = {**town, "appeal_en": "Appeal within 15 days to the mayor."}
    house.officer.change("PUT", "/town", town["version"], says)
    case_id, run_id = matched(house, VELENJE)
    made = published(house, case_id, run_id)
    outcome = house.officer.get(f"/runs/{run_id}/files/outcome.json")
    for scholar in (outcome["awards"][0]["scholar_id"], outcome["unmatched"][0]):
        path = f"/publications/{made['publication_id']}/decisions/{scholar}"
        sheet = house.officer.ask("GET", path, 200).text
        for words in ("Facts", "Rules", "Reasons", "Appeal within 15 days", "Ana Uradnica"):
            assert words in sheet


def test_a_scholar_reads_the_own_decision_sheet_and_no_other(house: House) -> None:
    case_id, run_id = matched(house)
    made = published(house, case_id, run_id)
    facts = house.officer.get(f"/cases/{case_id}/facts")
    scholars = [each["scholar_id"] for each in facts["scholars"]]
    own = house.party(case_id, PartyRole.SCHOLAR, scholars[0])
    path = f"/publications/{made['publication_id']}/decisions"
    own.ask("GET", f"{path}/{scholars[0]}", 200)
    own.ask("GET", f"{path}/{scholars[1]}", 403)
    house.anyone().ask("GET", f"{path}/{scholars[0]}", 401)


def test_the_export_can_be_verified_by_the_command_line(house: House, tmp_path: Path) -> None:
    case_id, run_id = matched(house)
    made = published(house, case_id, run_id)
    body = house.officer.ask("GET", f"/publications/{made['publication_id']}/export", 200).content
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        package.extractall(tmp_path / "export")
    assert verify(tmp_path / "export" / "match", policy_book()).case == "tiny"
    acts = [each["act"] for each in house.officer.get("/audit?most=1000")["items"]]
    assert acts[-1] == "exported"
    assert house.officer.get("/audit/check") == {"whole": True, "number": None, "kind": None}
