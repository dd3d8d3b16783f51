"""Computations on a case: asked for, followed, cancelled, and what they leave."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from fastapi import Response
from sqlalchemy.orm import Session

from api.http.v1.runs import PROBLEM
from api.identity.may import Action
from api.lifecycle.ask import Question, ask
from api.lifecycle.perform import RESULT
from api.pages.headers import REPORT_POLICY
from api.pages.language import PageLanguage
from api.pages.officer.call import place_of
from api.pages.officer.desk import NO_STORE, Desk, DeskOf, FormOf, to
from api.pages.officer.door import room
from api.pages.officer.fields import count_in, member_in
from api.pages.officer.files import file
from api.pages.officer.once import once
from api.pages.officer.staff_names import names_of
from api.pages.party.visit import Form
from api.store import cases, runs
from api.store.errors import NotFoundError
from api.store.names import CaseId, RunId
from api.store.run_files import run_file, run_files
from api.store.runs import ENDED
from api.store.states import CallState, RunKind, RunState
from api.store.tables.runs import Run
from matching.words import Lang, Text, text
from scenarios.scenario import library

router = room("/cases/{case_id}/runs")
MATCHED_IN: Final = frozenset({CallState.CLOSED, CallState.RUN})
MOST_YEARS: Final = 30
MOST_HISTORIES: Final = 1_000
SCENARIO: Final = "scenario."
"""Begins the name of the box of a scenario."""


@router.get("")
def show(desk: DeskOf, case_id: CaseId) -> Response:
    """What was computed, the latest first, and what can be asked for."""
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.READ_RUN)
        facts = cases.facts_of(db, case_id)
        return desk.page(
            "runs",
            case=case,
            facts=facts,
            runs=runs.runs(db, case_id),
            names=names_of(db),
            library=library(),
            can_match=case.state in MATCHED_IN,
            can_repair=case.state is CallState.ACCEPTING,
        )


@router.post("")
def start(desk: DeskOf, case_id: CaseId, form: FormOf, lang: PageLanguage) -> Response:
    """Ask for a run; a worker takes it as soon as it can."""
    desk.may(Action.ASK_RUN)
    kind = member_in(form, "kind", RunKind)
    asked = {"lang": lang, **_asked(kind, form)}
    limit = desk.service.settings.run_seconds
    question = Question(kind=kind, time_limit=limit, asked=asked)
    return once(
        desk,
        form,
        lambda work: place_of(case_id, f"/runs/{ask(work, case_id, question).run_id}"),
    )


def _asked(kind: RunKind, form: Form) -> dict[str, object]:
    ticked = [each.name for each in library() if f"{SCENARIO}{each.name}" in form]
    match kind:
        case RunKind.FRONTIER:
            return {"line": form.get("line") or None}
        case RunKind.COMPARE:
            return {"scenarios": ["baseline", *(e for e in ticked if e != "baseline")]}
        case RunKind.YEARS:
            return {
                "years": count_in(form, "years", text("School years"), 1, MOST_YEARS),
                "seeds": count_in(form, "seeds", text("Histories"), 1, MOST_HISTORIES),
            }
    return {}


@router.get("/{run_id}")
def one(desk: DeskOf, case_id: CaseId, run_id: RunId, lang: PageLanguage) -> Response:
    """How far a run is, and what it left."""
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.READ_RUN)
        run = _of(db, case_id, run_id)
        files = run_files(db, run_id)
        return desk.page(
            "run",
            case=case,
            run=run,
            ended=run.state in ENDED,
            files=files,
            reports=[each for each in files if PurePosixPath(each.name).suffix == ".html"],
            figures=_figures(db, run),
            problem=_problem(run, lang),
            names=names_of(db),
            events=f"/v1/runs/{run_id}/events",
            is_match=run.kind in {RunKind.MATCH, RunKind.REPAIR},
        )


def _figures(db: Session, run: Run) -> Mapping[str, Any] | None:
    """The figures of a match."""
    if run.kind not in {RunKind.MATCH, RunKind.REPAIR} or run.state is not RunState.DONE:
        return None
    found: dict[str, Any] = json.loads(run_file(db, run.run_id, RESULT).body)
    return found


def _problem(run: Run, lang: Lang) -> Text | str | None:
    if run.problem is None:
        return None
    found = json.loads(run.problem)
    if "says" in found:
        return str(found["says"][lang])
    return PROBLEM.get(found["kind"], PROBLEM["defect"])


@router.post("/{run_id}/cancel")
def cancel(desk: DeskOf, case_id: CaseId, run_id: RunId, form: FormOf) -> Response:
    """Cancel a run; one that has ended stays as it is."""
    del form
    desk.may(Action.ASK_RUN)
    with desk.writing() as work:
        runs.cancel(work, _of(work.db, case_id, run_id).run_id)
    return to(place_of(case_id, f"/runs/{run_id}"))


@router.get("/{run_id}/report/{name}")
def report(desk: DeskOf, case_id: CaseId, run_id: RunId, name: str) -> Response:
    """A report to be read in the browser: it carries its style within, and no script runs."""
    body, media_type = _file(desk, case_id, run_id, name)
    if not media_type.startswith("text/html"):
        raise NotFoundError("report")
    headers = {**NO_STORE, "content-security-policy": REPORT_POLICY}
    return Response(body, media_type=media_type, headers=headers)


@router.get("/{run_id}/files/{name}")
def take(desk: DeskOf, case_id: CaseId, run_id: RunId, name: str) -> Response:
    """A file to take along."""
    body, media_type = _file(desk, case_id, run_id, name)
    return file(body, PurePosixPath(name).name, media_type)


def _file(desk: Desk, case_id: CaseId, run_id: RunId, name: str) -> tuple[bytes, str]:
    with desk.reading() as db:
        desk.case(db, case_id, Action.READ_RUN)
        found = run_file(db, _of(db, case_id, run_id).run_id, name)
        return found.body, found.media_type


def _of(db: Session, case_id: CaseId, run_id: RunId) -> Run:
    found = runs.stored_run(db, run_id)
    if found.case_id != case_id:
        raise NotFoundError("run")
    return found
