"""A call, the same call by today's practice, and a choice at completion, with their reports."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from matching.domain import Case, Mechanism, Pin, PinKind
from matching.engine import match
from matching.explain import Explanation, explain
from matching.outcome import Outcome
from matching.read import read_case
from matching.report.write import write_report
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.generate import generate


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A case and what came of it."""

    case: Case
    outcome: Outcome
    baseline: Outcome | None
    explanation: Explanation

    def report(self, folder: Path, lang: Lang) -> Path:
        """The report in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        write_report(
            folder,
            case=self.case,
            policy=policy_book().on(self.case.on),
            outcome=self.outcome,
            baseline=self.baseline,
            explanation=self.explanation,
            lang=lang,
        )
        return folder


def matched(case: Case, *, with_today: bool) -> Matched:
    """The match of a case."""
    outcome = match(case, policy_book())
    today = replace(case, mechanism=Mechanism.SINGLE_EMPLOYER)
    return Matched(
        case=case,
        outcome=outcome,
        baseline=match(today, policy_book()) if with_today else None,
        explanation=explain(case, policy_book(), outcome),
    )


@pytest.fixture(scope="session")
def call() -> Matched:
    """A call of 40 applicants with a line that binds and a decision of the officer."""
    case = generate(40, 3)
    wish = case.scholar_preferences[0]
    never = Pin(
        scholar_id=wish.scholar_id,
        position_id=wish.position_id,
        decision=PinKind.NEVER,
        reason="=1+1 kept away on request",
    )
    return matched(replace(case, decided=(never,)), with_today=True)


@pytest.fixture(scope="session")
def completion() -> Matched:
    """A choice at completion: no lines, no money."""
    cases = Path(__file__).parents[2] / "scenarios" / "cases"
    return matched(read_case(cases / "velenje-completion"), with_today=False)


@pytest.fixture(scope="session")
def english(call: Matched, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the call in English."""
    return call.report(tmp_path_factory.mktemp("en"), Lang.EN)


@pytest.fixture(scope="session")
def slovene(call: Matched, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the call in Slovene."""
    return call.report(tmp_path_factory.mktemp("sl"), Lang.SL)
