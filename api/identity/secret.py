"""Secrets of 256 random bits, of which the store keeps only the hash."""

import hashlib
import secrets
from enum import StrEnum
from typing import NewType

Secret = NewType("Secret", str)


class SecretKind(StrEnum):
    """What a secret opens; it begins with it, so that a leaked one is found."""

    INVITATION = "ukrep5i"
    SESSION = "ukrep5s"
    TOKEN = "ukrep5t"  # noqa: S105 - the name of a kind


def new_secret(kind: SecretKind) -> Secret:
    """A secret that nobody guesses."""
    return Secret(f"{kind}_{secrets.token_urlsafe(32)}")


def hash_of(secret: str) -> str:
    """What the store keeps; so many random bits need neither salt nor stretching."""
    return hashlib.sha256(secret.encode()).hexdigest()


def form_token(session: Secret) -> str:
    """What forms of a session carry against forged requests; it does not tell the session."""
    return hash_of(f"form {session}")
