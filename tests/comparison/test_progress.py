"""Whoever waits is told how far the comparison is."""

from matching.rules.book import policy_book
from matching.words import Lang, Text, say
from scenarios.comparison import compare
from scenarios.scenario import scenario_named
from tests.engine.cases import case_of


def test_every_scenario_goal_and_explanation_is_told() -> None:
    told: list[Text] = []
    names = ("baseline", "largest-employer-closes")
    scenarios = [scenario_named(name) for name in names]
    compare(case_of("tiny"), policy_book(), scenarios, show=told.append)
    said = [say(each, Lang.EN) for each in told]
    assert said[0] == "1 of 2: matching baseline"
    assert said.index("2 of 2: matching largest-employer-closes") > 0
    assert "1 of 2: matching baseline; reached: most awards with co-funding" in said
    assert said[-1] == "Asking why: baseline"
