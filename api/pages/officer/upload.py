"""A case from a file: looked over first, taken only once the officer says so."""

from fastapi import Response

from api.identity.may import Action
from api.lifecycle.completion import create_completion
from api.lifecycle.upload import looked_over
from api.pages.language import PageLanguage
from api.pages.officer.call import place_of
from api.pages.officer.desk import Desk, DeskOf, FormOf, FormWithFile, Handed, to
from api.pages.officer.door import HOME, room
from api.pages.officer.fields import version_in
from api.pages.officer.looked import Looked, keep, taken_from
from api.pages.officer.once import once
from api.pages.own import template
from api.store import cases
from api.store.names import CaseId
from api.store.tables.cases import StoredCase
from matching.errors import InputError
from matching.tables.preview import Preview

router = room()


@router.get("/new")
def new(desk: DeskOf) -> Response:
    """The form for a new call, and the template to begin with."""
    desk.may(Action.CREATE_CASE)
    return desk.page("new", where=f"{HOME}/new", case=None, continues=False)


@router.get("/new/template.xlsx")
def empty(desk: DeskOf, lang: PageLanguage) -> Response:
    """An empty workbook."""
    desk.may(Action.CREATE_CASE)
    return template(lang)


@router.post("/new")
def look(desk: DeskOf, handed: FormWithFile) -> Response:
    """What the file holds."""
    desk.may(Action.CREATE_CASE)
    return _looked(desk, handed, where=f"{HOME}/new")


@router.post("/new/confirm")
def take(desk: DeskOf, form: FormOf) -> Response:
    """Take the case as a draft."""
    desk.may(Action.CREATE_CASE)
    found = taken_from(form.get("file", ""), desk.session)
    case = found.taken()
    return once(
        desk,
        form,
        lambda work: place_of(cases.create_case(work, case, found.persons).case_id),
    )


@router.get("/cases/{case_id}/completion")
def new_completion(desk: DeskOf, case_id: CaseId) -> Response:
    """The form for the choice at completion of a settled call."""
    desk.may(Action.CREATE_CASE)
    with desk.reading() as db:
        case = desk.case(db, case_id)
    return desk.page("new", where=place_of(case_id, "/completion"), case=case, continues=True)


@router.post("/cases/{case_id}/completion")
def look_completion(desk: DeskOf, case_id: CaseId, handed: FormWithFile) -> Response:
    """What the file holds."""
    desk.may(Action.CREATE_CASE)
    with desk.reading() as db:
        case = desk.case(db, case_id)
    return _looked(desk, handed, place_of(case_id, "/completion"), case, continues=True)


@router.post("/cases/{case_id}/completion/confirm")
def take_completion(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Take it as a draft that continues the call."""
    desk.may(Action.CREATE_CASE)
    found = taken_from(form.get("file", ""), desk.session)
    case = found.taken()
    return once(
        desk,
        form,
        lambda work: place_of(create_completion(work, case_id, case, found.persons).case_id),
    )


@router.get("/cases/{case_id}/facts")
def facts(desk: DeskOf, case_id: CaseId) -> Response:
    """The form that replaces the facts of a case."""
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.EDIT_CASE)
    return desk.page("new", where=place_of(case_id, "/facts"), case=case, continues=False)


@router.post("/cases/{case_id}/facts")
def look_facts(desk: DeskOf, case_id: CaseId, handed: FormWithFile) -> Response:
    """What the file holds."""
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.EDIT_CASE)
    return _looked(desk, handed, place_of(case_id, "/facts"), case)


@router.post("/cases/{case_id}/facts/confirm")
def take_facts(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Replace the facts."""
    desk.may(Action.EDIT_CASE)
    found = taken_from(form.get("file", ""), desk.session)
    case = found.taken()
    with desk.writing() as work:
        cases.replace_facts(work, case_id, case, version_in(form), found.persons)
    return to(place_of(case_id))


def _looked(
    desk: Desk,
    handed: Handed,
    where: str,
    case: StoredCase | None = None,
    *,
    continues: bool = False,
) -> Response:
    try:
        found = looked_over(handed.data)
    except InputError as unreadable:
        preview, token = Preview(sheets=(), faults=unreadable.faults, case=None), ""
    else:
        preview = found.preview
        looked = Looked(session=desk.session, name=handed.name, uploaded=found)
        token = keep(looked) if preview.case else ""
    return desk.page(
        "preview",
        200 if preview.case else 422,
        where=where,
        case=case,
        continues=continues,
        file=handed.name,
        preview=preview,
        token=token,
        version=handed.fields.get("version", ""),
    )
