"""Days as the municipality counts them."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

HERE: Final = ZoneInfo("Europe/Ljubljana")


def local_day(at: datetime) -> date:
    """The day that a moment falls on in Slovenia."""
    return at.astimezone(HERE).date()
