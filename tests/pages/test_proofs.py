"""A slider's answer comes at once, and is proven for as long as somebody waits."""

import threading

import pytest
from playwright.sync_api import expect

from api.pages import proofs
from api.pages.proofs import GivenUpError, Proofs, Proving
from tests.pages.conftest import Visits

PATIENCE = 30


def test_a_proof_is_given_up_when_nobody_waits_and_can_be_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proofs, "FIRST", 0.0)
    known: Proofs[str, int] = Proofs(2)
    go_on = threading.Event()

    def work(proving: Proving[int]) -> int:
        assert go_on.wait(PATIENCE)
        proving.go_on()
        return 7

    proving = known.of("a", work)
    go_on.set()
    assert proving.over_within(PATIENCE)
    assert proving.failed
    assert known.found("a") is None
    go_on.clear()
    again = known.of("a", work)
    with again.awaited():
        go_on.set()
        assert again.within(PATIENCE) == 7
    assert known.found("a") == 7


def test_a_proof_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "LONGEST", -1.0)

    def work(proving: Proving[int]) -> int:
        proving.go_on()
        return 7

    with pytest.raises(GivenUpError):
        Proofs[str, int](2).of("a", work).within(PATIENCE)


def test_the_answer_is_proven_while_it_is_read(visits: Visits) -> None:
    visitor = visits()
    visitor.open("/demo/velenje-100?limit=64000")
    expect(visitor.page.locator("#effect")).to_contain_text("none as good")
    assert visitor.page.locator("#effect [data-proof]").count() == 0
    visitor.in_order("proven")


def test_without_a_script_the_proof_is_asked_for(visits: Visits) -> None:
    visitor = visits(script=False)
    visitor.open("/demo/velenje-100?limit=63000")
    visitor.click(visitor.page.get_by_role("link", name="Prove the other goals"))
    while visitor.page.get_by_role("link", name="Look again").count():
        visitor.page.wait_for_timeout(500)
        visitor.click(visitor.page.get_by_role("link", name="Look again"))
    assert visitor.says("none as good")
