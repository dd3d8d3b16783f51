"""A run is published: after a passing check, by an officer who has a name."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from api.identity.officers import officer
from api.lifecycle import steps
from api.lifecycle.move import deadline, places_of
from api.lifecycle.result import check_run, result_of
from api.store import cases, decisions, runs
from api.store.canonical import sha256
from api.store.decisions import Offered
from api.store.errors import StateError
from api.store.names import CaseId, OfficerId, PublicationId, RunId
from api.store.persons import person
from api.store.run_files import FileLeft, keep_files, run_file
from api.store.states import RunKind
from api.store.tables.decisions import Publication
from api.store.work import Work
from matching.certificate import FILE
from matching.errors import VerifyError
from matching.public_certificate import FILE as PUBLIC
from matching.public_certificate import PublicCertificate, public_certificate, verify_public
from matching.rules.book import policy_book
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A run that passed its check, made ready for publication."""

    run_id: RunId
    certificate_sha256: str
    public: bytes = field(repr=False)
    offered: tuple[Offered, ...]


def check(db: Session, case_id: CaseId, run_id: RunId) -> Checked:
    """Check a run of a case from the files that it left; takes seconds, so never in a write.

    Raises
    ------
    NotFoundError
    StateError
        If the run is of another case, or has no outcome.
    VerifyError
        If it does not pass.
    """
    if runs.stored_run(db, run_id).case_id != case_id:
        raise StateError(text("The run is of another case."))
    found = result_of(db, run_id)
    check_run(db, run_id)
    full = run_file(db, run_id, FILE).body
    return Checked(
        run_id=run_id,
        certificate_sha256=sha256(full),
        public=public_certificate(found.case, found.outcome, full),
        offered=places_of(db, run_id),
    )


def publish(work: Work, checked: Checked, by: OfficerId | None, expected: int) -> Publication:
    """Announce a checked run; of a repair, ask at once for the answers that are new.

    Raises
    ------
    NotFoundError, StaleVersionError, StepError
    StateError
        If the officer has no name, or the run is not to be published now.
    """
    if by is None or not person(work.db, officer(work.db, by).person_id).name:
        raise StateError(text("Whoever publishes has a name: say first who you are."))
    run = runs.stored_run(work.db, checked.run_id)
    made = steps.publish_run(work, run, checked.certificate_sha256, expected)
    public = FileLeft(name=PUBLIC, media_type="application/json", body=checked.public)
    keep_files(work.db, run.run_id, [public])
    if run.kind is RunKind.REPAIR:
        last_day = deadline(work, cases.stored_case(work.db, run.case_id))
        steps.ask_for_answers(work, made, checked.offered, last_day)
    return made


def public_file(db: Session, publication_id: PublicationId) -> bytes:
    """The public certificate of a publication; raises `NotFoundError`."""
    published = decisions.publication(db, publication_id)
    return run_file(db, published.run_id, PUBLIC).body


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCheck:
    """What became of a public certificate that somebody hands in.

    Parameters
    ----------
    problem : the first thing that does not agree; None where it agrees with itself.
    published : the publication that it is byte for byte, if it is one of ours.
    """

    certificate: PublicCertificate | None
    problem: Text | None
    published: PublicationId | None


def check_public(db: Session, body: bytes) -> PublicCheck:
    """Whether a public certificate agrees with itself, and is one that was published here."""
    try:
        certificate = verify_public(body, policy_book())
    except VerifyError as wrong:
        return PublicCheck(certificate=None, problem=wrong.problem, published=None)
    published = decisions.published_as(db, certificate.full)
    if published is None or public_file(db, published.publication_id) != body:
        return PublicCheck(certificate=certificate, problem=None, published=None)
    return PublicCheck(certificate=certificate, problem=None, published=published.publication_id)
