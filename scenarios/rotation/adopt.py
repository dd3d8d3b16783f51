"""The case with its later stays replaced by a plan, as if all of them had been done."""

from dataclasses import dataclass, replace
from pathlib import Path

from matching.domain import Case, CaseKind, Person, StayStatus
from matching.engine import match
from matching.errors import ClashError
from matching.read import case_from_json
from matching.rotation.outcome import RotationPlan
from matching.rules.book import PolicyBook
from matching.words import Lang, Text, say, text
from matching.write import case_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """An adopted case, with the persons of the case it came from, and where it is to stand."""

    out: Path
    case: Case
    persons: tuple[Person, ...]


def adopted(case: Case, plan: RotationPlan, lang: Lang) -> Case:
    """The case whose stays after the day of planning are those of the plan, confirmed.

    No such stay has been done: the name of the case says that they are simulated.

    Raises
    ------
    InputError
        If the case cannot hold the stays.
    """
    stays = (
        *(stay for stay in case.stays if stay.begins <= plan.on),
        *(stay.stay(StayStatus.CONFIRMED) for stay in plan.stays),
    )
    name = say(text("{case} (simulated stays)", case=case.name), lang)
    return case_from_json(case_to_json(replace(case, name=name, stays=stays)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What the match makes of a plan whose stays are all done.

    Parameters
    ----------
    kind : awards of a call, or jobs of a choice at completion.
    awards, co_funded : as many as the match gives.
    target : co-funded awards asked for; 0 for none.
    clash : why no match is possible; None where one is.
    """

    kind: CaseKind
    awards: int
    co_funded: int
    target: int
    clash: Text | None = None


def allowed_by(case: Case, book: PolicyBook) -> Allowed:
    """Match a case with adopted stays and count; demands that clash are told, as the plan holds
    without a match.
    """
    try:
        outcome = match(case, book)
    except ClashError as clash:
        return Allowed(kind=case.kind, awards=0, co_funded=0, target=0, clash=clash.problem)
    return Allowed(
        kind=case.kind,
        awards=len(outcome.awards),
        co_funded=outcome.co_funded,
        target=outcome.indicators.target,
    )
