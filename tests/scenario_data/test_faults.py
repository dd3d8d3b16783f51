"""Everything wrong with a scenario is said at once, with its place and what would be right."""

from dataclasses import replace
from pathlib import Path

import pytest

from matching.domain import BudgetLine
from matching.errors import InputError
from matching.money import Cents
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.scenario import apply, must_fit, read_scenario, scenario_named
from tests.scenario_data.towns import velenje

HEAD = 'name = "mine"\nquestion_sl = "Kaj?"\nquestion_en = "What?"\n'

IN_FILES = {
    "no TOML": ("name = mine", "mine.toml, row 1: the line cannot be read as TOML"),
    "no name": (
        HEAD.split("\n", 1)[1],
        "mine.toml, column name: name (or ime) is missing",
    ),
    "empty name": (HEAD.replace("mine", " "), "row 1, column name: the cell is empty"),
    "no question": (
        'name = "mine"\nquestion_en = "What?"',
        "column question_sl: question_sl (or vprasanje_sl) is missing",
    ),
    "unknown key": (
        HEAD + 'mechanizm = "stable"',
        "row 4, column mechanizm: this name is not known here (did you mean mechanism?)",
    ),
    "unknown table": (
        HEAD + '[[closes]]\nemployer = "E-01"',
        "row 4, column closes: no such table is known here (did you mean [[close]]?)",
    ),
    "table that is no array": (
        HEAD + '[close]\nemployer = "E-01"',
        "column close: expected tables, each with a header such as [[close]]",
    ),
    "unknown mechanism": (
        HEAD + 'mechanism = "stabel"',
        'found "stabel" (did you mean stable?)',
    ),
    "target that is no number": (
        HEAD + 'target = "many"',
        'row 4, column target: expected a whole number from 0, such as 12, found "many"',
    ),
    "percentage that is none": (
        HEAD + '[[interest]]\nplaces_percent = "a lot"',
        "row 5, column places_percent: expected a percentage such as 20 or -12.50, not below -100",
    ),
    "fall by more than everything": (
        HEAD + '[[demand]]\nneeds_percent = "-101"',
        "row 5, column needs_percent: expected a percentage such as 20 or -12.50, not below -100",
    ),
    "amount as a float": (
        HEAD + "[[line]]\nlimit_eur = 15000.50",
        'row 5, column limit_eur: write the amount as text: limit_eur = "15000.50"',
    ),
    "amount that is none": (
        HEAD + '[[line]]\nyear_eur = "dosti"',
        'row 5, column year_eur: expected an amount such as 150 or 150,50, found "dosti"',
    ),
    "two of a kind": (
        HEAD + '[[amount]]\npercent = "10"\neur = "200"',
        "row 4: expected exactly one of percent, eur, least_eur",
    ),
    "none of a kind": (
        HEAD + '[[line]]\nname = "2024/25"',
        "row 4: expected exactly one of limit_eur, year_eur, awards",
    ),
    "no employer": (HEAD + "[[close]]\n", "row 4, column employer: the cell is empty"),
    "change without a day": (
        HEAD + '[[change]]\nparameter = "share"\nvalue = "50"',
        "row 4, column from: the cell is empty",
    ),
    "list of lists": (HEAD + "[[close]]\nemployer = [[1]]", "expected a single value"),
}


def _said(tmp_path: Path, words: str) -> str:
    path = tmp_path / "mine.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(InputError) as wrong:
        read_scenario(path)
    return wrong.value.say(Lang.EN)


@pytest.mark.parametrize(("words", "said"), IN_FILES.values(), ids=IN_FILES.keys())
def test_a_file_with_a_fault_is_refused_with_its_place(
    tmp_path: Path, words: str, said: str
) -> None:
    assert said in _said(tmp_path, words)


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    said = _said(tmp_path, HEAD + 'target = "x"\n[[close]]\n[[line]]\nawards = 0\n')
    assert [line.split(":")[0] for line in said.splitlines()] == [
        "mine.toml, row 4, column target",
        "mine.toml, row 5, column employer",
        "mine.toml, row 7, column awards",
        "3 faults; nothing was written.",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("baselin", "baselin: no scenario has this name (did you mean baseline?)"),
        ("xyz", "xyz: no scenario has this name; there are: baseline, budget-15000"),
        ("missing.toml", 'missing.toml: cannot be read: "No such file or directory"'),
    ],
)
def test_an_unknown_scenario_is_an_error_with_what_there_is(name: str, said: str) -> None:
    with pytest.raises(InputError) as wrong:
        scenario_named(name)
    assert said in str(wrong.value)


AGAINST_THE_CASE = {
    "parameter": (
        '[[change]]\nparameter = "shar"\nfrom = 2024-09-01\nvalue = "50"',
        "mine.toml, column change 1, shar: unknown parameter shar (did you mean share?)",
    ),
    "unit": (
        '[[change]]\nparameter = "share"\nfrom = 2024-09-01\nvalue = "half"',
        'parameter share: expected 40.00 (percent), found "half"',
    ),
    "share above the whole": (
        '[[change]]\nparameter = "share"\nfrom = 2024-09-01\nvalue = "101"',
        'parameter share: expected 40.00 (percent), found "101"',
    ),
    "span": (
        '[[change]]\nparameter = "share"\nfrom = 2024-09-01\nuntil = 2024-08-01\nvalue = "50"',
        "it ends before it begins",
    ),
    "employer": (
        '[[close]]\nemployer = "E-1"',
        'mine.toml, column employer: the case has no "E-1" (did you mean E-',
    ),
    "occupation": (
        '[[demand]]\noccupation = "strojni tehnk"\nneeds_percent = "10"',
        'the case has no "strojni tehnk" (did you mean strojni tehnik?)',
    ),
    "occupation to co-fund": (
        '[[co_fund]]\noccupation = "xx"',
        'column occupation: the case has no "xx"; it has frizer, gastronomsko',
    ),
    "line": (
        '[[line]]\nname = "2024"\nlimit_eur = "1"',
        'column name: the case has no "2024"; it has Kadrovske štipendije 2024/25',
    ),
}


@pytest.mark.parametrize(("words", "said"), AGAINST_THE_CASE.values(), ids=AGAINST_THE_CASE.keys())
def test_a_name_that_the_case_or_the_book_does_not_have_is_an_error_before_anything_runs(
    tmp_path: Path, words: str, said: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + words, encoding="utf-8")
    with pytest.raises(InputError) as wrong:
        apply(read_scenario(path), velenje(), policy_book())
    assert said in str(wrong.value)


def test_faults_of_several_scenarios_are_told_at_once(tmp_path: Path) -> None:
    scenarios = []
    for number, (words, _) in enumerate(AGAINST_THE_CASE.values()):
        path = tmp_path / f"{number}.toml"
        path.write_text(HEAD + words, encoding="utf-8")
        scenarios.append(read_scenario(path))
    with pytest.raises(InputError) as wrong:
        must_fit(scenarios, velenje(), policy_book())
    assert len(wrong.value.faults) == len(AGAINST_THE_CASE)


def test_a_least_line_needs_to_know_which_of_two_lines() -> None:
    (line,) = velenje().budget
    other = BudgetLine(name="other", limit=Cents(1), school_year=line.school_year)
    with pytest.raises(InputError, match="name one of the budget lines: "):
        apply(
            scenario_named("hundred-awards"),
            replace(velenje(), budget=(line, other)),
            policy_book(),
        )


def test_a_sum_a_year_needs_a_line_to_go_to() -> None:
    with pytest.raises(InputError, match="the case velenje-100 has no budget line"):
        apply(scenario_named("budget-15000"), replace(velenje(), budget=()), policy_book())
