"""What is published, as far as it is one's own, on both databases."""

from api.store.persons import Described
from api.store.states import RunKind
from matching.domain import Case
from matching.engine import Match, run
from matching.explain import Explanation, explain_match
from matching.read import read_case
from matching.report.results import FILE, read_results, results_json
from matching.rules.book import policy_book
from matching.words import Lang
from matching.write import case_to_json
from tests.parties.town import Town
from tests.store.rooms import CASES, tiny


def matched(name: str) -> tuple[Case, Match, Explanation]:
    case = read_case(CASES / name)
    made = run(case, policy_book())
    return case, made, explain_match(made)


def test_before_publication_nobody_learns_anything(town: Town) -> None:
    assert town.scholar("S-1").get("/result").status_code == 409
    assert town.employer("E-1").get("/coming").status_code == 409


def test_a_scholar_learns_the_award_the_reasons_and_the_own_places(town: Town) -> None:
    town.published()
    told = town.scholar("S-1").get("/result").json()
    result = told["result"]
    assert (told["number"], result["award"]["position_id"]) == (1, "P-2")
    assert {each["municipality"] for each in result["award"]["paid"]} == {3600}
    first, second = result["wishes"]
    assert (first["kind"], first["own_place"], first["last_place"]) == ("lowers_goal", 1, 1)
    assert first["because"]["en"].startswith("the goals chose otherwise")
    assert first["because"]["sl"] != first["because"]["en"]
    assert second["kind"] == "awarded"


def test_a_result_names_no_other_scholar(town: Town) -> None:
    town.published()
    everyone = {each.scholar_id for each in tiny().scholars}
    for each in everyone:
        told = town.scholar(each).get("/result").text
        assert not [other for other in everyone - {each} if f'"{other}"' in told]


def test_whoever_declined_still_reads_the_own_result_after_the_repair(town: Town) -> None:
    town.published()
    town.published(without=frozenset({"S-1"}))
    assert town.scholar("S-1").get("/result").json()["number"] == 1
    assert town.scholar("S-3").get("/result").json()["number"] == 2


def test_an_employer_learns_a_name_once_the_scholar_has_accepted(town: Town) -> None:
    ana, host = town.scholar("S-1"), town.employer("E-2")
    town.name(ana, Described(name="Ana Novak", contact="ana@example.org", address="Titov trg 1"))
    town.published()
    before = {each["scholar_id"]: each for each in host.get("/coming").json()}
    assert (before["S-1"]["name"], before["S-1"]["answer"]) == (None, "open")
    assert "Novak" not in host.get("/coming").text
    (offer,) = ana.get("/offers").json()
    assert ana.post(f"/offers/{offer['offer_id']}/accept", offer["version"]).status_code == 200
    after = {each["scholar_id"]: each for each in host.get("/coming").json()}
    assert (after["S-1"]["name"], after["S-1"]["contact"]) == ("Ana Novak", "ana@example.org")
    assert "Titov" not in host.get("/coming").text
    assert {each["name"] for key, each in after.items() if key != "S-1"} == {None}
    months = after["S-1"]["granted"]["paid"]
    assert all(e["amount"] == e["municipality"] + e["employer"] == 9000 for e in months)


def test_an_employer_learns_only_who_comes_to_it(town: Town) -> None:
    town.published()
    for key in ("E-1", "E-2", "E-3"):
        coming = town.employer(key).get("/coming").json()
        assert {each["granted"]["employer_id"] for each in coming} == {key}


def test_a_representative_reads_the_result_of_the_own_scholar(town: Town) -> None:
    mother = town.under_age("S-1")
    town.published()
    assert mother.get("/result").json()["result"]["scholar_id"] == "S-1"


def test_results_are_read_as_they_were_written() -> None:
    case, made, why = matched("tiny")
    body = results_json(case, made, why)
    assert results_json(case, made, why) == body
    results = read_results(body)
    assert set(results) == set(case.scholar_by_id())
    told = {(r.scholar_id, w.position_id): w for r in results.values() for w in r.wishes}
    assert {pair: each.kind for pair, each in told.items()} == {
        (each.scholar_id, each.position_id): each.kind for each in why.reasons
    }
    assert {r.scholar_id: r.award.position_id for r in results.values() if r.award} == {
        each.scholar_id: each.position_id for each in made.outcome.awards
    }


def test_numbers_of_the_draw_are_each_given_once() -> None:
    results = read_results(results_json(*matched("tiny")))
    numbers = sorted(each.draw_number for each in results.values())
    assert numbers == list(range(1, len(results) + 1))


def test_who_was_passed_over_is_told_so_without_a_number_of_people() -> None:
    case, made, why = matched("velenje-100")
    results = read_results(results_json(case, made, why))
    assert why.passed_over
    assert {each.scholar_id for each in why.passed_over} == {
        key for key, each in results.items() if each.passed_over is not None
    }
    for each in results.values():
        if each.passed_over is not None:
            assert not any(letter.isdigit() for letter in each.passed_over.said(Lang.EN))


def test_at_completion_a_scholar_sees_what_each_employer_pays_and_asks() -> None:
    case, made, why = matched("velenje-completion")
    positions = case.position_by_id()
    for result in read_results(results_json(case, made, why)).values():
        for wish in result.wishes:
            position = positions[wish.position_id]
            assert wish.monthly_amount == position.monthly_amount
            assert wish.employment_months == position.employment_months
        if any(each.scholar_id == result.scholar_id for each in case.running_awards):
            assert result.settlement is not None
            assert "never charged" in result.settlement.en


def test_a_run_leaves_the_results_beside_its_report() -> None:
    from api.lifecycle.perform import perform

    case, made, why = matched("tiny")
    files = perform(RunKind.MATCH, case_to_json(case), {}, lambda _done, _of: None)
    left = {each.name: each for each in files}
    assert left[FILE].body == results_json(case, made, why)
    assert left[FILE].media_type == "application/json"
