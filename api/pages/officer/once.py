"""Forms that create: sent twice, they create once."""

import json

from fastapi import Response

from api.pages.officer.desk import SEE_OTHER, Create, Desk, refused, to
from api.pages.party.visit import Form
from api.store import kept
from api.store.canonical import canonical, sha256

KEY = "key"
"""The field with the key of a form."""


def once(desk: Desk, form: Form, create: Create) -> Response:
    """Create, and go on to its page; the same form sent again goes there too.

    Raises
    ------
    KeyReusedError
        If the form was filled in otherwise the second time.
    """
    key = form.get(KEY, "")
    refused(unless=bool(key) and len(key) <= 128)
    asked = kept.Request(key=key, sha256=sha256(_said(desk, form)))
    with desk.writing() as work:
        before = kept.kept_answer(work.db, work.by, asked)
        if before is not None:
            return to(json.loads(before.headers)["location"])
        place = create(work)
        kept.keep_answer(
            work, asked, status=SEE_OTHER, headers=canonical({"location": place}), body=b""
        )
    return to(place)


def _said(desk: Desk, form: Form) -> bytes:
    return canonical({"path": desk.request.url.path, "form": form}).encode()
