"""The case as the store holds it: facts, parts in force of every party, officers' decisions."""

from collections import defaultdict

from sqlalchemy.orm import Session

from api.lifecycle.assemble import assembled
from api.lifecycle.bodies import Body, read_body
from api.store import cases, decided, parties, submissions
from api.store.names import CaseId
from matching.domain import Case, Pin, PositionId, ScholarId


def case_as_handed_in(db: Session, case_id: CaseId) -> Case:
    """Facts, versions in force and decisions; the seed is that of the facts."""
    facts = cases.facts_of(db, case_id)
    return _with_parts(db, case_id, facts, (facts.seed, facts.seed_source))


def case_of_run(db: Session, case_id: CaseId) -> Case:
    """The case that a match decides on.

    Raises
    ------
    SeedError
        If no seed was recorded after closing.
    """
    seed = decided.seed_of_run(db, case_id)
    return _with_parts(db, case_id, cases.facts_of(db, case_id), (seed.seed, seed.source))


def _with_parts(db: Session, case_id: CaseId, facts: Case, seed: tuple[str, str]) -> Case:
    keys = {each.party_id: each.case_key for each in parties.parties(db, case_id)}
    handed_in: defaultdict[str, list[Body]] = defaultdict(list)
    for (party_id, part), made in submissions.in_force(db, case_id).items():
        handed_in[keys[party_id]].append(read_body(part, made.body))
    pins = [
        Pin(
            scholar_id=ScholarId(each.scholar_id),
            position_id=PositionId(each.position_id),
            decision=each.decision,
            reason=each.reason,
        )
        for each in decided.pins(db, case_id)
    ]
    return assembled(facts, handed_in, pins, seed)
