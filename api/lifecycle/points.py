"""Municipal priority points, which an officer sets."""

from collections.abc import Mapping
from dataclasses import replace

from api.store import cases
from api.store.names import CaseId
from api.store.tables.cases import StoredCase
from api.store.work import Work
from matching.domain import ScholarId
from matching.errors import Fault, InputError
from matching.money import hundredths
from matching.words import Text, text


def set_points(
    work: Work, case_id: CaseId, given: Mapping[ScholarId, str], expected: int
) -> StoredCase:
    """Set the points of some scholars, as decimal text.

    Raises
    ------
    InputError
        With every scholar that the case does not have.
    NotFoundError, StaleVersionError, StateError
        As `api.store.cases.replace_facts`.
    """
    case = cases.facts_of(work.db, case_id)
    known = case.scholar_by_id()
    faults = [
        Fault(file="points", column=each, kind="unknown", problem=_unknown(each))
        for each in given
        if each not in known
    ]
    if faults:
        raise InputError(faults)
    scholars = tuple(
        replace(each, points=hundredths(given[each.scholar_id]))
        if each.scholar_id in given
        else each
        for each in case.scholars
    )
    return cases.replace_facts(work, case_id, replace(case, scholars=scholars), expected)


def _unknown(scholar: ScholarId) -> Text:
    return text("{id} is not in the case", id=scholar)
