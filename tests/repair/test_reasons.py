"""Every change carries its reason, and the reason is true."""

from random import Random

import pytest

from matching.domain import Case, PinKind
from matching.outcome import Became, Cause
from matching.words import Lang, say
from tests.engine.cases import case_of, matched
from tests.repair.events import (
    Event,
    change_of,
    decided,
    insolvent,
    limited,
    line,
    no_employer,
    no_position,
    no_scholar,
    places,
    repair_of,
    repaired,
    unranked,
)
from tests.repair.looking import kept_in
from tests.solver.small import every_choice


def because(event: Event, scholar: str) -> tuple[Became, Cause, str]:
    change = change_of(repaired("tiny", event), scholar)
    return change.became, change.cause, say(change.because, Lang.EN)


def test_nothing_happened_and_nothing_changes() -> None:
    made = repaired("tiny")
    assert made.outcome.awards == matched("tiny").outcome.awards
    assert repair_of(made).changes == ()
    assert (repair_of(made).earlier, repair_of(made).kept) == (4, 4)


@pytest.mark.parametrize(
    ("event", "scholar", "became", "cause", "words"),
    [
        (no_scholar("S-2"), "S-2", Became.ENDED, Cause.SCHOLAR_GONE, "no longer in the case"),
        (no_employer("E-3"), "S-3", Became.ENDED, Cause.EMPLOYER_GONE, "employer E-3 is gone"),
        (no_position("P-3"), "S-3", Became.ENDED, Cause.POSITION_GONE, "position P-3 is gone"),
        (insolvent("E-3"), "S-3", Became.ENDED, Cause.RULE, "insolvent"),
        (decided("S-3", "P-3", PinKind.NEVER), "S-3", Became.ENDED, Cause.RULE, "sodba"),
        (decided("S-3", "P-2", PinKind.MUST), "S-3", Became.MOVED, Cause.DECIDED, "must for P-2"),
        (unranked("S-3", "P-3"), "S-3", Became.ENDED, Cause.NOT_RANKED, "neither side"),
        (limited("E-3", 0), "S-3", Became.ENDED, Cause.LIMIT, "limit over all positions (0)"),
    ],
)
def test_why_an_award_could_not_stay(
    event: Event, scholar: str, became: Became, cause: Cause, words: str
) -> None:
    found = because(event, scholar)
    assert found[:2] == (became, cause)
    assert words in found[2]


def test_of_two_earlier_awards_one_stays_where_one_place_is_left() -> None:
    made = repaired("tiny", places("P-2", 1))
    repair = repair_of(made)
    assert (repair.kept, repair.most) == (3, 3)
    (lost,) = (each for each in repair.changes if each.cause is Cause.PLACES)
    assert lost.before is not None
    assert lost.before.position_id == "P-2"
    assert "1 places now" in say(lost.because, Lang.EN)


def test_a_smaller_line_says_how_much_it_lacks_beside_those_who_stay() -> None:
    """Four cost 1,824 EUR; on 1,800 three stay: two at 432 and one at 480."""
    repair = repair_of(repaired("tiny", line(1_800_00)))
    assert repair.kept == 3
    (lost,) = (each for each in repair.changes if each.cause is Cause.LINE)
    assert "lacks 24.00 EUR" in say(lost.because, Lang.EN)


def test_a_must_that_takes_the_place_of_an_earlier_award() -> None:
    made = repaired("tiny", decided("S-1", "P-1", PinKind.MUST))
    assert change_of(made, "S-1").cause is Cause.DECIDED
    taken = change_of(made, "S-2")
    assert (taken.became, taken.cause) == (Became.MOVED, Cause.PLACES)


def test_a_place_that_became_free_is_given_to_the_next() -> None:
    """Without P-3, S-1 and S-3 take the two places of P-2, and S-4 waits until S-1 withdraws."""
    before = (no_position("P-3"), line(10_000_00))
    made = repaired("tiny", no_scholar("S-1"), before=before)
    new = change_of(made, "S-4")
    assert (new.became, new.cause) == (Became.NEW, Cause.PLACE_FREED)


def test_an_award_moves_to_a_free_place_where_its_own_is_gone() -> None:
    made = repaired("tiny", no_scholar("S-4"), no_position("P-3"), line(10_000_00))
    moved = change_of(made, "S-3")
    assert (moved.became, moved.cause) == (Became.MOVED, Cause.POSITION_GONE)
    assert moved.now is not None
    assert moved.now.position_id == "P-2"


def test_money_that_is_released_buys_a_new_award_and_is_reckoned_to_the_cent() -> None:
    """S-6 costs 960 EUR, which the line has only if two others end."""
    made = repaired("tiny", no_scholar("S-2"), no_scholar("S-3"))
    new = change_of(made, "S-6")
    assert (new.became, new.cause) == (Became.NEW, Cause.MONEY_RELEASED)
    (money,) = repair_of(made).money
    assert (money.released, money.used) == (960_00, 960_00)


def test_a_larger_line_buys_new_awards_and_disturbs_nobody() -> None:
    made = repaired("tiny", line(10_000_00))
    assert repair_of(made).kept == 4
    new = change_of(made, "S-6")
    assert (new.became, new.cause) == (Became.NEW, Cause.OPEN)
    assert repair_of(made).money[0].released == 0


def happenings(case: Case, random: Random) -> list[Event]:
    """One to three things that may happen to a case."""
    possible: list[Event] = [
        no_scholar(random.choice(case.scholars).scholar_id),
        no_position(random.choice(case.positions).position_id),
        insolvent(random.choice(case.employers).employer_id),
        limited(random.choice(case.employers).employer_id, random.randint(0, 2)),
        places(random.choice(case.positions).position_id, random.randint(1, 2)),
        line(random.randint(0, 30) * 100_00),
        decided(
            random.choice(case.scholars).scholar_id,
            random.choice(case.positions).position_id,
            PinKind.NEVER,
        ),
    ]
    return random.sample(possible, random.randint(1, 3))


@pytest.mark.parametrize("seed", range(80))
def test_whatever_happens_most_stay_every_change_has_its_reason_and_the_money_agrees(
    seed: int,
) -> None:
    made = repaired("tiny", *happenings(case_of("tiny"), Random(f"repair {seed}")))
    repair, before = repair_of(made), matched("tiny").outcome
    assert repair.kept == repair.most == kept_in(made.problem, every_choice(made.problem)).max()
    lost = [each for each in repair.changes if each.became not in {Became.NEW, Became.CO_FUNDED}]
    assert len(lost) == repair.earlier - repair.kept
    assert all(each.cause is not Cause.NOT_PROVEN for each in repair.changes)
    had = {award.scholar_id: award.position_id for award in before.awards}
    has = {award.scholar_id: award.position_id for award in made.outcome.awards}
    differ = {scholar for scholar in had | has if had.get(scholar) != has.get(scholar)}
    assert {each.scholar_id for each in repair.changes} == differ
    for now, then, money in zip(made.outcome.lines, before.lines, repair.money, strict=True):
        assert now.spent == then.spent - money.released + money.used
