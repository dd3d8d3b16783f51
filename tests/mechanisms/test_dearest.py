"""The dearest contract that the facts allow: no list, no stay and no other side moves it."""

from dataclasses import replace

from matching.domain import BudgetLine, Case, PositionId
from matching.money import Cents
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from tests.rules.good_pair import GOOD, POSITION, SCHOLAR


def dearest(case: Case) -> tuple[int, ...]:
    """Of the only scholar."""
    case = replace(
        case, budget=(BudgetLine(name="L", limit=Cents(10**6), school_year=case.school_year),)
    )
    admissible = admissible_contracts(case, policy_book().with_changes(case.changes).on(case.on))
    (seat,) = admissible.seats
    return seat.dearest


def with_amounts(*amounts: int) -> Case:
    """As many positions of the scholar's occupation, of which only the first is ranked."""
    return replace(
        GOOD,
        positions=tuple(
            replace(POSITION, position_id=PositionId(f"P-{n}"), monthly_amount=Cents(amount))
            for n, amount in enumerate(amounts, 1)
        ),
    )


def test_the_dearest_is_over_all_positions_of_the_trade_ranked_or_not() -> None:
    (one,) = dearest(with_amounts(50_00))
    (two,) = dearest(with_amounts(50_00, 80_00))
    assert one % 20_00 == 0
    assert two == one // 20 * 32


def test_no_wish_no_answer_and_no_stay_moves_it() -> None:
    case = with_amounts(50_00, 80_00)
    silent = replace(case, scholar_preferences=(), position_preferences=(), stays=())
    assert dearest(silent) == dearest(case)


def test_whoever_cannot_be_co_funded_costs_nothing() -> None:
    case = replace(with_amounts(80_00), scholars=(replace(SCHOLAR, municipality="Elsewhere"),))
    assert dearest(case) == (0,)
