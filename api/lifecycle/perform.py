"""What a job does with its frozen case: every kind leaves ``result.json`` and its reports.

It asks no store: the same snapshot and the same question give the same files, wherever it runs.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from api.lifecycle.asked import (
    Asked,
    AskedCompare,
    AskedFrontier,
    AskedMatch,
    AskedRotation,
    AskedSweep,
    AskedYears,
    read_asked,
)
from api.store.run_files import FileLeft
from api.store.states import RunKind
from matching.domain import Case
from matching.folder import MARKER
from matching.outcome import Outcome
from matching.read import case_from_json
from matching.rules.book import policy_book
from matching.words import Text

RESULT: Final = "result.json"
OUTCOME: Final = "outcome.json"
Show = Callable[[int, int], None]
"""Is told how many steps are done, out of how many (0 while that is unknown); may raise to stop."""

MEDIA_TYPE: Final[Mapping[str, str]] = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def perform(
    kind: RunKind, snapshot: bytes, asked: Mapping[str, object], show: Show
) -> list[FileLeft]:
    """Do a job.

    Parameters
    ----------
    snapshot : the frozen case as canonical JSON; of a repair, with its earlier awards.
    asked : what else is asked, as `api.lifecycle.asked` has it.

    Raises
    ------
    Ukrep5Error
        If what is asked cannot be, such as decisions that clash.
    """
    case = case_from_json(snapshot)
    question = read_asked(kind, asked)
    with tempfile.TemporaryDirectory(prefix="ukrep5-run-") as temporary:
        folder = Path(temporary) / "out"
        result = _done(case, question, folder, show)
        return [_left(RESULT, result), *_files(folder)]


def _done(case: Case, asked: Asked, folder: Path, show: Show) -> bytes:
    """The result as JSON; reports stand in the folder."""
    match asked:
        case AskedMatch():
            return _match(case, asked, folder, show)
        case AskedRotation():
            return _rotate(case, asked, folder)
        case AskedFrontier():
            return _frontier(case, asked, folder, show)
        case AskedCompare():
            return _compare(case, asked, folder, show)
        case AskedSweep():
            return _sweep(case, asked, folder, show)
        case AskedYears():
            return _years(case, asked, folder, show)
    raise AssertionError(asked)


def _match(case: Case, asked: AskedMatch, folder: Path, show: Show) -> bytes:
    from matching.publish import published
    from matching.report.results import FILE, results_json
    from matching.solver.solve import SolveParams

    steps = _steps(show)
    params = SolveParams(seconds_per_goal=asked.seconds_per_goal, watch=lambda _: steps())
    found = published(folder, case, policy_book(), lang=asked.lang, params=params)
    (folder / FILE).write_bytes(results_json(case, found.made, found.explanation))
    return _json(_summary(found.made.outcome))


def _summary(outcome: Outcome) -> dict[str, object]:
    """The figures that a list of runs shows; everything else stands in ``outcome.json``."""
    return {
        "awards": len(outcome.awards),
        "co_funded": outcome.co_funded,
        "target": outcome.indicators.target,
        "employers": outcome.indicators.employers,
        "unmatched": len(outcome.unmatched),
        "spent": sum(line.spent for line in outcome.lines),
        "proven": all(goal.proven for goal in outcome.goals),
        "blocking": len(outcome.blocking),
    }


def _rotate(case: Case, asked: AskedRotation, folder: Path) -> bytes:
    from matching.folder import whole_folder
    from matching.rotation.outcome import RotationPlan
    from matching.rotation.plan import PlanParams, plan
    from matching.tables.catalog import TABLES
    from matching.tables.delimited_out import delimited

    found = plan(case, policy_book(), PlanParams(seconds_per_goal=asked.seconds_per_goal))
    stays = [each.stay() for each in found.stays]
    with whole_folder(folder) as written:
        planned = delimited(TABLES["stays"], stays, lang=asked.lang, windows=False)
        (written / "stays.csv").write_bytes(planned)
    return TypeAdapter(RotationPlan).dump_json(found, indent=1)


def _frontier(case: Case, asked: AskedFrontier, folder: Path, show: Show) -> bytes:
    from scenarios.frontier import Ask, Frontier, frontier
    from scenarios.frontier.write import write_frontier

    ask = Ask(line=asked.line, steps=asked.steps)
    found = frontier(case, policy_book(), ask, _spoken_steps(show))
    write_frontier(folder, found, asked.lang)
    return TypeAdapter(Frontier).dump_json(found, indent=1)


def _compare(case: Case, asked: AskedCompare, folder: Path, show: Show) -> bytes:
    from matching.solver.solve import SolveParams
    from scenarios.comparison import compare
    from scenarios.comparison.told import told
    from scenarios.comparison.write import write_comparison
    from scenarios.scenario import scenario_named

    scenarios = [scenario_named(name) for name in asked.scenarios]
    params = SolveParams(seconds_per_goal=asked.seconds_per_goal)
    found = compare(case, policy_book(), scenarios, params, _spoken_steps(show))
    write_comparison(folder, found, asked.lang)
    return told(found)


def _sweep(case: Case, asked: AskedSweep, folder: Path, show: Show) -> bytes:
    from scenarios.executors import Here
    from scenarios.sweeps.frame import arrow_of
    from scenarios.sweeps.run import sweep
    from scenarios.sweeps.store import Store
    from scenarios.sweeps.write import write_sweep

    cells = Store(folder.with_name("cells"))
    found = sweep(case, policy_book(), asked.grid(), executor=Here(), store=cells, watch=show)
    write_sweep(folder, found, asked.lang)
    return _json(arrow_of(found).to_pylist())


def _years(case: Case, asked: AskedYears, folder: Path, show: Show) -> bytes:
    from scenarios.cohorts import years
    from scenarios.cohorts.answers import Answers, answers
    from scenarios.cohorts.write import write_years

    found = years(
        case,
        policy_book(),
        years=asked.years,
        seeds=asked.seeds,
        scenarios=asked.scenarios,
        workers=1,
        done=show,
    )
    write_years(folder, found, asked.lang)
    return TypeAdapter(Answers | None).dump_json(answers(found), indent=1)


def _steps(show: Show) -> Callable[[], None]:
    """Counts steps whose number nobody knows before."""
    done = count(1)
    return lambda: show(next(done), 0)


def _spoken_steps(show: Show) -> Callable[[Text], None]:
    step = _steps(show)
    return lambda _: step()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _files(folder: Path) -> Iterator[FileLeft]:
    for path in sorted(folder.iterdir()):
        if path.name != MARKER:
            yield _left(path.name, path.read_bytes())


def _left(name: str, body: bytes) -> FileLeft:
    suffix = Path(name).suffix
    return FileLeft(
        name=name, media_type=MEDIA_TYPE.get(suffix, "application/octet-stream"), body=body
    )
