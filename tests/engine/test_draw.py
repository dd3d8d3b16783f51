"""The public draw, worked out once more with nothing but SHA-256."""

import hashlib
from dataclasses import replace

import pytest

from matching.domain import Mechanism
from matching.engine import match
from matching.rules.book import policy_book
from matching.solver.choice import lottery
from matching.solver.problem import Problem
from tests.engine.cases import case_of, matched


def weight(seed: str, scholar: str, position: str, *, funded: bool, round_no: int) -> int:
    """20 bits, that is five hexadecimal digits, of SHA-256 for each round."""
    ticket = f"{seed}|{scholar}|{position}|{1 if funded else 0}"
    digits = hashlib.sha256(ticket.encode("utf-8")).hexdigest()
    return int(digits[5 * round_no : 5 * round_no + 5], 16)


def weights(problem: Problem, round_no: int) -> list[int]:
    return [
        weight(
            problem.seed,
            problem.scholars[problem.scholar[c]],
            problem.positions[problem.position[c]],
            funded=bool(problem.funded[c]),
            round_no=round_no,
        )
        for c in range(problem.contracts)
    ]


@pytest.mark.parametrize("round_no", range(12))
def test_every_round_of_the_draw_is_five_digits_of_sha_256(round_no: int) -> None:
    problem = matched("velenje-100").problem
    assert problem.draw(round_no).tolist() == weights(problem, round_no)


def test_the_order_of_scholars_is_that_of_their_sha_256() -> None:
    problem = matched("velenje-completion").problem
    tickets = [f"{problem.seed}|{scholar}".encode() for scholar in problem.scholars]
    by_hash = sorted(range(len(tickets)), key=lambda s: hashlib.sha256(tickets[s]).hexdigest())
    assert [int(lottery(problem)[s]) for s in by_hash] == list(range(len(tickets)))


@pytest.mark.parametrize("mechanism", [Mechanism.OPTIMAL, Mechanism.STABLE])
def test_between_equal_twins_the_seed_decides_and_another_seed_may_decide_otherwise(
    mechanism: Mechanism,
) -> None:
    """S-1 and S-2 of the case tiny have the same wishes, ranks and points."""
    winners = set()
    for seed in map(str, range(8)):
        case = replace(case_of("tiny"), seed=seed, mechanism=mechanism)
        first, again = match(case, policy_book()), match(case, policy_book())
        assert first == again
        at = {str(award.scholar_id): award.position_id for award in first.awards}
        assert {at["S-1"], at["S-2"]} == {"P-1", "P-2"}
        winners.add("S-1" if at["S-1"] == "P-1" else "S-2")
    assert winners == {"S-1", "S-2"}


def test_of_the_twins_the_heavier_pair_of_tickets_wins() -> None:
    for seed in map(str, range(8)):
        outcome = match(replace(case_of("tiny"), seed=seed), policy_book())
        at = {str(award.scholar_id): award.position_id for award in outcome.awards}

        def drawn(first: str, second: str, seed: str = seed) -> int:
            return weight(seed, "S-1", first, funded=True, round_no=0) + weight(
                seed, "S-2", second, funded=True, round_no=0
            )

        assert (at["S-1"] == "P-1") is (drawn("P-1", "P-2") > drawn("P-2", "P-1"))
