"""The certificate: awards, goals, bounds, multipliers and hashes, for whoever checks an outcome."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from matching.engine import Match
from matching.errors import VerifyError
from matching.explain import Answer
from matching.rules.book import book_sha256
from matching.solver.result import SolveResult
from matching.words import Lang, text

FILE: Final = "certificate.json"
SCHEME: Final = 1
"""Version of this form."""
MAKERS: Final = ("ukrep5", "ortools", "numpy", "altair", "vl-convert-python", "xlsxwriter")
"""Programs whose versions are recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What it takes to check an outcome without a solver.

    Parameters
    ----------
    result : chosen contracts by their place in ``contracts`` of the outcome, goals (more is
        better), bounds, multipliers of each bound, least numbers of the levels.
    answers : confirming solves behind the explanation.
    policy : SHA-256 of the policy book.
    words : SHA-256 of the catalogue, which holds every sentence in both languages.
    files : SHA-256 of every other file of the folder.
    itself : SHA-256 of this certificate with an empty ``itself``.
    """

    scheme: int
    case: str
    seed: str
    lang: Lang
    result: SolveResult
    answers: tuple[Answer, ...]
    policy: str
    words: str
    versions: Mapping[str, str]
    files: Mapping[str, str]
    itself: str = ""


def certify(made: Match, answers: tuple[Answer, ...], folder: Path, lang: Lang) -> bytes:
    """The certificate of a match whose other files stand in the folder, as JSON."""
    certificate = Certificate(
        scheme=SCHEME,
        case=made.case.name,
        seed=made.case.seed,
        lang=lang,
        result=made.result,
        answers=answers,
        policy=book_sha256(),
        words=words_sha256(),
        versions={name: version(name) for name in MAKERS},
        files=hashes(folder),
    )
    return certificate_json(replace(certificate, itself=own_hash(certificate)))


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder but the certificate and our marker, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != FILE and not path.name.startswith(".")
    }


def words_sha256() -> str:
    """SHA-256 of what people read: other words make other tables of the same outcome."""
    catalogue = files("matching") / "locale" / "sl.po"
    return hashlib.sha256(catalogue.read_bytes()).hexdigest()


def own_hash(certificate: Certificate) -> str:
    """SHA-256 of the certificate with an empty ``itself``."""
    return hashlib.sha256(certificate_json(replace(certificate, itself=""))).hexdigest()


def certificate_json(certificate: Certificate) -> bytes:
    """The same certificate, the same bytes."""
    return _adapter().dump_json(certificate, indent=1) + b"\n"


def read_certificate(folder: Path) -> Certificate:
    """The certificate of a folder.

    Raises
    ------
    VerifyError
        If there is none, or it is no certificate of this scheme.
    """
    try:
        return _adapter().validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError) as error:
        raise VerifyError(text("{file} is missing or is no certificate", file=FILE)) from error


@cache
def _adapter() -> TypeAdapter[Certificate]:
    return TypeAdapter(Certificate)
