"""The personal number (EMŠO) belongs in no field of ours."""

import re
from typing import Final

from api.store.errors import PersonalNumberError

_THIRTEEN: Final = re.compile(r"(?<!\d)(?!00)\d(?:[ ./-]?\d){12}(?!\d)")
"""Thirteen digits that may be one: it begins with a day of birth, a telephone with 00."""


def refuse_personal_number(field: str, value: str | None) -> str | None:
    """The value as it came.

    Raises
    ------
    PersonalNumberError
        If thirteen digits stand in it.
    """
    if value is not None and _THIRTEEN.search(value):
        raise PersonalNumberError(field)
    return value
