"""The first page: light, plain, and the way into the demonstration only where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Response

from api.http.app import MACHINES
from api.settings import Settings
from api.site import create_site
from matching.words import Lang
from tests.api.client import TestClient
from tests.pages.conftest import Visits
from tests.pages.visitor import PHONE

LIGHT = 150_000
"""Bytes, all in."""


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[TestClient]:
    """A site without a demonstration."""
    with TestClient(create_site(Settings(data_dir=tmp_path, demo=False))) as client:
        yield client


def test_the_first_page_weighs_little(visits: Visits) -> None:
    visitor = visits()
    answers: list[Response] = []

    def heard(answer: Response) -> None:
        answers.append(answer)

    visitor.page.on("response", heard)
    visitor.open("/")
    visitor.page.wait_for_load_state("networkidle")
    bodies = [answer.body() for answer in answers if answer.status == 200]
    assert len(bodies) >= 3
    assert sum(map(len, bodies)) < LIGHT


def test_without_a_demonstration_there_is_a_plain_first_page(closed: TestClient) -> None:
    answer = closed.get("/", headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert "/sign-in" in answer.text
    assert "/demo" not in answer.text


@pytest.mark.parametrize("path", ["/demo", "/demo/velenje-2019", "/demo/own", "/demo/nothing"])
def test_without_a_demonstration_there_is_none_to_find(closed: TestClient, path: str) -> None:
    assert closed.get(path).status_code == 404
    assert closed.post("/demo/own/study", data={"token": "x"}).status_code == 404


@pytest.mark.parametrize("lang", list(Lang))
def test_an_address_of_nothing_answers_with_a_page(visits: Visits, lang: Lang) -> None:
    visitor = visits(lang, PHONE)
    visitor.open("/nothing-here")
    assert visitor.page.locator("h1").is_visible()
    visitor.complaints.clear()  # the browser calls the status 404 an error
    visitor.in_order("nothing")


@pytest.mark.parametrize("path", ["/", "/demo", "/nothing-here"])
def test_every_page_allows_nothing_from_elsewhere(closed: TestClient, path: str) -> None:
    policy = closed.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_machines_are_never_answered_with_a_page(closed: TestClient) -> None:
    for path in MACHINES:
        assert "text/html" not in closed.get(path).headers["content-type"]
