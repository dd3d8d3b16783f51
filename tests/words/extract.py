"""Every sentence that the code says, and the catalog put into the order of the code.

``python -m tests.words.extract`` rewrites ``sl.po``: new sentences come in with an empty
translation, those that nobody says any more go, each stands with the file that says it first.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[2]
CATALOG: Final = ROOT / "matching" / "locale" / "sl.po"
SAYS: Final = {"text": None, "Text": None, "counted": (1, 2)}
"""Functions whose first arguments are sentences."""
SHOWS: Final = {"_": None, "_n": (1, 2)}
"""The same in templates of pages."""

PARAMETERS: Final = ROOT / "matching" / "rules" / "parameters"
RATES: Final = ROOT / "scenarios" / "cohorts" / "rates"

Key = str | tuple[str, ...]
"""A sentence; with its plural where it depends on a count."""


def said() -> dict[Key, str]:
    """Every sentence, and the file that says it first."""
    first: dict[Key, str] = {}
    own = ((_CHANGE, "matching/rules/book.py"),)
    for sentence, file in (*_in_code(), *_in_pages(), *_in_parameters(), *own):
        first.setdefault(sentence, file)
    return first


_CHANGE: Final = "change of the case"
"""Source of a changed parameter; said as the sources of parameter files are."""


def _in_code() -> Iterator[tuple[Key, str]]:
    for folder in ("matching", "scenarios", "api"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            with path.open("rb") as source:
                for _, sentence, _, _ in extract("python", source, SAYS):
                    yield sentence, path.relative_to(ROOT).as_posix()


def _in_pages() -> Iterator[tuple[Key, str]]:
    for path in sorted((ROOT / "api" / "pages" / "templates").rglob("*.j2")):
        with path.open("rb") as source:
            for _, sentence, _, _ in extract("jinja2.ext:babel_extract", source, SHOWS):
                yield sentence, path.relative_to(ROOT).as_posix()


def _in_parameters() -> Iterator[tuple[str, str]]:
    """Descriptions of parameters and rates, and sources of their values."""
    for path in sorted((*PARAMETERS.glob("*.toml"), *RATES.glob("*.toml"))):
        for parameter in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for sentence in (parameter["description"], *(v["source"] for v in parameter["values"])):
                yield sentence, path.relative_to(ROOT).as_posix()


def catalog() -> Catalog:
    """The catalog as it stands."""
    with CATALOG.open("rb") as source:
        return read_po(source, locale="sl")


def in_order(known: Catalog) -> Catalog:
    """The translations of a catalog for every sentence said, in the order of the code."""
    ordered = Catalog(locale="sl")
    for sentence, file in sorted(said().items(), key=lambda entry: entry[1]):
        found = known.get(sentence)
        ordered.add(sentence, found.string if found else "", locations=[(file, 0)])
    return ordered


def rewrite() -> None:
    """Put the catalog into order; its header stays."""
    header = CATALOG.read_text(encoding="utf-8").split("\n\n", maxsplit=1)[0]
    ordered = in_order(catalog())
    with CATALOG.open("wb") as target:
        target.write(header.encode() + b"\n\n")
        write_po(target, ordered, width=0, omit_header=True, include_lineno=False)


if __name__ == "__main__":
    rewrite()
