"""A match that is done, read again from the files of its run, with its reasons; no solver."""

import json
import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from sqlalchemy.orm import Session

from api.store.errors import StateError
from api.store.names import RunId
from api.store.run_files import run_file, run_files
from api.store.runs import stored_run
from api.store.states import RunKind, RunState
from matching.certificate import FILE, Certificate, read_certificate
from matching.domain import Case
from matching.engine import Match
from matching.explain import Explanation, explain_match
from matching.outcome import Outcome
from matching.rules.book import policy_book
from matching.verify import Verified, remade, verify
from matching.words import text

KEPT: Final = 8
"""Results kept in memory; a run never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a match decided, and why."""

    made: Match
    explanation: Explanation
    certificate: Certificate

    @property
    def case(self) -> Case:
        """The frozen case."""
        return self.made.case

    @property
    def outcome(self) -> Outcome:
        """What was decided."""
        return self.made.outcome


def result_of(db: Session, run_id: RunId) -> Result:
    """The result of a match or a repair; raises `NotFoundError`, `StateError` if it is not done."""
    run = stored_run(db, run_id)
    if run.state is not RunState.DONE or run.kind not in {RunKind.MATCH, RunKind.REPAIR}:
        raise StateError(text("Only a match that is done has an outcome."))
    with _TURN:
        if run_id not in _KNOWN:
            _KNOWN[run_id] = _read(folder_files(db, run_id))
        _KNOWN.move_to_end(run_id)
        while len(_KNOWN) > KEPT:
            _KNOWN.popitem(last=False)
        return _KNOWN[run_id]


def folder_files(db: Session, run_id: RunId) -> Mapping[str, bytes]:
    """The output folder of a match: what its certificate names, and the certificate.

    Raises
    ------
    NotFoundError
    """
    bodies = {FILE: run_file(db, run_id, FILE).body}
    named = set(json.loads(bodies[FILE])["files"])
    for each in run_files(db, run_id):
        if each.name in named:
            bodies[each.name] = run_file(db, run_id, each.name).body
    return bodies


def check_run(db: Session, run_id: RunId) -> Verified:
    """Check everything that a run left, as ``ukrep5 verify`` does.

    Raises
    ------
    NotFoundError, VerifyError
    """
    with tempfile.TemporaryDirectory(prefix="ukrep5-check-") as temporary:
        folder = _written(folder_files(db, run_id), Path(temporary))
        return verify(folder, policy_book())


_TURN: Final = Lock()
_KNOWN: Final[OrderedDict[RunId, Result]] = OrderedDict()


def _read(bodies: Mapping[str, bytes]) -> Result:
    with tempfile.TemporaryDirectory(prefix="ukrep5-result-") as temporary:
        folder = _written(bodies, Path(temporary))
        certificate = read_certificate(folder)
        made = remade(certificate, folder, policy_book())
    return Result(
        made=made,
        explanation=explain_match(made, certificate.answers),
        certificate=certificate,
    )


def _written(bodies: Mapping[str, bytes], folder: Path) -> Path:
    for name, body in bodies.items():
        (folder / Path(name).name).write_bytes(body)
    return folder
