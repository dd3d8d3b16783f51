"""Answers kept for a day, so that a request which is sent again creates nothing twice."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.store.errors import KeyReusedError
from api.store.names import Actor
from api.store.tables.records import KeptAnswer
from api.store.work import Work

KEPT_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as its sender names it.

    Parameters
    ----------
    key : the ``Idempotency-Key``.
    sha256 : of method, path and body.
    """

    key: str
    sha256: str


def kept_answer(db: Session, actor: Actor, request: Request) -> KeptAnswer | None:
    """The answer that this request had; look for it in the very write that would create.

    Raises
    ------
    KeyReusedError
        If the key came with another request.
    """
    found = db.get(KeptAnswer, (actor, request.key))
    if found is not None and found.request_sha256 != request.sha256:
        raise KeyReusedError
    return found


def keep_answer(
    work: Work, request: Request, *, status: int, headers: str, body: bytes
) -> KeptAnswer:
    """Keep an answer; ``headers`` is canonical JSON.

    Never one that tells a secret (a link, a token): of secrets only the hash is kept.
    """
    made = KeptAnswer(
        actor=work.by,
        key=request.key,
        request_sha256=request.sha256,
        status=status,
        headers=headers,
        body=body,
        created_at=work.at,
    )
    work.db.add(made)
    work.db.flush()
    return made


def forget_answers(db: Session, at: datetime) -> None:
    """Drop answers that are old enough."""
    db.execute(delete(KeptAnswer).where(KeptAnswer.created_at < at - KEPT_FOR))
