"""The settings of the service, as the environment has them, or what is wrong with them."""

from typing import TYPE_CHECKING

from matching.errors import Fault, InputError
from matching.words import text

if TYPE_CHECKING:
    from api.settings import Settings


def settings_of_environment() -> "Settings":
    """The settings; raises `InputError` that names each variable at fault."""
    from pydantic import ValidationError

    from api.settings import Settings

    try:
        return Settings()
    except ValidationError as wrong:
        raise InputError(
            [
                Fault(
                    file=f"UKREP5_{str(each['loc'][0]).upper()}",
                    kind=each["type"],
                    problem=text("the value is missing or has the wrong form"),
                )
                for each in wrong.errors()
            ]
        ) from None
