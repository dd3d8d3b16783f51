"""Everything that a plan names has words, in both languages."""

import re
from pathlib import Path

from matching import rotation
from matching.contract import Forbids
from matching.report.labels import FORBIDS, STAY_BROKEN, STAY_RULE
from matching.rotation.outcome import Proof, Refusal, RotationGoal
from scenarios.rotation.labels import GOAL, PROOF, REFUSAL


def test_every_rule_on_a_stay_has_words_for_holding_and_for_not_holding() -> None:
    source = Path(rotation.__path__[0], "rules.py").read_text(encoding="utf-8")
    rules = set(re.findall(r'_verdict\(\s*"(\w+)"', source))
    assert len(rules) == 7
    assert rules == set(STAY_RULE) == set(STAY_BROKEN)


def test_every_member_of_a_closed_set_has_words() -> None:
    assert set(GOAL) == set(RotationGoal)
    assert set(PROOF) == set(Proof)
    assert set(REFUSAL) == set(Refusal)
    assert set(FORBIDS) == set(Forbids)
