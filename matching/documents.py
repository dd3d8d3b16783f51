"""Every file of an output folder but the certificate."""

from dataclasses import dataclass, replace
from pathlib import Path

from matching.domain import CaseKind, Mechanism
from matching.engine import Match
from matching.explain import Explanation
from matching.outcome import Outcome, outcome_of
from matching.outcome_json import outcome_to_json
from matching.report.write import write_report
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.solver.checked import checked
from matching.solver.problem import build_problem
from matching.solver.result import NoChoiceError
from matching.solver.solve import choose
from matching.words import Lang
from matching.write import case_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Outcomes of other mechanisms on the same case: today's practice, and the flexible ones."""

    today: Outcome | None
    flexible: tuple[Outcome, ...]


def write_documents(
    folder: Path, made: Match, others: Others, explanation: Explanation, lang: Lang
) -> None:
    """Write case, outcome, tables and reports; the same arguments give the same bytes."""
    (folder / "case.json").write_bytes(case_to_json(made.case))
    (folder / "outcome.json").write_bytes(outcome_to_json(made.outcome))
    write_report(
        folder,
        case=made.case,
        policy=made.policy,
        outcome=made.outcome,
        baseline=others.today,
        others=others.flexible,
        explanation=explanation,
        lang=lang,
    )


def others_of(made: Match, book: PolicyBook) -> Others:
    """The mechanisms that need no solver, on the same case; none at a completion."""
    if made.case.kind is CaseKind.COMPLETION:
        return Others(today=None, flexible=())
    stable = _by(Mechanism.STABLE, made, book)
    return Others(
        today=_by(Mechanism.SINGLE_EMPLOYER, made, book),
        flexible=() if stable is None else (stable,),
    )


def _by(mechanism: Mechanism, made: Match, book: PolicyBook) -> Outcome | None:
    """The outcome of a mechanism; None for that of the match, or where decisions stand against it.

    Today's practice asks for no visits: only between it and the others do the contracts differ.
    """
    if made.outcome.mechanism is mechanism:
        return None
    case = replace(made.case, mechanism=mechanism)
    admissible = replace(made.admissible, mechanism=mechanism)
    if Mechanism.SINGLE_EMPLOYER in {mechanism, made.outcome.mechanism}:
        admissible = admissible_contracts(case, book.with_changes(case.changes).on(case.on))
    problem = build_problem(admissible)
    try:
        result = checked(problem, choose(problem))
    except NoChoiceError:
        return None
    return outcome_of(case, made.policy, admissible, problem, result)
