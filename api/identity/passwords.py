"""Passwords, kept as argon2id hashes."""

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.identity.errors import PasswordError
from matching.words import counted

SHORTEST: Final = 12
LONGEST: Final = 1_000
"""Characters; a longer one would only be work."""

_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""What OWASP's Password Storage Cheat Sheet asks of argon2id; more would hold up two processors."""
_NOBODYS: Final = _HASHER.hash("the password of nobody")


def password_hash(password: str) -> str:
    """What is kept of a password.

    Raises
    ------
    PasswordError
        If it is too short or too long.
    """
    if len(password) < SHORTEST:
        raise PasswordError(
            counted(
                "A password has at least {n} character.",
                "A password has at least {n} characters.",
                n=SHORTEST,
            )
        )
    if len(password) > LONGEST:
        raise PasswordError(
            counted(
                "A password has at most {n} character.",
                "A password has at most {n} characters.",
                n=LONGEST,
            )
        )
    return _HASHER.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one kept; it takes as long where there is none."""
    try:
        _HASHER.verify(kept or _NOBODYS, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None
