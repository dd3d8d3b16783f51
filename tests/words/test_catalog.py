"""Everything that people read exists in Slovene, and nothing in the catalog is idle."""

from collections.abc import Sequence
from string import Formatter
from typing import Final

from tests.words.extract import catalog, said

MARKS: Final = {"", "eur", "day", "month", "share", "points", "list"}
"""Formats that `matching.words` knows."""

SAID: Final = said()
TRANSLATED: Final = {message.id: message for message in catalog() if message.id}


def _forms(of: str | Sequence[str] | None) -> tuple[str, ...]:
    return (of or "",) if isinstance(of, str | None) else tuple(of)


def _marks(sentence: str) -> set[tuple[str, str]]:
    return {
        (name, mark or "") for _, name, mark, _ in Formatter().parse(sentence) if name is not None
    }


def test_every_sentence_of_the_code_is_in_the_catalog() -> None:
    assert sorted(set(SAID) - set(TRANSLATED), key=str) == []


def test_the_catalog_has_no_sentence_that_nobody_says() -> None:
    assert sorted(set(TRANSLATED) - set(SAID), key=str) == []


def test_every_translation_is_written_out_in_all_its_forms() -> None:
    missing = [
        message.id
        for message in TRANSLATED.values()
        if len(_forms(message.string)) != (1 if isinstance(message.id, str) else 4)
        or not all(form.strip() for form in _forms(message.string))
    ]
    assert missing == []


def test_no_translation_is_a_mere_guess() -> None:
    assert [message.id for message in TRANSLATED.values() if message.fuzzy] == []


def test_translations_keep_the_marks() -> None:
    """The first form (1, 101, ...) follows the English singular, the others the plural."""
    astray = [
        form
        for message in TRANSLATED.values()
        for place, form in enumerate(_forms(message.string))
        if _marks(form) != _marks(_forms(message.id)[min(place, 1)])
    ]
    assert astray == []


def test_the_formats_of_marks_are_known() -> None:
    unknown = {
        mark for sentence in SAID for form in _forms(sentence) for _, mark in _marks(form)
    } - MARKS
    assert unknown == set()
