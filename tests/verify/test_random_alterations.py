"""A thousand random alterations of certificate, outcome and case: every one is rejected.

Three sorts are no lie, and so are no alteration here: a record of the program that made the folder
(what follows from it is in `test_wording` and `test_altered_folder`); another proof of the same
bounds (`tests.solver.test_confirm` holds that no multipliers prove a false one); and a fact of the
case on which nothing in the folder rests, which matching the altered case again shows.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from matching.certificate import FILE, certificate_json, own_hash, read_certificate
from matching.errors import VerifyError
from matching.rules.book import policy_book
from matching.verify import verify
from tests.verify.adversary import rehashed
from tests.verify.alterations import Place, altered, places

ALTERATIONS = 1_000
BLOCKS = 10
DOCUMENTS = (FILE, "outcome.json", "case.json")
PROGRAM = ("words", "versions")
"""What the certificate records of the program."""


@dataclass(frozen=True, kw_only=True)
class Altered:
    """A folder with one document altered; ``anew``: and the hashes made to agree again."""

    folder: Path
    name: str
    path: Place
    anew: bool


@pytest.fixture(scope="module")
def shared(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy that is altered and mended again and again."""
    return shutil.copytree(tiny, tmp_path_factory.mktemp("altered") / "out")


def alterations(true: Path, folder: Path, random: Random, count: int) -> Iterator[Altered]:
    """Alter one document at a time; before each, all are as in the true folder."""
    whole = {name: (true / name).read_bytes() for name in DOCUMENTS}
    documents = {name: json.loads(whole[name]) for name in DOCUMENTS}
    paths = {name: tuple(_places(name, documents[name])) for name in DOCUMENTS}
    for number in range(count):
        name, anew = DOCUMENTS[number % 3], number % 2 == 0
        path, other = altered(documents[name], random, paths[name])
        for mended, content in whole.items():
            (folder / mended).write_bytes(content)
        (folder / name).write_text(_text(other), encoding="utf-8")
        yield Altered(folder=folder, name=name, path=path, anew=anew)


def _places(name: str, document: Any) -> Iterator[Place]:
    """Where to alter: everywhere but in the record of the program."""
    return (path for path in places(document) if name != FILE or path[0] not in PROGRAM)


def _text(document: Any) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def hashes_anew(case: Altered) -> None:
    """Whoever alters the certificate itself renews its own hash only, else the files' too."""
    if case.name != FILE:
        rehashed(case.folder)
        return
    certificate = read_certificate(case.folder)
    (case.folder / FILE).write_bytes(
        certificate_json(replace(certificate, itself=own_hash(certificate)))
    )


def is_rejected(case: Altered) -> bool:
    try:
        if case.anew:
            hashes_anew(case)
        verify(case.folder, policy_book())
    except VerifyError:
        return True
    return False


def is_no_lie(case: Altered, true: Path) -> bool:
    """Another proof of the same bounds, what writing anew mends, or a case that ends just so."""
    if not case.anew:
        return False
    if case.name == "case.json":
        return verify(case.folder, policy_book(), again=True).again
    mended = (case.folder / FILE).read_bytes() == (true / FILE).read_bytes()
    return case.name == FILE and (mended or case.path[:2] == ("result", "multipliers"))


@pytest.mark.parametrize("block", range(BLOCKS))
def test_every_one_of_a_thousand_alterations_is_rejected(
    tiny: Path, shared: Path, block: int
) -> None:
    rejected = 0
    each = ALTERATIONS // BLOCKS
    for case in alterations(tiny, shared, Random(block), 2 * each):
        if is_rejected(case):
            rejected += 1
        else:
            assert is_no_lie(case, tiny), (case.name, case.path)
        if rejected == each:
            return
    pytest.fail(f"only {rejected} of {2 * each} were rejected")
