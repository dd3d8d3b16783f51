"""``ukrep5 rotate``: plan the stays of a case, or mend an earlier plan of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.console import tell, tell_machine, tell_table, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, JsonOption, SecondsOption
from api.cli.output import folder_for
from matching.words import Lang, text

if TYPE_CHECKING:
    from scenarios.rotation.adopt import Allowed
    from scenarios.rotation.found import Rotation

OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help=text("Output folder; by default out/, the case's name and -rotation.").one,
    ),
]
AdoptOption = Annotated[
    Path | None,
    typer.Option(
        "--adopt",
        metavar="DIR",
        help=text(
            "Write the case as if all stays of the plan were done (simulated), for ukrep5 match."
        ).one,
    ),
]
RepairOption = Annotated[
    Path | None,
    typer.Option(
        "--repair",
        metavar="PLAN",
        help=text(
            "Output folder (or plan.json) of an earlier plan: its stays are kept wherever they can."
        ).one,
    ),
]


def rotate(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    out: OutOption = None,
    adopt: AdoptOption = None,
    repair: RepairOption = None,
    seconds_per_goal: SecondsOption = None,
    lang: LangOption,
    as_json: JsonOption = False,
) -> None:
    """Plan the stays, write the output folder, and print what came of it."""
    from api.cli.cases import case_at, persons_at
    from matching.rotation.plan import PlanParams
    from matching.rules.book import policy_book
    from scenarios.rotation import rotate as rotation_of
    from scenarios.rotation.adopt import Adoption, adopted, allowed_by
    from scenarios.rotation.folders import apart
    from scenarios.rotation.summary import summary_of
    from scenarios.rotation.told import plan_at, stays_of_plan
    from scenarios.rotation.write import write_rotation

    book, allowed = policy_book(), None
    with working(text("Reading the case"), lang) as show:
        facts = case_at(case)
        default = folder_for(facts, None)
        folder = out or default.with_name(f"{default.name}-rotation")
        apart(
            read=[path for path in (case, repair) if path],
            written=[path for path in (folder, adopt) if path],
        )
        earlier = None if repair is None else stays_of_plan(plan_at(repair), facts)
        params = PlanParams(seconds_per_goal=seconds_per_goal)
        found = rotation_of(facts, book, earlier, params, show)
        show(text("Writing the plan"))
        adoption = None
        if adopt is not None:
            simulated = adopted(facts, found.plan, lang)
            adoption = Adoption(out=adopt, case=simulated, persons=persons_at(case))
        write_rotation(folder, found, lang, adoption)
        if adoption is not None:
            show(text("Matching with the stays of the plan"))
            allowed = allowed_by(adoption.case, book)
    if as_json:
        tell_machine(summary_of(found, allowed, folder).to_json())
        return
    _print(found, allowed, lang)
    if adopt is not None:
        tell(text("Case with the stays of the plan, simulated as done: {path}", path=adopt), lang)
    tell(text("Report: {path}", path=folder / "rotation.html"), lang)


def _print(found: "Rotation", allowed: "Allowed | None", lang: Lang) -> None:
    """Changes of a repair first; then the answer, who meets how many, where a place helps."""
    from scenarios.rotation.sentences import allowed_sentences, answer
    from scenarios.rotation.tables import changes_table, goals_table, reach_table

    for sentence in answer(found):
        tell(sentence, lang)
    for sentence in () if allowed is None else allowed_sentences(allowed):
        tell(sentence, lang)
    if found.repaired is not None and found.repaired.changes:
        tell_table(changes_table(found, found.repaired), lang)
    tell_table(reach_table(found), lang)
    tell_table(goals_table(found), lang)
