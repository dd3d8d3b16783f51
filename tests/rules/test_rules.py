"""Each rule says what the sentences of its data file say, and the whole chain obeys."""

import pytest

from matching.contract import Forbids, Verdict
from matching.domain import Case, CaseKind
from matching.rules.verdicts import bench_of
from matching.words import Lang, say
from tests.rules.data_files import RuleFile, Sentence, rule_files
from tests.rules.good_pair import GOOD, admitted, policy_of

SENTENCES = [
    pytest.param(rule, sentence, id=f"{rule}: {sentence.says}")
    for rule, file in rule_files().items()
    for sentence in file.case
]


def verdicts_on_the_pair(case: Case) -> dict[str, Verdict]:
    bench = bench_of(case, policy_of(case))
    (application,) = bench.applications()
    return {verdict.rule: verdict for verdict in bench.verdicts(application)}


@pytest.mark.parametrize(("rule", "sentence"), SENTENCES)
def test_the_rule_says_what_the_sentence_says(rule: str, sentence: Sentence) -> None:
    file = rule_files()[rule]
    verdicts = verdicts_on_the_pair(sentence.case_(file.parameter))
    if sentence.holds == "not asked":
        assert rule not in verdicts
        return
    verdict = verdicts[rule]
    assert verdict.holds is sentence.holds
    assert verdict.forbids is file.forbids
    assert sentence.because in say(verdict.because, Lang.EN)
    assert (verdict.law and verdict.law.parameter) == (sentence.law or file.parameter)


@pytest.mark.parametrize(("rule", "sentence"), SENTENCES)
def test_no_other_rule_fails_and_the_contracts_follow(rule: str, sentence: Sentence) -> None:
    file = rule_files()[rule]
    case = sentence.case_(file.parameter)
    verdicts = verdicts_on_the_pair(case)
    failed = {name for name, verdict in verdicts.items() if not verdict.holds}
    assert failed == {*sentence.also_fails, *([rule] if sentence.holds is False else [])}
    found = [contract.funded for contract in admitted(case).contracts]
    assert found == contracts_left(case, [verdicts[name] for name in failed])


def contracts_left(case: Case, failed: list[Verdict]) -> list[bool]:
    """Whether each contract left is funded; the good pair's position accepts unfunded too."""
    if any(verdict.forbids is Forbids.CONTRACT for verdict in failed):
        return []
    return [False] if failed or case.kind is CaseKind.COMPLETION else [True, False]


def test_every_rule_of_the_chain_has_its_file_and_no_file_is_without_a_rule() -> None:
    assert sorted(verdicts_on_the_pair(GOOD)) == sorted(rule_files())


def test_on_the_good_pair_every_rule_holds() -> None:
    assert all(verdict.holds for verdict in verdicts_on_the_pair(GOOD).values())


@pytest.mark.parametrize("rule", rule_files())
def test_every_rule_has_a_sentence_on_either_side(rule: str) -> None:
    file: RuleFile = rule_files()[rule]
    assert {True, False} <= {sentence.holds for sentence in file.case}
    assert len({sentence.says for sentence in file.case}) == len(file.case)
