"""The certificate for everybody: what it keeps to itself, and what nobody can alter in it."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from matching.domain import Case
from matching.engine import match
from matching.errors import VerifyError
from matching.outcome import Outcome
from matching.public_certificate import (
    FEWEST_PEOPLE,
    contract_numbers,
    public_certificate,
    verify_public,
)
from matching.read import read_case
from matching.rules.book import policy_book
from tests.store.rooms import CASES

FULL = b"the full certificate"


@cache
def decided(name: str) -> tuple[Case, Outcome]:
    case = read_case(CASES / name)
    return case, match(case, policy_book())


def certificate(name: str = "velenje-2019") -> bytes:
    return public_certificate(*decided(name), FULL)


def with_own_hash(found: dict[str, Any]) -> bytes:
    """Written as the program writes it, with a hash that agrees."""

    def written() -> bytes:
        return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"

    found["itself"] = ""
    found["itself"] = hashlib.sha256(written()).hexdigest()
    return written()


def test_it_agrees_with_itself_and_carries_the_hash_of_the_full_one() -> None:
    found = verify_public(certificate(), policy_book())
    assert found.full == hashlib.sha256(FULL).hexdigest()
    assert found.spent == sum(each.cost for each in found.contracts)
    assert with_own_hash(json.loads(certificate())) == certificate()


def test_no_scholar_and_no_employer_of_a_contract_stands_in_it() -> None:
    case, _ = decided("velenje-2019")
    body = certificate().decode()
    assert not [each.scholar_id for each in case.scholars if f'"{each.scholar_id}"' in body]
    contract = json.loads(body)["contracts"][0]
    assert set(contract) == {"number", "level", "months", "cost", "on_lines"}


def test_fewer_than_five_people_are_not_counted() -> None:
    _, outcome = decided("tiny")
    assert 0 < outcome.co_funded < FEWEST_PEOPLE
    found = verify_public(certificate("tiny"), policy_book())
    assert (found.co_funded, found.contracts) == (None, ())


def test_only_the_full_certificate_tells_whose_number_it_is() -> None:
    _, outcome = decided("velenje-2019")
    numbers, others = contract_numbers(outcome, FULL), contract_numbers(outcome, b"another")
    assert sorted(numbers.values()) == list(range(1, outcome.co_funded + 1))
    assert numbers != others


def cost_up(found: dict[str, Any]) -> None:
    found["contracts"][0]["cost"] += 1


def swapped_cents(found: dict[str, Any]) -> None:
    found["contracts"][0]["on_lines"][0] += 1
    found["contracts"][0]["cost"] += 1
    found["contracts"][1]["cost"] -= 1


def above_the_cap(found: dict[str, Any]) -> None:
    found["contracts"][0]["months"] = 1


def a_contract_less(found: dict[str, Any]) -> None:
    found["contracts"].pop()


def spent_less(found: dict[str, Any]) -> None:
    found["spent"] -= 1


def line_higher(found: dict[str, Any]) -> None:
    found["lines"][0]["limit"] += 1


def line_passed(found: dict[str, Any]) -> None:
    line = found["lines"][0]
    line["limit"] = line["spent"] - 1
    line["running"], line["remains"] = 0, -1


def no_places(found: dict[str, Any]) -> None:
    found["places"] = []


def higher_caps(found: dict[str, Any]) -> None:
    found["changes"] = [
        {"parameter": "cap_secondary", "value": "nonsense", "begins": "2019-01-01", "until": None}
    ]


def another_policy(found: dict[str, Any]) -> None:
    found["policy"] = "0" * 64


def a_far_year(found: dict[str, Any]) -> None:
    found["school_year"] = "9999/00"


ALTERED: tuple[Callable[[dict[str, Any]], None], ...] = (
    cost_up,
    swapped_cents,
    above_the_cap,
    a_contract_less,
    spent_less,
    line_higher,
    line_passed,
    no_places,
    higher_caps,
    another_policy,
    a_far_year,
)


@pytest.mark.parametrize("alter", ALTERED)
def test_an_alteration_is_found_even_where_the_hash_is_written_anew(
    alter: Callable[[dict[str, Any]], None],
) -> None:
    found = json.loads(certificate())
    alter(found)
    with pytest.raises(VerifyError):
        verify_public(with_own_hash(found), policy_book())


@pytest.mark.parametrize("body", [b"", b"{}", b"[" * 100_000, b"\xff", certificate()[:-1]])
def test_what_is_no_certificate_is_refused(body: bytes) -> None:
    with pytest.raises(VerifyError):
        verify_public(body, policy_book())
