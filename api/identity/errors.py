"""Refusals at the door."""

from matching.errors import Ukrep5Error
from matching.words import text


class IdentityError(Ukrep5Error):
    """Somebody who may not."""


class NotSignedInError(IdentityError):
    """Nobody known; signing in could help."""

    def __init__(self) -> None:
        super().__init__(text("Please sign in first."))


class ForbiddenError(IdentityError):
    """Somebody known who may not."""

    def __init__(self) -> None:
        super().__init__(text("You may not do this."))


class SignInError(IdentityError):
    """A name and password that do not open; which of the two is not told."""

    def __init__(self) -> None:
        super().__init__(
            text(
                "This name and password do not open. After several failures the name is locked "
                "for a while."
            )
        )


class InvitationError(IdentityError):
    """A link that no longer opens."""

    def __init__(self) -> None:
        super().__init__(text("This link no longer opens. Ask the municipality for a new one."))


class PasswordError(IdentityError):
    """A password that is too short to be kept."""
