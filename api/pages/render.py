"""A template and its facts made into a page in the visitor's language."""

import hashlib
from functools import cache, partial
from importlib.resources import files

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.pages.language import page_language
from matching.money import plain
from matching.report.cells import shown as cell_shown
from matching.report.page import tied, totals
from matching.report.table import Cell, Column, Kind
from matching.tables.kinds import AMOUNT, DECIMAL
from matching.tables.preview import ControlSum
from matching.words import Lang, Text, counted, day, eur, number, points, say, share, text


def page(request: Request, template: str, status: int = 200, **facts: object) -> HTMLResponse:
    """A page; ``facts`` are what its template speaks of.

    Sentences of templates stand in ``_("...")`` and ``_n("one", "many", n=...)``; both are found by
    ``tests/words`` and need their Slovene.
    """
    lang = page_language(request)
    body = _sheets().get_template(template).render(request=request, **_speech(lang), **facts)
    return HTMLResponse(body, status_code=status, headers={"cache-control": "private, no-cache"})


def _speech(lang: Lang) -> dict[str, object]:
    """What templates speak with in a language."""

    def said(what: Text | str) -> str:
        return tied(say(what, lang))

    return {
        "lang": lang,
        "other_lang": Lang.EN if lang is Lang.SL else Lang.SL,
        "said": said,
        "_": lambda sentence, **facts: said(text(sentence, **facts)),
        "_n": lambda one, many, **facts: said(counted(one, many, **facts)),
        "eur": lambda amount: tied(eur(amount, lang)),
        "day": partial(day, lang=lang),
        "number": partial(number, lang=lang),
        "points": partial(points, lang=lang),
        "share": lambda value: tied(share(value, lang)),
        "cell": lambda value, column: _cell(value, column, lang),
        "side": lambda column: "words" if column.kind is Kind.TEXT else "number",
        "totals": lambda table: totals(table, lang),
        "measured": lambda value: tied(cell_shown(value, Kind.INT, lang)),
        "amount": partial(number, lang=lang, places=2),
        "plain": plain,
        "control": lambda found: _control(found, lang),
        "static": static,
    }


def _cell(value: Cell, column: Column, lang: Lang) -> str:
    return tied(cell_shown(value, column.kind, lang))


def _control(found: ControlSum, lang: Lang) -> str:
    """A control sum, with decimals where its column has them."""
    places = 2 if found.column.kind in (AMOUNT, DECIMAL) else 0
    return number(found.total, lang, places=places)


@cache
def static(name: str) -> Markup:
    """The address of a file of ours; it changes with the file, so that browsers may keep it."""
    content = (files("api") / "pages" / "static" / name).read_bytes()
    return Markup(f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}")  # noqa: S704


@cache
def _sheets() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("api.pages", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
