"""The choice at completion: both sides agree, money is no matter, nobody ends worse than held."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matching.contract import Contract
from matching.domain import (
    BudgetLine,
    Case,
    CaseKind,
    Level,
    Mechanism,
    PinKind,
    PositionId,
    Scholarship,
)
from matching.errors import ClashError
from matching.money import Cents
from tests.rules.good_pair import JOINER, SCHOLAR, admitted
from tests.rules.town import RANKS, forbidden_of, pinned, ranks_of, town


def completing(held: str, ranks: Mapping[str, int | None] = RANKS) -> Case:
    """The scholar completes school, holds a position, and did no stay anywhere."""
    return replace(
        town(ranks),
        kind=CaseKind.COMPLETION,
        scholars=(replace(SCHOLAR, held_position=PositionId(held)),),
        stays=(),
        budget=(BudgetLine(name="2024/25", limit=Cents(0), school_year="2024/25"),),
    )


def by_position(case: Case) -> dict[str, Contract]:
    return {contract.position_id: contract for contract in admitted(case).contracts}


def test_every_job_at_completion_is_without_municipal_money() -> None:
    found = admitted(completing("P-forge"))
    assert [(each.funded, each.costs, each.public_cost) for each in found.contracts] == [
        (False, (0,), 0)
    ] * 3
    assert (found.kind, found.mechanism) == (CaseKind.COMPLETION, Mechanism.STABLE)


def test_a_completing_scholar_is_obliged_and_keeps_the_held_place() -> None:
    (seat,) = admitted(completing("P-forge")).seats
    assert (seat.obliged, seat.held) == (True, "P-forge")


def test_no_condition_of_co_funding_is_asked_at_completion() -> None:
    case = completing("P-forge")
    scholar = replace(
        case.scholars[0],
        employed=True,
        municipality="Šoštanj",
        citizenship="HR",
        other_scholarships=(Scholarship.DEFICIT,),
        completes_on=date(2024, 6, 30),
    )
    employers = tuple(
        replace(each, insolvent=True, municipality="Šoštanj", call_published_on=None)
        for each in case.employers
    )
    other = replace(case, scholars=(scholar,), employers=employers)
    assert admitted(other).contracts == admitted(case).contracts
    assert admitted(other).forbidden == ()


def test_jobs_below_the_held_place_are_left_out_and_are_not_forbidden() -> None:
    assert ranks_of(completing("P-mill")) == {"P-dairy": 1, "P-mill": 2}
    assert forbidden_of(completing("P-mill")) == {}


def test_who_holds_the_first_choice_keeps_it() -> None:
    assert ranks_of(completing("P-dairy")) == {"P-dairy": 1}


def test_a_held_place_that_is_not_ranked_stands_behind_all_that_are() -> None:
    ranks = ranks_of(completing("P-forge", {"P-dairy": 1, "P-mill": 5}))
    assert ranks == {"P-dairy": 1, "P-mill": 5, "P-forge": 6}


def test_a_held_place_that_the_scholar_marked_x_stands_behind_all_and_is_possible() -> None:
    ranks = ranks_of(completing("P-forge", {"P-dairy": 1, "P-mill": 2, "P-forge": None}))
    assert ranks == {"P-dairy": 1, "P-mill": 2, "P-forge": 3}


def test_a_held_place_is_possible_though_neither_side_ranks_anything() -> None:
    case = replace(completing("P-forge", {}), position_preferences=())
    assert ranks_of(case) == {"P-forge": 1}


def test_a_held_place_is_possible_though_the_employer_marked_the_scholar_x() -> None:
    case = completing("P-forge")
    case = replace(
        case,
        position_preferences=tuple(replace(each, rank=None) for each in case.position_preferences),
    )
    assert ranks_of(case) == {"P-forge": 3}
    assert forbidden_of(case) == {
        "P-dairy": ["position_accepts_scholar"],
        "P-mill": ["position_accepts_scholar"],
    }


@pytest.mark.parametrize("differs", [{"occupation": JOINER}, {"level": Level.TERTIARY}])
def test_a_held_place_is_possible_though_it_is_in_another_occupation_or_level(
    differs: dict[str, Any],
) -> None:
    case = completing("P-forge")
    dairy, forge, mill = case.positions
    assert "P-forge" in ranks_of(replace(case, positions=(dairy, replace(forge, **differs), mill)))


def test_a_position_ranks_first_the_scholar_whom_it_holds() -> None:
    case = completing("P-mill")
    case = replace(
        case,
        position_preferences=tuple(replace(each, rank=7) for each in case.position_preferences),
    )
    found = by_position(case)
    assert (found["P-mill"].position_rank, found["P-dairy"].position_rank) == (1, 7)


def test_jobs_in_another_occupation_are_forbidden_and_the_others_stay() -> None:
    case = completing("P-forge")
    positions = (replace(case.positions[0], occupation=JOINER), *case.positions[1:])
    case = replace(case, positions=positions)
    assert ranks_of(case) == {"P-forge": 3, "P-mill": 2}
    assert forbidden_of(case) == {"P-dairy": ["occupation_agrees"]}


def test_a_list_at_completion_is_not_put_in_another_order_by_visits() -> None:
    case = replace(completing("P-forge"), changes=town(unvisited="last").changes)
    assert ranks_of(case) == RANKS


def test_must_on_a_job_above_the_held_place_leaves_only_that_job() -> None:
    case = pinned(completing("P-forge"), "P-mill", PinKind.MUST)
    assert ranks_of(case) == {"P-mill": 2}


def test_must_on_a_job_below_the_held_place_is_a_clash() -> None:
    with pytest.raises(ClashError, match="S-1 at P-forge"):
        admitted(pinned(completing("P-mill"), "P-forge", PinKind.MUST))


def test_never_on_a_job_above_the_held_place_leaves_the_held_place() -> None:
    case = pinned(completing("P-mill"), "P-dairy", PinKind.NEVER)
    assert ranks_of(case) == {"P-mill": 2}


def test_in_a_call_a_held_position_gives_nothing() -> None:
    case = replace(
        completing("P-forge", {"P-mill": 1}), kind=CaseKind.CALL, stays=town().stays, budget=()
    )
    found = admitted(case)
    assert ranks_of(case) == {"P-mill": 1}
    assert [seat.obliged for seat in found.seats] == [False]
