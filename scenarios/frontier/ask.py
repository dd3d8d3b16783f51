"""From a case to its frontier."""

from dataclasses import dataclass, replace

from matching.contract import Admissibility, LineLeft
from matching.domain import Case, Mechanism
from matching.errors import Ukrep5Error
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.solver.problem import Problem, build_problem
from matching.solver.staircase import is_exact
from matching.words import Text, text
from scenarios.frontier.corners import corners_of
from scenarios.frontier.found import Frontier, Show
from scenarios.frontier.goals_again import nested_goals, rises
from scenarios.frontier.points import points_by_solving, points_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What to find out.

    Parameters
    ----------
    line : name of the line; None for the only one.
    steps : at how many limits around the case's all goals choose afresh, to see who loses by
        more money; 0 leaves that out.
    """

    line: str | None = None
    steps: int = 0


def nobody(_: Text) -> None:
    """Nobody watches."""


def frontier(case: Case, book: PolicyBook, ask: Ask = Ask(), show: Show = nobody) -> Frontier:
    """Most co-funded awards for every limit of one line of the case.

    Raises
    ------
    Ukrep5Error
        If the case has no such line, or several and none is named.
    ClashError
        If those who must be awarded do not find room.
    """
    policy = book.with_changes(case.changes).on(case.on)
    admissible = admissible_contracts(case, policy)
    line = _line(admissible, ask.line)
    problem = replace(build_problem(admissible), mechanism=Mechanism.OPTIMAL)
    show(text("Looking for the next award at every budget"))
    target = policy.target if case.target is None else case.target
    found = _found(replace(case, target=target), problem, admissible.lines[line], line, show)
    if ask.steps < 1:
        return found
    return replace(
        found,
        rises=rises(problem, line, found, ask.steps, show),
        nested=nested_goals(problem, line, show) if found.exact else (),
    )


def _found(case: Case, problem: Problem, line: LineLeft, index: int, show: Show) -> Frontier:
    exact = is_exact(problem, index)
    if exact:
        stairs, corners = corners_of(problem, index, line)
        points, here = points_on(problem, index, line, stairs)
    else:
        corners = ()
        points, here = points_by_solving(problem, index, line, show)
    return Frontier(
        case=case.name,
        on=case.on,
        school_year=case.school_year,
        target=case.target or 0,
        line=line.name,
        limit=line.limit,
        running=line.running,
        exact=exact,
        corners=corners,
        points=points,
        here=here,
    )


def _line(admissible: Admissibility, asked: str | None) -> int:
    """Index of the line asked for, or of the only one."""
    names = [line.name for line in admissible.lines]
    if not names:
        raise Ukrep5Error(text("the case has no budget line, so there is no frontier"))
    if asked in names:
        return names.index(asked)
    if asked is None and len(names) == 1:
        return 0
    if asked is None:
        raise Ukrep5Error(text("name one of the budget lines: {names:list}", names=names))
    raise Ukrep5Error(
        text("{line} is no budget line; there are: {names:list}", line=asked, names=names)
    )
