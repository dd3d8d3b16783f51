"""From a cell to its row: match, check, count."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matching.contract import LineLeft
from matching.domain import Level
from matching.errors import ClashError, Ukrep5Error
from matching.solver.blocking import blocks
from matching.solver.checked import checked
from matching.solver.goals import covered
from matching.solver.problem import LEVELS, IntArray, Problem
from matching.solver.result import Proof, SolveResult
from matching.solver.solve import solve
from matching.words import Text
from scenarios.scenario import OutOfReachError
from scenarios.sweeps.awards_only import is_awards_only, solved
from scenarios.sweeps.figures import Figure, goals_for
from scenarios.sweeps.grid import Cell
from scenarios.sweeps.ground import Ground, ground_of
from scenarios.sweeps.row import Ended, LineRow, Row
from scenarios.sweeps.town import Town


class CellError(Ukrep5Error):
    """Why a cell cannot be measured; unlike other errors it survives the way from a worker."""

    def __reduce__(self) -> tuple[type["CellError"], tuple[Text]]:
        return CellError, (self.problem,)


def measured(town: Town, cell: Cell, figures: tuple[Figure, ...], key: str) -> Row:
    """The row of a cell: its match, recounted, and the indicators.

    Raises
    ------
    CellError
        If policy has no value that the cell asks for.
    """
    try:
        ground = ground_of(town, cell.asked, cell.people)
        lines = ground.lines_with(cell.line)
        problem = _problem(ground, cell, lines, figures)
        result = checked(problem, _solved(ground, problem))
    except ClashError:
        return Row(key=key, ended=Ended.CLASH)
    except OutOfReachError:
        return Row(key=key, ended=Ended.OUT_OF_REACH)
    except Ukrep5Error as error:
        raise CellError(error.problem) from None
    return _row(key, problem, lines, result)


def _problem(
    ground: Ground, cell: Cell, lines: Sequence[LineLeft], figures: tuple[Figure, ...]
) -> Problem:
    return replace(
        ground.problem,
        line_limit=np.array([line.left for line in lines], dtype=np.int64),
        goals=goals_for(figures, ground.problem.goals),
        seed=ground.problem.seed if cell.seed is None else cell.seed,
    )


def _solved(ground: Ground, problem: Problem) -> SolveResult:
    """By the curve of the ground where that is enough, otherwise by the solver."""
    curve = ground.curve if is_awards_only(problem) else None
    return (curve and solved(curve, problem)) or solve(problem)


def _row(key: str, problem: Problem, lines: Sequence[LineLeft], result: SolveResult) -> Row:
    chosen = np.array(result.chosen, dtype=np.int64)
    funded = chosen[problem.funded[chosen]]
    ranks = problem.scholar_rank[chosen]
    found = blocks(problem, chosen)
    aimed = [goal for goal in result.goals if goal.proof is not Proof.NONE]
    used = tuple(_used(lines, problem.cost[chosen]))
    return Row(
        key=key,
        ended=Ended.MATCHED,
        goals=tuple(goal.goal for goal in aimed),
        proven=bool(aimed) and all(goal.proven for goal in aimed),
        awards=len(chosen),
        co_funded=len(funded),
        pupils=_of_level(problem, funded, Level.SECONDARY),
        students=_of_level(problem, funded, Level.TERTIARY),
        employers=len(np.unique(problem.employer[problem.position[chosen]])),
        points=int(problem.points[problem.scholar[chosen]].sum()),
        need_covered=covered(problem, chosen),
        need_asked=int(problem.weight @ problem.needed),
        first_wishes=int((ranks == 1).sum()),
        mean_rank=100 * int(ranks.sum()) // max(1, len(chosen)),
        limit=sum(line.limit for line in used),
        running=sum(line.running for line in used),
        spent=sum(line.spent for line in used),
        public_cost=int(problem.public_cost[chosen].sum()),
        blocking=sum(block.missing == 0 for block in found),
        excused=sum(block.missing > 0 for block in found),
        lines=used,
    )


def _of_level(problem: Problem, chosen: IntArray, level: Level) -> int:
    return int((problem.level[problem.scholar[chosen]] == LEVELS.index(level)).sum())


def _used(lines: Sequence[LineLeft], cost: IntArray) -> list[LineRow]:
    spent = [int(each) for each in cost.sum(axis=0)]
    return [
        LineRow(
            line=line.name,
            limit=line.limit,
            running=line.running,
            spent=of_line,
            remains=line.limit - line.running - of_line,
        )
        for line, of_line in zip(lines, spent, strict=True)
    ]
