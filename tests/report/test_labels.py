"""Everything that a report names has words, in both languages."""

import re
from importlib.resources import files

import pytest

from matching.domain import Goal, Level, Mechanism, PinKind
from matching.explain import ReasonKind
from matching.report.figure_tables import goals_table
from matching.report.labels import (
    BINDS,
    BROKEN,
    CERTAINTY,
    CHOICE,
    FORBIDS,
    GOAL,
    LEVEL,
    MECHANISM,
    PIN,
    REASON,
    RULE,
)
from matching.report.policy_tables import assumed_table, known_table
from matching.rules.book import policy_book
from matching.rules.parameter import Unit
from matching.words import Lang, Text, say
from tests.report.conftest import Matched


def _rules() -> set[str]:
    """Names of the rules, from where they are written."""
    sources = [path for path in files("matching.rules").iterdir() if path.name.endswith(".py")]
    return {
        name
        for source in sources
        for name in re.findall(r'rule="(\w+)"', source.read_text(encoding="utf-8"))
    }


def test_every_rule_has_words_for_holding_and_for_not_holding() -> None:
    assert _rules() == set(RULE) == set(BROKEN)


def test_every_member_of_a_closed_set_has_words() -> None:
    assert set(GOAL) == set(Goal)
    assert set(LEVEL) == set(Level)
    assert set(MECHANISM) == set(Mechanism)
    assert set(REASON) == set(ReasonKind)
    assert set(PIN) == set(PinKind)


def test_every_option_of_policy_has_words() -> None:
    chosen = {
        option
        for parameter in policy_book().parameters.values()
        if parameter.unit in {Unit.CHOICE, Unit.LIST}
        for option in parameter.options
    }
    assert chosen <= set(CHOICE)


@pytest.mark.parametrize(
    "words", [*GOAL.values(), *RULE.values(), *BROKEN.values(), *REASON.values(), *BINDS.values()]
)
def test_words_are_translated(words: Text) -> None:
    assert say(words, Lang.SL) != say(words, Lang.EN)


def test_certainties_and_what_is_forbidden_are_translated() -> None:
    for words in (*CERTAINTY.values(), *FORBIDS.values(), *PIN.values(), *LEVEL.values()):
        assert say(words, Lang.SL) != say(words, Lang.EN)


def test_policy_stands_in_two_tables_and_its_words_are_translated(call: Matched) -> None:
    policy = policy_book().on(call.case.on)
    known, assumed = known_table(policy), assumed_table(policy)
    assert len(known.rows) + len(assumed.rows) == len(policy.parameters)
    for row in (*known.rows, *assumed.rows):
        for cell in (row[0], row[4]):
            assert isinstance(cell, Text)
            assert say(cell, Lang.SL) != say(cell, Lang.EN)
    certainties = {say(cell, Lang.EN) for row in assumed.rows if isinstance(cell := row[3], Text)}
    assert certainties == {"assumed"}


def test_goals_say_the_proof_of_the_draw_and_not_its_sum_of_weights(call: Matched) -> None:
    *_, draw = goals_table(call.outcome).rows
    _, name, value, bound, how = draw
    assert (name, value, bound) == (GOAL[Goal.DRAW], None, None)
    assert isinstance(how, Text)
    assert say(how, Lang.EN).endswith("no other choice is equal to this one in every goal")


def test_goals_of_a_completion_are_jobs_without_money_or_draw(completion: Matched) -> None:
    names = (row[1] for row in goals_table(completion.outcome).rows)
    said = [say(name, Lang.EN) for name in names if isinstance(name, Text)]
    assert said[0] == "most jobs"
    assert not [words for words in said if "cost" in words or "fund" in words or "draw" in words]
