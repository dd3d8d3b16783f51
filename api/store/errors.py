"""What the store refuses, in words that help.

StoreError
  NotFoundError        nothing of that id, or nothing that may be seen
  StaleVersionError    the row has changed since it was read
  StateError           not in the state that the step asks for
  SeedError            a seed that the run may not use
  KeyReusedError       an idempotency key with another request
  LeaseLostError       another worker has the run
  PersonalNumberError  thirteen digits where a person is described
  TextError            characters that cannot be stored
  StoreBusyError       the database took too long; ask again
"""

from matching.errors import Ukrep5Error
from matching.words import text


class StoreError(Ukrep5Error):
    """Anything that the store refuses."""


class NotFoundError(StoreError):
    """There is nothing of that id; ``what`` is the kind, for programs."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(text("There is nothing here."))


class StaleVersionError(StoreError):
    """Somebody else was faster.

    Parameters
    ----------
    found : the version that the row has now; 0 while there is none.
    """

    def __init__(self, found: int) -> None:
        self.found = found
        super().__init__(
            text("This has changed since you read it. Read it again, then repeat your change.")
        )


class StateError(StoreError):
    """A step that the state does not allow."""


class SeedError(StoreError):
    """A seed of the draw that the run may not use."""


class KeyReusedError(StoreError):
    """An idempotency key that came before with another request."""

    def __init__(self) -> None:
        super().__init__(text("This Idempotency-Key was used before for another request."))


class LeaseLostError(StoreError):
    """The run went to another worker, or ended."""

    def __init__(self) -> None:
        super().__init__(text("The run is no longer this worker's."))


class PersonalNumberError(StoreError):
    """A field of a person that holds thirteen digits."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            text(
                "{field} holds 13 digits, as a personal number (EMŠO) does; it is never asked for.",
                field=field,
            )
        )


class TextError(StoreError):
    """A NUL, or half of a surrogate pair."""

    def __init__(self) -> None:
        super().__init__(text("The text holds characters that cannot be stored."))


class StoreBusyError(StoreError):
    """No turn to write within the time one waits for it."""

    def __init__(self) -> None:
        super().__init__(text("The service is busy; please try again in a moment."))
