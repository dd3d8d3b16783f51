"""Every file of an output folder but the certificate."""

from dataclasses import replace
from pathlib import Path

from matching.domain import CaseKind, Mechanism
from matching.engine import Match, run
from matching.explain import Explanation
from matching.outcome import Outcome
from matching.outcome_json import outcome_to_json
from matching.report.write import write_report
from matching.rules.book import PolicyBook
from matching.words import Lang
from matching.write import case_to_json


def write_documents(
    folder: Path, made: Match, baseline: Outcome | None, explanation: Explanation, lang: Lang
) -> None:
    """Write case, outcome, tables and reports; the same arguments give the same bytes."""
    (folder / "case.json").write_bytes(case_to_json(made.case))
    (folder / "outcome.json").write_bytes(outcome_to_json(made.outcome))
    write_report(
        folder,
        case=made.case,
        policy=made.policy,
        outcome=made.outcome,
        baseline=baseline,
        explanation=explanation,
        lang=lang,
    )


def baseline_of(made: Match, book: PolicyBook) -> Outcome | None:
    """Today's practice on the same case; None where it is the match itself, or a completion."""
    today = Mechanism.SINGLE_EMPLOYER
    if made.case.kind is CaseKind.COMPLETION or made.outcome.mechanism is today:
        return None
    return run(replace(made.case, mechanism=today), book).outcome
