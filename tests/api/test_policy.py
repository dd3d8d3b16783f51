"""The parameters in force, over HTTP."""

import pytest

from tests.api.client import TestClient


@pytest.mark.parametrize(("on", "cap"), [("2024-10-15", "40.00"), ("1. 9. 2025", "50.00")])
def test_the_cap_is_that_of_the_day(client: TestClient, on: str, cap: str) -> None:
    answer = client.get("/v1/policy", params={"on": on})
    assert answer.status_code == 200
    found = next(each for each in answer.json() if each["parameter"] == "cap_secondary")
    assert (found["value"], found["unit"]) == (cap, "EUR/month")


def test_every_parameter_says_where_it_comes_from(client: TestClient) -> None:
    for each in client.get("/v1/policy", params={"on": "2024-10-15"}).json():
        assert each["source"]
        assert each["certainty"] in {"primary", "reported", "assumed"}
        assert each["description"]
        assert each["since"] <= "2024-10-15"


def test_the_service_says_that_it_answers(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
