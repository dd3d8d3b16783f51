"""Every figure of a comparison on the smallest case, counted with a pencil.

Baseline: S-1 and S-4 at P-2 (90 EUR, 36 a month), S-2 at P-1 (150 EUR, 40 a month, 50 from
September 2025), S-3 at P-3 (100 EUR, 40 a month); 34 months each, to June 2026. S-6, a student,
does without.
"""

from dataclasses import replace

import pytest

from matching.domain import Pin, PinKind, PositionId, ScholarId
from matching.money import Cents
from matching.words import Lang, say
from scenarios.comparison import Comparison, Fate
from scenarios.comparison.breakdown import (
    by_line_and_year,
    by_school_year,
    need_covered,
    places,
)
from scenarios.comparison.found import StepKind
from scenarios.comparison.indicators import INDICATORS
from scenarios.comparison.sentences import answer
from tests.comparison.tiny import against, compared_on_tiny, taking_anyone, tiny

AT_P2 = 34 * 36_00
"""What the municipality pays to completion for an award at P-2."""
STUDENT = 23 * 80_00 + 13 * 90_00
"""And for S-6 at P-4, from October 2023 to September 2026, at 90 EUR from September 2025 on."""
LINE = "Kadrovske štipendije 2023/24"


@pytest.fixture(scope="module")
def richer() -> Comparison:
    """The line of 2,000 EUR against one of 15,000 EUR."""
    return compared_on_tiny("baseline", "budget-15000")


@pytest.fixture(scope="module")
def closing() -> Comparison:
    """E-2, which offers the two places of P-2, closes."""
    return compared_on_tiny("baseline", "largest-employer-closes")


def _value(found: Comparison, place: int, key: str) -> int | None:
    indicator = next(each for each in INDICATORS if each.key == key)
    return indicator.of(found.tried[place].outcome)


def test_the_baseline_is_the_match_of_the_case_itself(richer: Comparison) -> None:
    values = {each.key: each.of(richer.base.outcome) for each in INDICATORS}
    town = 24 * 40_00 + 10 * 50_00 + 2 * 34 * 36_00 + 34 * 40_00
    assert values == {
        "co_funded_awards": 4,
        "unfunded_awards": 0,
        "awards": 4,
        "missing_to_target": 96,
        "without_award": 2,
        "limit_of_lines": 2_000_00,
        "running_on_lines": 0,
        "spent_on_lines": 12 * (40_00 + 36_00 + 36_00 + 40_00),
        "remains_on_lines": 176_00,
        "municipality_pays": town,
        "municipality_later": town - 1_824_00,
        "employers_pay": 34 * (150_00 + 90_00 + 90_00 + 100_00) - town,
        "employers": 3,
        "need_covered": 4,
        "rate_of_pupils": 80_00,
        "rate_of_students": 0,
        "first_wishes": 3,
        "mean_scholar_rank": 125,
        "last_scholar_rank": 2,
        "mean_position_rank": 125,
        "last_position_rank": 2,
        "blocking_pairs": 0,
        "excused_pairs": 1,
    }


def test_a_larger_line_brings_in_the_student_and_says_what_was_missing(richer: Comparison) -> None:
    (change,) = richer.against[0].changes
    assert (change.scholar_id, change.fate, change.loses) == ("S-6", Fate.AWARD_GAINED, False)
    assert change.before is None
    assert change.after is not None
    assert change.after.position_id == "P-4"
    assert say(change.why.label, Lang.EN) == "the line is spent"
    assert say(change.why.because, Lang.EN) == (
        f"the line {LINE} is spent: this award needs 784.00 EUR more than remain; "
        "with this award there would be at best 3 co-funded awards instead of 4"
    )


def test_the_student_costs_80_eur_a_month_and_90_from_the_day_of_the_new_cap(
    richer: Comparison,
) -> None:
    (step,) = richer.against[0].steps
    assert (step.kind, step.scholars) == (StepKind.AWARDS_GAINED, 1)
    assert (step.municipality, step.employers) == (STUDENT, 36 * 250_00 - STUDENT)
    assert _value(richer, 1, "spent_on_lines") == 1_824_00 + 960_00
    assert _value(richer, 1, "rate_of_students") == 100_00


def test_each_calendar_year_has_its_months(richer: Comparison) -> None:
    pupils = 40_00 + 36_00 + 36_00 + 40_00
    before, after = (by_line_and_year(tried.outcome) for tried in richer.tried)
    assert before == {
        (LINE, 2023): 4 * pupils,
        (LINE, 2024): 8 * pupils,
        ("", 2024): 4 * pupils,
        ("", 2025): 12 * pupils + 4 * 10_00,
        ("", 2026): 6 * (pupils + 10_00),
    }
    assert after[LINE, 2023] - before[LINE, 2023] == 3 * 80_00
    assert after[LINE, 2024] - before[LINE, 2024] == 9 * 80_00
    assert after["", 2026] - before["", 2026] == 9 * 90_00


def test_each_school_year_has_both_payers(richer: Comparison) -> None:
    town, employers = by_school_year(richer.base.outcome)
    assert town["2023/24"] == 1_824_00
    assert town["2025/26"] == 10 * (50_00 + 36_00 + 36_00 + 40_00)
    assert town["2023/24"] + employers["2023/24"] == 12 * 430_00


def test_need_and_places_are_counted_for_both(richer: Comparison) -> None:
    assert need_covered(richer.base.outcome) == {
        "inženir strojništva": (0, 1),
        "strojni tehnik": (4, 4),
    }
    assert need_covered(richer.tried[1].outcome) == {
        "inženir strojništva": (1, 1),
        "strojni tehnik": (4, 4),
    }
    scholars, employers = places(richer.base.outcome)
    assert scholars == {1: 3, 2: 1}
    assert employers == {1: 3, 2: 1}


def test_those_of_a_closed_employer_lose_and_the_money_goes_to_the_student(
    closing: Comparison,
) -> None:
    fates = {change.scholar_id: change.fate for change in closing.against[0].changes}
    assert fates == {
        "S-1": Fate.AWARD_LOST,
        "S-4": Fate.AWARD_LOST,
        "S-6": Fate.AWARD_GAINED,
    }
    reasons = [say(change.why.because, Lang.EN) for change in closing.against[0].losers]
    assert reasons == ["Delodajalec 2 does not offer P-2 here"] * 2


def test_the_steps_of_the_closing_are_two_awards_out_and_one_in(closing: Comparison) -> None:
    lost, gained = closing.against[0].steps
    assert (lost.kind, lost.scholars) == (StepKind.AWARDS_LOST, 2)
    assert (lost.municipality, lost.employers) == (-2 * AT_P2, -2 * (34 * 90_00 - AT_P2))
    assert (gained.kind, gained.municipality) == (StepKind.AWARDS_GAINED, STUDENT)
    assert _value(closing, 1, "municipality_pays") == 5_268_00 - 2 * AT_P2 + STUDENT


def test_the_answer_says_how_many_what_it_costs_and_who_loses(closing: Comparison) -> None:
    assert [say(sentence, Lang.EN) for sentence in answer(closing)] == [
        (
            "Scenario baseline gives 4 awards with co-funding, for which the municipality pays "
            "5,268.00 EUR to completion."
        ),
        (
            "Scenario largest-employer-closes gives 1 fewer award with co-funding (3 instead of 4) "
            "and costs the municipality 562.00 EUR more (5,830.00 EUR)."
        ),
        "2 scholars lose the award there, most often because: position not offered (2).",
        "1 scholar who had none gains an award.",
    ]


def test_a_larger_share_costs_more_and_moves_nobody() -> None:
    found = compared_on_tiny("baseline", "share-50")
    (step,) = found.against[0].steps
    more = 2 * (24 * 4_00 + 10 * 9_00) + 10 * 10_00  # P-2 up to 40, then 45; P-3 up to 50
    assert found.against[0].changes == ()
    assert (step.kind, step.scholars) == (StepKind.OTHER_TERMS, 3)
    assert (step.municipality, step.employers) == (more, -more)
    assert "Nobody loses there." in [say(sentence, Lang.EN) for sentence in answer(found)]


def test_a_scholar_at_the_same_place_with_less_money_loses() -> None:
    before = tiny()
    cheaper = tuple(
        replace(each, monthly_amount=Cents(120_00)) if each.position_id == "P-1" else each
        for each in before.positions
    )
    found = against(before, replace(before, positions=cheaper))
    (change,) = found.changes
    assert (change.scholar_id, change.fate) == ("S-2", Fate.PAID_LESS)
    assert say(change.why.because, Lang.EN) == (
        "the scholarship is 4,080.00 EUR to completion instead of 5,100.00 EUR"
    )
    (back,) = against(replace(before, positions=cheaper), before).changes
    assert back.fate is Fate.PAID_MORE


def test_who_must_leave_a_place_is_lower_on_the_list_and_whoever_follows_is_higher() -> None:
    before = tiny()
    never = Pin(
        scholar_id=ScholarId("S-2"),
        position_id=PositionId("P-1"),
        decision=PinKind.NEVER,
        reason="sorodstvo",
    )
    worse, better = against(before, replace(before, decided=(never,))).changes
    assert (worse.scholar_id, worse.fate) == ("S-2", Fate.PLACE_WORSE)
    assert say(worse.why.label, Lang.EN) == "excluded by the officer"
    assert (better.scholar_id, better.fate) == ("S-1", Fate.PLACE_BETTER)
    assert say(better.why.label, Lang.EN) == "equal, decided by the draw"


def test_co_funding_won_at_the_same_place_moves_euros_from_employer_to_municipality() -> None:
    before = tiny(taking_anyone)
    line = replace(before.budget[0], limit=Cents(15_000_00))
    after = replace(before, budget=(line,))
    (change,) = against(before, after).changes
    assert (change.scholar_id, change.fate) == ("S-6", Fate.CO_FUNDING_GAINED)
    (step,) = against(before, after).steps
    assert (step.kind, step.municipality, step.employers) == (
        StepKind.CO_FUNDING_GAINED,
        STUDENT,
        -STUDENT,
    )
    (lost,) = against(after, before).changes
    assert lost.fate is Fate.CO_FUNDING_LOST
    assert "most awards with co-funding" in say(lost.why.because, Lang.EN)


def test_today_s_practice_tells_who_missed_the_first_choice() -> None:
    found = compared_on_tiny("baseline", "single-employer").against[0]
    reasons = {
        str(change.scholar_id): say(change.why.label, Lang.EN)
        for change in found.changes
        if change.fate is Fate.AWARD_LOST
    }
    assert "S-3" in reasons
    assert reasons["S-3"] == "the line is spent"
    assert set(reasons.values()) <= {"the line is spent", "not the first choice"}
