"""The cases in git: as many places as the real calls, money to the cent, and nothing by hand."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from matching.contract import Admissibility
from matching.domain import Case, CaseKind, Level, PinKind, PositionId
from matching.engine import match
from matching.money import Cents
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from scenarios.velenje import CASES, FOLDER, write

NAMES = sorted(CASES)
CALLS = [name for name in NAMES if name != "velenje-completion"]


@cache
def made(name: str) -> Case:
    return CASES[name]()


@cache
def admitted(name: str) -> Admissibility:
    case = made(name)
    return admissible_contracts(case, policy_book().with_changes(case.changes).on(case.on))


@pytest.mark.parametrize("name", NAMES)
def test_the_case_in_git_is_what_its_function_makes(name: str) -> None:
    assert read_case(FOLDER / name) == made(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_case_says_first_where_it_comes_from(name: str) -> None:
    settings = (FOLDER / name / "case.toml").read_text(encoding="utf-8")
    assert settings.startswith("# ")
    assert "drawn from a seed" in settings.splitlines()[1]


def test_writing_the_cases_anew_changes_no_byte(tmp_path: Path) -> None:
    write(tmp_path)
    for name in NAMES:
        written = {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
        kept = {file.name: file.read_bytes() for file in (FOLDER / name).iterdir()}
        assert written == kept


@pytest.mark.parametrize(
    ("name", "employers", "secondary", "tertiary"),
    [("velenje-2019", 10, 47, 15), ("velenje-2022", 5, 61, 20)],
)
def test_employers_and_places_are_those_of_the_real_call(
    name: str, employers: int, secondary: int, tertiary: int
) -> None:
    case = made(name)
    assert len(case.employers) == employers
    assert _places(case) == {Level.SECONDARY: secondary, Level.TERTIARY: tertiary}
    assert len(case.scholars) > secondary + tertiary


@pytest.mark.parametrize(
    ("name", "limit", "all_places"),
    [("velenje-2019", 38_000_00, 36_960_00), ("velenje-2022", 48_480_00, 48_480_00)],
)
def test_a_place_costs_the_cap_for_twelve_months_whoever_takes_it(
    name: str, limit: Cents, all_places: Cents
) -> None:
    level = {room.position_id: room.level for room in admitted(name).rooms}
    costs = {(level[c.position_id], c.costs) for c in admitted(name).contracts if c.funded}
    assert costs == {(Level.SECONDARY, (480_00,)), (Level.TERTIARY, (960_00,))}
    places = _places(made(name))
    assert places[Level.SECONDARY] * 480_00 + places[Level.TERTIARY] * 960_00 == all_places
    assert made(name).budget[0].limit == limit


@pytest.mark.parametrize(
    ("name", "places", "spent"),
    [("velenje-2019", 62, 36_960_00), ("velenje-2022", 81, 48_480_00)],
)
def test_the_match_fills_every_place_of_the_real_calls_for_what_they_cost(
    name: str, places: int, spent: Cents
) -> None:
    awards = match(made(name), policy_book()).awards
    assert sum(award.funded for award in awards) == places
    assert sum(award.line_costs[0] for award in awards) == spent


def test_the_line_of_2022_says_that_it_is_assumed() -> None:
    assert "predpostavka" in made("velenje-2022").budget[0].name


def test_velenje_100_has_130_scholars_24_employers_and_the_target() -> None:
    case = made("velenje-100")
    assert (len(case.scholars), len(case.employers), case.target) == (130, 24, 100)
    assert any(position.accepts_unfunded for position in case.positions)


def test_the_line_of_velenje_100_binds_but_not_below_the_target() -> None:
    admissible = admitted("velenje-100")
    (line,) = admissible.lines
    assert line.running > 0
    prices = _cheapest_by_scholar(admissible)
    assert _most_awards(admissible) > 110
    assert sum(prices) > line.left
    assert sum(prices[:100]) < line.left


def test_the_officer_settled_pairs_that_both_sides_wish() -> None:
    case = made("velenje-100")
    wishes = {(w.scholar_id, w.position_id) for w in case.scholar_preferences if w.rank}
    answers = {(a.scholar_id, a.position_id) for a in case.position_preferences if a.rank}
    assert {pin.decision for pin in case.decided} == set(PinKind)
    assert {(pin.scholar_id, pin.position_id) for pin in case.decided} <= wishes & answers


def test_at_completion_every_position_has_a_place_for_each_of_its_holders() -> None:
    case = made("velenje-completion")
    assert case.kind is CaseKind.COMPLETION
    assert not case.budget
    assert len(case.scholars) == 40
    held = Counter(scholar.held_position for scholar in case.scholars)
    assert None not in held
    places = {position.position_id: position.places for position in case.positions}
    assert all(held[position] <= places[position] for position in places)


def test_at_completion_some_would_rather_move_and_may() -> None:
    admissible = admitted("velenje-completion")
    wanted = Counter(contract.scholar_id for contract in admissible.contracts)
    assert set(wanted) == {seat.scholar_id for seat in admissible.seats}
    assert sum(count > 1 for count in wanted.values()) > 20


@pytest.mark.parametrize("name", [*CALLS, "tiny"])
def test_a_call_leaves_stays_to_be_planned(name: str) -> None:
    case = made(name) if name in CASES else read_case(FOLDER / name)
    assert case.rotation_on is not None
    assert all(case.rotation_on < span.begins and span.until < case.on for span in case.periods)
    assert any(stay.begins > case.rotation_on for stay in case.stays)
    assert case.host_places
    assert case.stay_wishes


def _places(case: Case) -> Counter[Level]:
    places = Counter[Level]()
    for position in case.positions:
        places[position.level] += position.places
    return places


def _cheapest_by_scholar(admissible: Admissibility) -> list[int]:
    cheapest: dict[str, int] = {}
    for contract in admissible.contracts:
        if contract.funded:
            known = cheapest.get(contract.scholar_id, contract.costs[0])
            cheapest[contract.scholar_id] = min(known, contract.costs[0])
    return sorted(cheapest.values())


def _most_awards(admissible: Admissibility) -> int:
    """Most co-funded awards without a line or limits of employers, by augmenting paths."""
    room = {each.position_id: each.places for each in admissible.rooms}
    wanted: dict[str, list[PositionId]] = {}
    for contract in admissible.contracts:
        if contract.funded:
            wanted.setdefault(contract.scholar_id, []).append(contract.position_id)
    taken: dict[PositionId, list[str]] = {position: [] for position in room}

    def placed(scholar: str, tried: set[PositionId]) -> bool:
        for position in wanted[scholar]:
            if position in tried:
                continue
            tried.add(position)
            if len(taken[position]) < room[position]:
                taken[position].append(scholar)
                return True
            for other in taken[position]:
                if placed(other, tried):
                    taken[position].remove(other)
                    taken[position].append(scholar)
                    return True
        return False

    return sum(placed(scholar, set()) for scholar in wanted)
