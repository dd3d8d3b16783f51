"""Made-up years of applicants: everyone drawn from the people of the case, with replacement."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from matching.domain import Case, Scholar, ScholarId

Record = TypeVar("Record")


def drawn_anew(case: Case, number: int) -> Case:
    """The case with as many applicants of each level, each one of the case's people drawn anew.

    A place is drawn by SHA-256 of ``seed|number|place``, whatever the rest of the grid, so that
    every scenario meets the same people. Each brings wishes, ranks, stays and points along; two
    drawn from one person are ranked alike, and the draw decides. Decisions of the officer and
    earlier awards are about single people and are left out.
    """
    drawn = {
        ScholarId(f"{level[0].upper()}{number:03}-{place:04}"): model
        for level, models in _by_level(case.scholars).items()
        for place, model in enumerate(_picked(case, number, level, models), 1)
    }
    copies: defaultdict[ScholarId, list[ScholarId]] = defaultdict(list)
    for scholar_id, model in drawn.items():
        copies[model.scholar_id].append(scholar_id)
    return replace(
        case,
        scholars=tuple(
            replace(drawn[scholar_id], scholar_id=scholar_id, application_no=place)
            for place, scholar_id in enumerate(sorted(drawn), 1)
        ),
        stays=_copied(
            case.stays, copies, lambda stay: (stay.scholar_id, stay.employer_id, stay.begins)
        ),
        scholar_preferences=_copied(
            case.scholar_preferences, copies, lambda wish: (wish.scholar_id, wish.position_id)
        ),
        position_preferences=_copied(
            case.position_preferences, copies, lambda rank: (rank.position_id, rank.scholar_id)
        ),
        stay_wishes=_copied(
            case.stay_wishes, copies, lambda wish: (wish.scholar_id, wish.employer_id)
        ),
        decided=(),
        earlier_awards=(),
    )


def _by_level(scholars: Iterable[Scholar]) -> Mapping[str, list[Scholar]]:
    models: defaultdict[str, list[Scholar]] = defaultdict(list)
    for scholar in scholars:
        models[scholar.level].append(scholar)
    return models


def _picked(case: Case, number: int, level: str, models: list[Scholar]) -> Iterable[Scholar]:
    for place in range(len(models)):
        ticket = f"{case.seed}|{number}|{level}|{place}".encode()
        yield models[int.from_bytes(hashlib.sha256(ticket).digest()[:8]) % len(models)]


def _copied(
    records: Iterable[Record],
    copies: Mapping[ScholarId, list[ScholarId]],
    key: Callable[[Record], Any],
) -> tuple[Record, ...]:
    """Each record for every copy of its scholar, in the order of its table."""
    made = [
        replace(record, scholar_id=copy)  # type: ignore[type-var]
        for record in records
        for copy in copies.get(record.scholar_id, ())  # type: ignore[attr-defined]
    ]
    return tuple(sorted(made, key=key))
