"""Calls brought as far as a test needs them, through the API."""

from typing import Any

from tests.service.house import House, case_zip

SEED = {"seed": "07 12 23 31 38 44", "source": "Loto, 5. 9. 2026"}


def closed(house: House, name: str = "tiny") -> str:
    """A call that was opened, closed and drawn."""
    case_id: str = house.officer.upload("/cases", case_zip(name))["case_id"]
    house.officer.move(case_id, "open")
    house.pass_time(days=1)
    house.officer.move(case_id, "closed")
    house.pass_time(days=1)
    house.officer.ask("POST", f"/cases/{case_id}/seed", 201, json=SEED)
    return case_id


def matched(house: House, name: str = "tiny") -> tuple[str, str]:
    """A call that was matched; and the run."""
    case_id = closed(house, name)
    return case_id, run(house, case_id, "match")


def run(house: House, case_id: str, kind: str) -> str:
    """Ask for a run and have it done."""
    asked = house.officer.ask("POST", f"/cases/{case_id}/runs", 201, json={"kind": kind})
    house.work_off()
    run_id: str = asked.json()["run_id"]
    assert house.officer.get(f"/runs/{run_id}")["state"] == "done"
    return run_id


def published(house: House, case_id: str, run_id: str) -> Any:
    """Announce a run."""
    version = house.officer.get(f"/cases/{case_id}")["version"]
    etag = {"if-match": f'"{version}"'}
    body = {"run_id": run_id}
    path = f"/cases/{case_id}/publications"
    return house.officer.ask("POST", path, 201, headers=etag, json=body).json()
