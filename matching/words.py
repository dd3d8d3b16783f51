"""What people read: English sentences in the code, Slovene ones in ``locale/sl.po``.

A `Text` is a sentence with its facts, not yet in any language; `say` puts it into one. Plural
forms and translations are gettext's, read by Babel; numbers, dates and amounts follow the language
through format marks: ``{amount:eur}``, ``{day:day}``, ``{month:month}``, ``{share:share}``,
``{points:points}``, ``{names:list}``; a nested `Text` is said in the same language, and so is any
`Spoken` fact.
"""

import gettext
import io
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Protocol, runtime_checkable

from matching.money import plain


class Lang(StrEnum):
    """Languages that people read."""

    SL = "sl"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence and the facts in it.

    Parameters
    ----------
    one : the English sentence, which is also the key of its translation.
    many : the English plural, where the sentence depends on the count ``n`` among the facts.
    facts : what stands in the marks of the sentence.
    """

    one: str
    many: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.one, repr(self.facts)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """In JSON a sentence stands in both languages."""
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(
            cls,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda sentence: {str(lang): say(sentence, lang) for lang in Lang}
            ),
        )


@runtime_checkable
class Spoken(Protocol):
    """A fact with a word of its own in each language, such as a header or a closed set's member."""

    def said(self, lang: Lang) -> str:
        """The word in a language."""
        ...


def text(one: str, /, **facts: object) -> Text:
    """A sentence with facts: ``text("{n} of {asked} h", n=120, asked=160)``."""
    return Text(one, None, facts)


def counted(one: str, many: str, /, n: int, **facts: object) -> Text:
    """A sentence that depends on the count ``n``; Slovene has four forms of it."""
    return Text(one, many, {"n": n, **facts})


def say(what: Text | str, lang: Lang) -> str:
    """The sentence in a language; text that is no `Text` is said as it stands."""
    if isinstance(what, str):
        return what
    words = _catalog(lang)
    if what.many is None:
        template = words.gettext(what.one)
    else:
        count = what.facts["n"]
        assert isinstance(count, int)
        template = words.ngettext(what.one, what.many, count)
    return _Marks(lang).vformat(template, (), what.facts)


def eur(amount: int, lang: Lang) -> str:
    """An amount in cents: ``1.234,50 EUR`` in Slovene, ``1,234.50 EUR`` in English."""
    return f"{number(amount, lang, places=2)} EUR"


def day(value: date, lang: Lang) -> str:
    """A day: ``1. 9. 2026`` in Slovene, ``1 September 2026`` in English."""
    if lang is Lang.SL:
        return f"{value.day}. {value.month}. {value.year}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def month(value: date, lang: Lang) -> str:
    """A month: ``9/2026`` in Slovene, ``September 2026`` in English."""
    if lang is Lang.SL:
        return f"{value.month}/{value.year}"
    return f"{_MONTHS[value.month - 1]} {value.year}"


def number(value: int, lang: Lang, *, places: int = 0) -> str:
    """An integer, or one counted in hundredths (``places=2``), with the marks of the language."""
    grouped = f"{value:,}"
    if places:
        whole, _, rest = plain(value).partition(".")
        sign = "-" if whole.startswith("-") else ""
        grouped = f"{sign}{int(whole.removeprefix('-')):,}.{rest}"
    return grouped.translate(_SWAP) if lang is Lang.SL else grouped


def points(value: int, lang: Lang) -> str:
    """Hundredths without needless zeros: ``12,5`` or ``12``."""
    shown = number(value, lang, places=2)
    return shown.rstrip("0").rstrip(",.") if value % 100 else number(value // 100, lang)


def share(value: int, lang: Lang) -> str:
    """Basis points as a percentage: ``40 %``."""
    return f"{points(value, lang)} %"


_SWAP = str.maketrans(",.", ".,")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FORMATS: Mapping[str, Callable[[Any, Lang], str]] = MappingProxyType(
    {"eur": eur, "day": day, "month": month, "share": share, "points": points}
)


class _Marks(string.Formatter):
    """Formats facts by their marks, in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "list":
            return self._joined(tuple(value))
        if format_spec in _FORMATS:
            return _FORMATS[format_spec](value, self.lang)
        if isinstance(value, Text):
            return say(value, self.lang)
        if isinstance(value, int) and not isinstance(value, bool):
            return number(value, self.lang)
        if not isinstance(value, str) and isinstance(value, Spoken):
            return value.said(self.lang)
        return str(value)

    def _joined(self, items: tuple[Any, ...]) -> str:
        """Sentences stand between semicolons, as they may have commas of their own."""
        between = "; " if any(isinstance(item, Text) for item in items) else ", "
        return between.join(self.format_field(item, "") for item in items)


@cache
def _catalog(lang: Lang) -> gettext.NullTranslations:
    """Translations of a language, compiled in memory from its ``.po`` file."""
    if lang is Lang.EN:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (files("matching") / "locale" / f"{lang}.po").open("rb") as source:
        catalog = read_po(source, locale=str(lang))
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
