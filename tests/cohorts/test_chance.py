"""Common random numbers: who meets which luck does not hang on who else is there."""

import numpy as np
import pytest

from scenarios.cohorts.chance import Luck, Purpose, keys_of

LUCK = Luck(seed=7, year=2026)
NAMES = [f"S-{no:05}" for no in range(20_000)]
KEYS = keys_of(NAMES)


def test_a_person_who_leaves_shifts_nobody_elses_numbers() -> None:
    everyone = LUCK.draws(Purpose.DROPS_OUT, KEYS)
    without = LUCK.draws(Purpose.DROPS_OUT, np.delete(KEYS, 5))
    assert (np.delete(everyone, 5) == without).all()


@pytest.mark.parametrize(
    "other", [Luck(seed=8, year=2026), Luck(seed=7, year=2027)], ids=["seed", "year"]
)
def test_another_seed_or_year_is_other_luck(other: Luck) -> None:
    assert (other.draws(Purpose.REPEATS, KEYS) != LUCK.draws(Purpose.REPEATS, KEYS)).all()


def test_purposes_do_not_go_together() -> None:
    one = LUCK.happens(Purpose.REPEATS, KEYS, 5_000)
    other = LUCK.happens(Purpose.DROPS_OUT, KEYS, 5_000)
    assert abs(int((one & other).sum()) - 5_000) < 300


def test_a_higher_rate_only_adds_people() -> None:
    few = LUCK.happens(Purpose.LEAVES, KEYS, 300)
    more = LUCK.happens(Purpose.LEAVES, KEYS, 500)
    assert (few <= more).all()
    assert few.sum() < more.sum()


@pytest.mark.parametrize("share", [0, 300, 5_000, 9_000, 10_000])
def test_it_happens_as_often_as_the_rate_says(share: int) -> None:
    hits = int(LUCK.happens(Purpose.ACCEPTS, KEYS, share).sum())
    assert abs(hits - 2 * share) <= 4 * 71  # four standard deviations at the widest


def test_people_come_again_once_on_average() -> None:
    often = LUCK.copies(KEYS)
    assert abs(int(often.sum()) - len(NAMES)) < 600
    assert set(np.unique(often)) == set(range(7))


def test_the_numbers_are_the_same_on_every_machine() -> None:
    drawn = Luck(seed=1, year=2024).draws(Purpose.COPIES, keys_of(["S-0001", "S-0002"]))
    assert [int(value) for value in drawn] == [13110942575347391153, 2605155509920093014]
