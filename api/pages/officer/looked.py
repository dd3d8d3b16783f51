"""Files that officers dropped in and that wait for their confirmation; kept in memory only."""

import secrets
from dataclasses import dataclass, field
from typing import Final

from api.lifecycle.upload import Uploaded
from api.pages.kept import Kept
from api.store.names import SessionId
from matching.errors import Ukrep5Error
from matching.words import text

FILES: Final = 16
"""Kept at a time, over all officers; a restart forgets them."""


class ForgottenError(Ukrep5Error):
    """A file that waits no longer."""

    def __init__(self) -> None:
        super().__init__(text("This file is no longer kept; drop it in again."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file as it was looked over, and in which session."""

    session: SessionId
    name: str
    uploaded: Uploaded = field(repr=False)


_waiting: Kept[str, Looked] = Kept(FILES)


def keep(looked: Looked) -> str:
    """Let a file wait; the token under which it does."""
    token = secrets.token_urlsafe(16)
    _waiting.put(token, looked)
    return token


def taken_from(token: str, session: SessionId) -> Uploaded:
    """The file under a token, for the session that dropped it in; raises `ForgottenError`."""
    found = _waiting.of(token, _forgotten)
    if found.session != session:
        raise ForgottenError
    return found.uploaded


def _forgotten() -> Looked:
    raise ForgottenError
