"""What the README shows is what happens."""

import re
import shutil
from pathlib import Path

import pytest

from matching.domain import Level
from matching.engine import match
from matching.money import Cents, cents
from matching.read import read_case
from matching.rules.book import policy_book
from matching.rules.cofunding import payment
from tests.readme.shown import ROOT, ran

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_screen_tells_what_make_match_finds() -> None:
    case = read_case(ROOT / "scenarios/cases/velenje-100")
    outcome = match(case, policy_book())
    line = outcome.lines[0]
    first = README.split("```")[0]
    assert f"{len(case.scholars)} scholars, {len(case.employers)} employers" in first
    assert f"{outcome.co_funded} co-funded awards, proven the most" in first
    assert f"| **{outcome.co_funded}** |" in first
    assert f"| awards altogether | {len(outcome.awards)} |" in first
    assert f"| not awarded, each with a reason | {len(outcome.unmatched)} |" in first
    money = " / ".join(
        f"{amount / 100:,.2f}" for amount in (line.running, line.spent, line.remains)
    )
    assert f"{money} EUR" in first
    assert all(goal.proven for goal in outcome.goals)
    assert f"{len(outcome.goals)} of {len(outcome.goals)}" in first


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_python_of_the_readme_runs(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})  # the reader's own words


def test_commands_of_the_readme_print_what_it_shows(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scenarios/cases", tmp_path / "scenarios/cases")
    for command, shown, printed in ran(README, tmp_path):
        for line in shown:
            assert line in printed, command


@pytest.mark.parametrize(
    "row", re.findall(r"\| (pupil|student) \| (.*?) EUR \| (.*?) EUR \| (.*?) EUR \|", README)
)
def test_the_split_shown_to_employers_is_the_rule(row: tuple[str, str, str, str]) -> None:
    who, amount, municipality, employer = row
    policy = policy_book().on(read_case(ROOT / "scenarios/cases/velenje-100").on)
    level = Level.SECONDARY if who == "pupil" else Level.TERTIARY
    paid = payment(level, cents(amount), policy.day, funded=True, policy=policy)
    assert (paid.municipality, paid.employer) == (cents(municipality), Cents(cents(employer)))
