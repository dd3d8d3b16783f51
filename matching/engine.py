"""The main path, from facts to a decision that holds."""

from matching.domain import Case
from matching.outcome import Outcome, outcome_of
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.solver.checked import checked
from matching.solver.problem import build_problem
from matching.solver.solve import SolveParams, solve


def match(case: Case, book: PolicyBook, params: SolveParams = SolveParams()) -> Outcome:  # noqa: B008
    """Match scholars to employers on the day of ``case``.

    The steps are the file names: rules say which contracts may exist, the solver chooses among
    them, the checker recounts the choice.

    Raises
    ------
    PolicyError
        If a change of the case cannot be, or policy has no value on a day that is asked.
    ClashError
        If the officer's decisions cannot all hold.
    """
    policy = book.with_changes(case.changes).on(case.on)
    admissible = admissible_contracts(case, policy)
    problem = build_problem(admissible)
    result = checked(problem, solve(problem, params))
    return outcome_of(case, policy, admissible, problem, result)
