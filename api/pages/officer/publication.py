"""A match is checked goal by goal, then published by an officer who has a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import Response
from sqlalchemy.orm import Session

from api.identity.may import Action
from api.identity.officers import officer
from api.lifecycle.decided_sheets import MEDIA_TYPE, Form, sheet_of, written
from api.lifecycle.export import exported, note_export
from api.lifecycle.publishing import check, public_file, publish
from api.lifecycle.result import check_run, result_of
from api.pages.headers import REPORT_POLICY
from api.pages.kept import Kept
from api.pages.language import PageLanguage
from api.pages.officer.call import place_of
from api.pages.officer.desk import NO_STORE, Desk, DeskOf, FormOf, to
from api.pages.officer.door import room
from api.pages.officer.fields import version_in
from api.pages.officer.files import file
from api.pages.officer.packed import packed
from api.pages.officer.staff_names import names_of
from api.pages.officer.standing import Standing, standing
from api.store import decisions
from api.store.acts import Act
from api.store.errors import NotFoundError
from api.store.names import CaseId, PublicationId, RunId
from api.store.persons import person
from api.store.states import CallState, RunKind
from api.store.tables.decisions import Publication
from matching.domain import ScholarId
from matching.errors import VerifyError
from matching.words import Text

router = room("/cases/{case_id}/publication")
KEPT: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the check of a run found: a sentence for each goal, or what does not agree."""

    proofs: tuple[Text, ...] = ()
    problem: Text | None = None


_checks: Kept[RunId, Check] = Kept(KEPT)


@router.get("")
def show(desk: DeskOf, case_id: CaseId) -> Response:
    """The run to be published with its check, and what is published."""
    desk.may(Action.PUBLISH)
    with desk.reading() as db:
        case = desk.case(db, case_id)
        at = standing(db, case)
        run = _to_publish(at)
        checked = None if run is None else _checks.of(run, lambda: _checked(db, run))
        return desk.page(
            "publication",
            case=case,
            run=run,
            check=checked,
            awards=0 if run is None else len(result_of(db, run).outcome.awards),
            name=person(db, officer(db, desk.officer).person_id).name,
            published=at.published,
            scholars=_scholars(db, at.published),
            names=names_of(db),
        )


def _to_publish(at: Standing) -> RunId | None:
    """The latest match while none is published, or the latest repair while answers come in."""
    done = at.last_done
    if done is None or done.run_id in at.published_runs:
        return None
    first = at.case.state is CallState.RUN and done.kind is RunKind.MATCH
    repair = at.case.state is CallState.ACCEPTING and done.kind is RunKind.REPAIR
    return done.run_id if first or repair else None


def _checked(db: Session, run_id: RunId) -> Check:
    try:
        return Check(proofs=tuple(check_run(db, run_id).proofs()))
    except VerifyError as failed:
        return Check(problem=failed.problem)


def _scholars(db: Session, published: Sequence[Publication]) -> tuple[ScholarId, ...]:
    if not published:
        return ()
    case = result_of(db, published[-1].run_id).case
    return tuple(each.scholar_id for each in case.scholars)


@router.post("")
def announce(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Publish in the name of the officer who is signed in."""
    desk.may(Action.PUBLISH)
    version = version_in(form)
    with desk.reading() as db:
        desk.case(db, case_id)
        checked = check(db, case_id, RunId(form.get("run", "")))
    with desk.writing() as work:
        publish(work, checked, desk.officer, version)
    return to(place_of(case_id, "/publication"))


@router.get("/{publication_id}/certificate.json")
def certificate(desk: DeskOf, case_id: CaseId, publication_id: PublicationId) -> Response:
    """The public certificate, which tells no names and no small counts."""
    with desk.reading() as db:
        found = _of(desk, db, case_id, publication_id, Action.READ_PUBLICATION)
        body = public_file(db, found.publication_id)
    return file(body, f"certificate-{found.number}.json", "application/json")


@router.get("/{publication_id}/export.zip")
def export(desk: DeskOf, case_id: CaseId, publication_id: PublicationId) -> Response:
    """Everything that the publication rests on."""
    with desk.reading() as db:
        found = _of(desk, db, case_id, publication_id, Action.EXPORT)
        body = exported(db, publication_id)
    with desk.writing() as work:
        note_export(work, publication_id)
    return file(body, f"publication-{found.number}.zip", "application/zip")


@router.get("/{publication_id}/decisions.zip")
def every_decision(
    desk: DeskOf,
    case_id: CaseId,
    publication_id: PublicationId,
    lang: PageLanguage,
    form: Form = Form.PDF,
) -> Response:
    """One sheet for each scholar, awarded or not."""
    with desk.reading() as db:
        found = _of(desk, db, case_id, publication_id, Action.EXPORT)
        sheets = {
            f"{each}.{form}": written(sheet_of(db, publication_id, each), form, lang)
            for each in _scholars(db, [found])
        }
    with desk.writing() as work:
        work.note(Act.EXPORTED, publication_id, what="decisions", count=len(sheets))
    return file(packed(sheets), f"decisions-{found.number}.zip", "application/zip")


@router.get("/{publication_id}/decision")
def decision(  # noqa: PLR0913, PLR0917, what a request brings
    desk: DeskOf,
    case_id: CaseId,
    publication_id: PublicationId,
    scholar: ScholarId,
    lang: PageLanguage,
    form: Form = Form.HTML,
) -> Response:
    """The decision sheet of one scholar."""
    with desk.reading() as db:
        found = _of(desk, db, case_id, publication_id, Action.READ_PUBLICATION)
        body = written(sheet_of(db, publication_id, scholar), form, lang)
    if form is Form.HTML:
        headers = {**NO_STORE, "content-security-policy": REPORT_POLICY}
        return Response(body, media_type=MEDIA_TYPE[form], headers=headers)
    return file(body, f"decision-{found.number}-{scholar}.{form}", MEDIA_TYPE[form])


def _of(
    desk: Desk, db: Session, case_id: CaseId, publication_id: PublicationId, action: Action
) -> Publication:
    desk.case(db, case_id, action)
    found = decisions.publication(db, publication_id)
    if found.case_id != case_id:
        raise NotFoundError("publication")
    return found
