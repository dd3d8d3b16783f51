"""The officer's must and never: kept, or refused with the rule that stands against them."""

from dataclasses import replace

import pytest

from matching.domain import PinKind
from matching.errors import ClashError
from tests.rules.good_pair import POSITION, SCHOLAR, admitted
from tests.rules.town import forbidden_of, pinned, ranks_of, town


def test_must_leaves_only_the_contract_of_that_position_and_obliges() -> None:
    case = pinned(town(unvisited="allow"), "P-forge", PinKind.MUST)
    assert ranks_of(case) == {"P-forge": 3}
    assert [seat.obliged for seat in admitted(case).seats] == [True]


def test_without_must_nobody_is_obliged() -> None:
    assert [seat.obliged for seat in admitted(town()).seats] == [False]


def test_must_leaves_the_unfunded_twin_open_too() -> None:
    case = town(unvisited="allow")
    case = replace(
        case, positions=tuple(replace(each, accepts_unfunded=True) for each in case.positions)
    )
    left = admitted(pinned(case, "P-mill", PinKind.MUST)).contracts
    assert [(each.position_id, each.funded) for each in left] == [
        ("P-mill", True),
        ("P-mill", False),
    ]


def test_must_on_a_pair_without_money_leaves_the_unfunded_contract() -> None:
    case = replace(
        town(unvisited="allow"),
        scholars=(replace(SCHOLAR, employed=True),),
        positions=(replace(POSITION, position_id="P-forge", accepts_unfunded=True),),  # type: ignore[arg-type]
    )
    case = replace(
        case,
        scholar_preferences=case.scholar_preferences[1:2],
        position_preferences=case.position_preferences[1:2],
    )
    left = admitted(pinned(case, "P-forge", PinKind.MUST)).contracts
    assert [(each.position_id, each.funded) for each in left] == [("P-forge", False)]


def test_must_on_a_pair_that_a_rule_forbids_is_a_clash_that_names_the_rule() -> None:
    with pytest.raises(ClashError) as clash:
        admitted(pinned(town(), "P-dairy", PinKind.MUST))
    assert str(clash.value) == (
        "decided.csv: must stands on pairs that a rule forbids: S-1 at P-dairy "
        "(employer_visited: confirmed hours at this employer: 0; asked: 160)"
    )


def test_must_on_a_pair_that_the_scholar_did_not_rank_is_a_clash() -> None:
    with pytest.raises(ClashError, match="scholar_ranks_position: the scholar did not rank"):
        admitted(pinned(town({"P-mill": 1}), "P-forge", PinKind.MUST))


def test_must_does_not_overrule_an_x_of_the_scholar() -> None:
    with pytest.raises(ClashError, match="scholar_accepts_position"):
        admitted(pinned(town({"P-mill": 1, "P-forge": None}), "P-forge", PinKind.MUST))


def test_never_forbids_the_pair_with_the_printed_reason_and_leaves_the_others() -> None:
    case = pinned(town(unvisited="allow"), "P-dairy", PinKind.NEVER)
    assert ranks_of(case) == {"P-forge": 3, "P-mill": 2}
    assert forbidden_of(case) == {"P-dairy": ["officer_allows"]}
    (pair,) = admitted(case).forbidden
    assert pair.failed[0].because.facts == {"reason": "agreed in writing"}
    assert [seat.obliged for seat in admitted(case).seats] == [False]


def test_never_on_every_pair_leaves_nothing_and_is_no_clash() -> None:
    case = town(unvisited="allow")
    for position in ("P-dairy", "P-forge", "P-mill"):
        case = pinned(case, position, PinKind.NEVER)
    assert admitted(case).contracts == ()


def test_must_here_and_never_there_hold_together() -> None:
    case = pinned(town(unvisited="allow"), "P-mill", PinKind.MUST)
    case = pinned(case, "P-dairy", PinKind.NEVER)
    assert ranks_of(case) == {"P-mill": 2}
