"""What the municipality sets itself."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.tables.records import Town
from api.store.work import Work, must_be_fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class TownSays:
    """The municipality's own settings.

    Parameters
    ----------
    appeal_sl, appeal_en : notice of appeal in a decision sheet.
    retention_months : months that personal data is kept after its last purpose has ended.
    answer_days : days for acceptance or choice, where the officer sets no other day.
    """

    name: str
    appeal_sl: str
    appeal_en: str
    retention_months: int
    answer_days: int


def town(db: Session) -> Town:
    """The settings."""
    return db.get_one(Town, 1)


def set_town(work: Work, says: TownSays, expected: int) -> Town:
    """Replace the settings; raises `StaleVersionError`."""
    found = town(work.db)
    must_be_fresh(found, expected)
    found.name, found.appeal_sl, found.appeal_en = says.name, says.appeal_sl, says.appeal_en
    found.retention_months, found.answer_days = says.retention_months, says.answer_days
    work.db.flush()
    work.note(
        Act.TOWN_CHANGED,
        "town",
        retention_months=says.retention_months,
        answer_days=says.answer_days,
    )
    return found
