"""A scholar with three positions: at two employers that are met, and at one that is not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from matching.domain import (
    Case,
    EmployerId,
    Pin,
    PinKind,
    PolicyChange,
    PositionId,
    PositionPreference,
    ScholarPreference,
)
from tests.rules.good_pair import GOOD, MATCH_DAY, POSITION, SCHOLAR, admitted

RANKS: Final = {"P-dairy": 1, "P-forge": 3, "P-mill": 2}
"""The scholar likes best the dairy, where there was no stay."""


def town(ranks: Mapping[str, int | None] = RANKS, unvisited: str = "exclude") -> Case:
    """The scholar's list over the three positions; every position ranks the scholar first."""
    names = ("P-dairy", "P-forge", "P-mill")
    return replace(
        GOOD,
        changes=(PolicyChange(parameter="unvisited_employers", value=unvisited, begins=MATCH_DAY),),
        positions=tuple(
            replace(
                POSITION,
                position_id=PositionId(name),
                employer_id=EmployerId(name.removeprefix("P-")),
                accepts_unfunded=False,
            )
            for name in names
        ),
        scholar_preferences=tuple(
            ScholarPreference(
                scholar_id=SCHOLAR.scholar_id, position_id=PositionId(name), rank=rank
            )
            for name, rank in ranks.items()
        ),
        position_preferences=tuple(
            PositionPreference(position_id=PositionId(name), scholar_id=SCHOLAR.scholar_id, rank=1)
            for name in names
        ),
    )


def pinned(case: Case, position: str, decision: PinKind) -> Case:
    """The case with one decision of the officer on the scholar."""
    pin = Pin(
        scholar_id=SCHOLAR.scholar_id,
        position_id=PositionId(position),
        decision=decision,
        reason="agreed in writing",
    )
    return replace(case, decided=(*case.decided, pin))


def ranks_of(case: Case) -> dict[str, int]:
    """The scholar's rank of every position with a contract."""
    return {each.position_id: each.scholar_rank for each in admitted(case).contracts}


def forbidden_of(case: Case) -> dict[str, list[str]]:
    """The rules that fail, by position."""
    return {
        pair.position_id: [verdict.rule for verdict in pair.failed]
        for pair in admitted(case).forbidden
    }
