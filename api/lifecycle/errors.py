"""Steps that the lifecycle refuses."""

from enum import StrEnum

from api.store.words import word
from matching.errors import Ukrep5Error
from matching.words import text


class StepError(Ukrep5Error):
    """A state that may not follow the present one."""

    def __init__(self, now: StrEnum, then: StrEnum) -> None:
        self.now = now
        self.then = then
        super().__init__(
            text(
                "This step is not possible now: it is {now}, and {then} does not come next.",
                now=word(now),
                then=word(then),
            )
        )
