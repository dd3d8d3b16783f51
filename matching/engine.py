"""The main path, from facts to a decision that holds."""

from dataclasses import dataclass

from matching.contract import Admissibility
from matching.domain import Case
from matching.outcome import Outcome, outcome_of
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.rules.earlier import can_keep_awards
from matching.rules.policy import Policy
from matching.solver.checked import checked
from matching.solver.problem import Problem, build_problem
from matching.solver.result import SolveResult
from matching.solver.solve import SolveParams, solve


def match(case: Case, book: PolicyBook, params: SolveParams = SolveParams()) -> Outcome:  # noqa: B008
    """Match scholars to employers on the day of ``case``; the outcome of `run`."""
    return run(case, book, params).outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match with every step of the way, for those who certify and verify it."""

    case: Case
    policy: Policy
    admissible: Admissibility
    problem: Problem
    result: SolveResult
    outcome: Outcome


def run(case: Case, book: PolicyBook, params: SolveParams = SolveParams()) -> Match:  # noqa: B008
    """Match, and keep every step.

    The steps are the file names: rules say which contracts may exist, the solver chooses among
    them, the checker recounts the choice.

    Raises
    ------
    PolicyError
        If a change of the case cannot be, or policy has no value on a day that is asked; or the
        mechanism cannot keep earlier awards.
    ClashError
        If the officer's decisions cannot all hold.
    """
    policy = book.with_changes(case.changes).on(case.on)
    can_keep_awards(case, policy)
    admissible = admissible_contracts(case, policy)
    problem = build_problem(admissible)
    result = checked(problem, solve(problem, params))
    outcome = outcome_of(case, policy, admissible, problem, result)
    return Match(
        case=case,
        policy=policy,
        admissible=admissible,
        problem=problem,
        result=result,
        outcome=outcome,
    )
