"""Generated cases: the same everywhere, whole, and with what real calls have in them."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from matching.domain import (
    Case,
    EmployerId,
    Level,
    PolicyChange,
    PositionId,
    ScholarId,
    Scholarship,
    StayStatus,
)
from matching.money import Cents
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.rules.cofunding import Binds, payment
from scenarios.generate import Places, Shape, generate
from scenarios.generator.trades import listed

ROOT = Path(__file__).parents[2]


@cache
def a_thousand() -> Case:
    return generate(1_000, 7)


def test_the_same_scholars_and_seed_give_the_same_case() -> None:
    assert generate(130, 3) == generate(130, 3)


def test_another_seed_gives_another_case() -> None:
    other = replace(generate(130, 4), name="generated-130-3", seed="3")
    assert generate(130, 3) != other


def test_the_case_does_not_depend_on_the_hash_seed_of_the_process() -> None:
    assert _digest_with_hash_seed("0") == _digest_with_hash_seed("1")


@pytest.mark.parametrize("scholars", [1, 2, 3, 5, 9, 20, 61, 130])
def test_every_size_has_as_many_scholars_as_asked_and_a_place_at_every_employer(
    scholars: int,
) -> None:
    case = generate(scholars, 1)
    assert len(case.scholars) == scholars
    assert {position.employer_id for position in case.positions} == {
        employer.employer_id for employer in case.employers
    }
    assert {scholar.level for scholar in case.scholars} <= set(Level)


def test_no_scholars_are_refused() -> None:
    with pytest.raises(ValueError, match="scholars"):
        generate(0, 1)


def test_an_employer_has_one_position_for_an_occupation() -> None:
    offers = Counter((p.employer_id, p.occupation) for p in a_thousand().positions)
    assert set(offers.values()) == {1}


def test_every_id_refers_to_something() -> None:
    case = a_thousand()
    scholars, employers = set(case.scholar_by_id()), set(case.employer_by_id())
    positions, periods = set(case.position_by_id()), {p.period_id for p in case.periods}
    assert {wish.scholar_id for wish in case.scholar_preferences} <= scholars
    assert {wish.position_id for wish in case.scholar_preferences} <= positions
    assert {wish.scholar_id for wish in case.position_preferences} <= scholars
    assert {wish.position_id for wish in case.position_preferences} <= positions
    assert {stay.employer_id for stay in case.stays} <= employers
    assert {wish.employer_id for wish in case.stay_wishes} <= employers
    assert {place.period_id for place in case.host_places} <= periods
    assert {scholar.occupation for scholar in case.scholars} <= set(case.occupation_by_id())


def test_about_four_or_five_scholars_meet_each_employer_and_two_of_them_are_large() -> None:
    case = a_thousand()
    assert 4 <= len(case.scholars) / len(case.employers) <= 5
    places = _places_of_employers(case)
    assert {employer for employer, _ in places.most_common(2)} == {"E-001", "E-002"}
    assert places[EmployerId("E-001")] > 5 * sum(places.values()) / len(places)


def test_seven_in_ten_are_pupils() -> None:
    levels = Counter(scholar.level for scholar in a_thousand().scholars)
    assert levels == {Level.SECONDARY: 700, Level.TERTIARY: 300}


def test_popular_employers_get_more_first_wishes() -> None:
    case = a_thousand()
    employer = {position.position_id: position.employer_id for position in case.positions}
    first = Counter(employer[w.position_id] for w in case.scholar_preferences if w.rank == 1)
    places = [name for name, _ in _places_of_employers(case).most_common()]
    largest = sum(first[name] for name in places[:22])
    smallest = sum(first[name] for name in places[-110:])
    assert largest > smallest


def test_both_the_share_and_the_cap_bind_somewhere_on_both_levels() -> None:
    case, day = a_thousand(), date(2024, 10, 1)
    policy = policy_book().on(case.on)
    bound = {
        (p.level, payment(p.level, p.monthly_amount, day, funded=True, policy=policy).binds)
        for p in case.positions
    }
    assert bound == {(level, binds) for level in Level for binds in (Binds.SHARE, Binds.CAP)}


def test_amounts_are_between_70_and_400_euros() -> None:
    amounts = [position.monthly_amount for position in a_thousand().positions]
    assert min(amounts) == 70_00
    assert max(amounts) == 400_00


def test_scholars_rank_strictly_from_one_and_without_gaps() -> None:
    ranks: dict[ScholarId, list[int]] = {}
    for wish in a_thousand().scholar_preferences:
        if wish.rank is not None:
            ranks.setdefault(wish.scholar_id, []).append(wish.rank)
    assert all(sorted(own) == list(range(1, len(own) + 1)) for own in ranks.values())
    assert max(len(own) for own in ranks.values()) <= 8


def test_positions_rank_with_ties_and_without_gaps() -> None:
    ranks: dict[PositionId, list[int]] = {}
    for answer in a_thousand().position_preferences:
        if answer.rank is not None:
            ranks.setdefault(answer.position_id, []).append(answer.rank)
    assert all(set(own) == set(range(1, max(own) + 1)) for own in ranks.values())
    assert sum(len(own) > len(set(own)) for own in ranks.values()) > len(ranks) / 3


def test_some_wishes_are_x_and_some_are_answered_by_silence() -> None:
    case = a_thousand()
    wishes = {(w.scholar_id, w.position_id): w.rank for w in case.scholar_preferences}
    answers = {(a.scholar_id, a.position_id): a.rank for a in case.position_preferences}
    assert None in wishes.values()
    assert None in answers.values()
    assert wishes.keys() - answers.keys()
    assert answers.keys() - wishes.keys()


def test_everyone_looks_only_at_the_own_occupation() -> None:
    case = a_thousand()
    scholars, positions = case.scholar_by_id(), case.position_by_id()
    assert all(
        scholars[wish.scholar_id].occupation == positions[wish.position_id].occupation
        for wish in case.scholar_preferences
    )


def test_points_lie_between_0_and_100_in_halves_and_are_often_equal() -> None:
    points = [scholar.points for scholar in a_thousand().scholars]
    assert all(0 <= value <= 100_00 and value % 50 == 0 for value in points)
    assert any(value % 100 for value in points)
    assert len(set(points)) < len(points) / 5


def test_application_numbers_are_a_permutation() -> None:
    numbers = [scholar.application_no for scholar in a_thousand().scholars]
    assert sorted(numbers) == list(range(1, 1_001))
    assert numbers != sorted(numbers)


def test_a_few_scholars_of_each_kind_may_not_be_co_funded() -> None:
    scholars = a_thousand().scholars
    assert sum(scholar.municipality != "Velenje" for scholar in scholars) == 20
    assert sum(scholar.citizenship != "SI" for scholar in scholars) == 20
    assert sum(scholar.employed for scholar in scholars) == 20
    assert sum(Scholarship.DEFICIT in s.other_scholarships for s in scholars) == 20


def test_a_few_employers_of_each_kind_may_not_be_co_funded() -> None:
    employers = a_thousand().employers
    late = [e for e in employers if e.call_published_on and e.call_published_on > date(2024, 6, 30)]
    assert len(late) == 7
    assert sum(employer.municipality != "Velenje" for employer in employers) == 7
    assert sum(employer.insolvent for employer in employers) == 7
    assert any(employer.max_awards is not None for employer in employers)
    assert len({employer.firm for employer in employers}) < len(employers)


def test_one_position_in_ten_awards_without_municipal_money_too() -> None:
    positions = a_thousand().positions
    assert sum(p.accepts_unfunded for p in positions) == round(len(positions) / 10)


def test_a_few_scholars_learn_an_occupation_that_is_not_in_deficit() -> None:
    deficit = {row.occupation.occupation for row in listed() if row.deficit}
    others = sum(s.occupation not in deficit for s in a_thousand().scholars)
    assert 10 <= others <= 80


def test_the_deficit_occupations_are_those_of_the_policy() -> None:
    deficit = {row.occupation.occupation for row in listed() if row.deficit}
    assert deficit == policy_book().on(date(2024, 10, 15)).deficit_occupations


def test_stays_of_one_scholar_never_overlap_and_all_end_before_the_match() -> None:
    case = a_thousand()
    begun = Counter((stay.scholar_id, stay.begins) for stay in case.stays)
    assert set(begun.values()) == {1}
    assert all(stay.until < case.on for stay in case.stays)


def test_practice_is_mostly_confirmed_and_long_enough_and_sometimes_not() -> None:
    stays = a_thousand().stays
    good = sum(stay.status is StayStatus.CONFIRMED and stay.hours >= 160 for stay in stays)
    assert 0.9 < good / len(stays) < 1
    assert any(stay.status is StayStatus.DONE for stay in stays)
    assert any(stay.hours < 160 for stay in stays)


def test_host_places_are_scarcer_than_the_stays_still_wanted() -> None:
    case = a_thousand()
    assert case.rotation_on is not None
    earlier = Counter(s.scholar_id for s in case.stays if s.begins < case.rotation_on)
    wanted = sum(max(0, (s.stays_wanted or 0) - earlier[s.scholar_id]) for s in case.scholars)
    offered = sum(place.places for place in case.host_places)
    assert 0.7 < offered / wanted < 0.9
    assert all(1 <= place.mentors <= place.places for place in case.host_places)


def test_host_places_hold_the_stays_that_rotation_would_plan_anew() -> None:
    case = a_thousand()
    assert case.rotation_on is not None
    period = {span.begins: span.period_id for span in case.periods}
    occupation = {scholar.scholar_id: scholar.occupation for scholar in case.scholars}
    done = Counter(
        (stay.employer_id, period[stay.begins], occupation[stay.scholar_id])
        for stay in case.stays
        if stay.begins > case.rotation_on
    )
    room = {(h.employer_id, h.period_id, h.occupation): h.places for h in case.host_places}
    assert done
    assert all(count <= room[spot] for spot, count in done.items())


def test_nobody_wishes_a_stay_where_it_has_been_before_the_day_of_planning() -> None:
    case = a_thousand()
    assert case.rotation_on is not None
    met = {(s.scholar_id, s.employer_id) for s in case.stays if s.begins < case.rotation_on}
    assert met.isdisjoint((wish.scholar_id, wish.employer_id) for wish in case.stay_wishes)


def test_where_unvisited_employers_are_allowed_a_scholar_has_about_five_contracts() -> None:
    case = a_thousand()
    allow = PolicyChange(parameter="unvisited_employers", value="allow", begins=date(2019, 9, 1))
    policy = policy_book().with_changes([allow]).on(case.on)
    contracts = admissible_contracts(case, policy).contracts
    applicants = {contract.scholar_id for contract in contracts}
    assert 5 < len(contracts) / len(applicants) < 6.5


def test_the_line_is_round_and_binds() -> None:
    case = a_thousand()
    (line,) = case.budget
    assert line.limit % 100_00 == 0
    admitted = admissible_contracts(case, policy_book().on(case.on))
    cheapest: dict[ScholarId, int] = {}
    for contract in admitted.contracts:
        if contract.funded:
            known = cheapest.get(contract.scholar_id, contract.costs[0])
            cheapest[contract.scholar_id] = min(known, contract.costs[0])
    assert 0 < line.limit < sum(cheapest.values())


def test_places_and_line_can_be_set() -> None:
    shape = Shape(employers=10, places=Places(secondary=47, tertiary=15), limit=Cents(38_000_00))
    case = generate(80, 1, shape=shape)
    places = Counter[Level]()
    for position in case.positions:
        places[position.level] += position.places
    assert places == {Level.SECONDARY: 47, Level.TERTIARY: 15}
    assert case.budget[0].limit == 38_000_00


def _digest_with_hash_seed(hash_seed: str) -> str:
    script = (
        "import hashlib; from scenarios.generate import generate; "
        "print(hashlib.sha256(repr(generate(60, 5)).encode()).hexdigest())"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _places_of_employers(case: Case) -> Counter[EmployerId]:
    places = Counter[EmployerId]()
    for position in case.positions:
        places[position.employer_id] += position.places
    return places
