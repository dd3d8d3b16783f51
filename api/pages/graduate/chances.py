"""How many got something in earlier matches of this service: counts of many, or nothing."""

from functools import partial
from typing import Final

from sqlalchemy.orm import Session

from api.pages.kept import Kept
from api.store import cases, decisions
from api.store.names import CaseId, RunId
from api.store.run_files import run_file
from api.store.states import CallState
from matching.domain import CaseKind
from matching.report.results import FILE, read_results
from matching.words import Text, counted, text

LEAST: Final = 20
"""People below which nothing is said: it would tell of persons, and nothing of chances."""


def chances(db: Session, case_id: CaseId, kind: CaseKind) -> Text:
    """What earlier matches of this kind tell, or that they tell nothing."""
    earlier = (
        each
        for each in cases.cases(db, most=1_000)
        if each.kind is kind and each.state is CallState.SETTLED and not each.demonstration
    )
    found = [
        _KEPT.of(first.run_id, partial(_counts, db, first.run_id))
        for each in earlier
        if each.case_id != case_id
        for first in decisions.publications(db, each.case_id)[:1]
    ]
    wished = sum(each[0] for each in found)
    if wished < LEAST:
        return text(
            "Nothing can be said on your chances yet: there is no earlier match with enough people "
            "to tell from."
        )
    return counted(
        "In the earlier match on this service, {got} of {wished} people with a list got one of "
        "their wishes, {first} of them the first. Your own chance may be another.",
        "In {n} earlier matches on this service, {got} of {wished} people with a list got one of "
        "their wishes, {first} of them the first. Your own chance may be another.",
        n=len(found),
        wished=wished,
        got=sum(each[1] for each in found),
        first=sum(each[2] for each in found),
    )


_KEPT: Final[Kept[RunId, tuple[int, int, int]]] = Kept(64)


def _counts(db: Session, run_id: RunId) -> tuple[int, int, int]:
    """People with a list, with one of their wishes, with the first of them."""
    told = read_results(run_file(db, run_id, FILE).body).values()
    people = [each for each in told if any(wish.wish for wish in each.wishes)]
    got = [each.award.position_id for each in people if each.award is not None]
    first = [
        each
        for each in people
        for wish in each.wishes
        if wish.wish == 1 and each.award is not None and wish.position_id == each.award.position_id
    ]
    return len(people), len(got), len(first)
