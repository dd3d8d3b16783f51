"""Every table, so that whoever asks for the schema finds it whole."""

from sqlalchemy import MetaData

from api.store.columns import Base
from api.store.tables import (
    access,
    cases,
    decisions,
    people,
    records,
    runs,
    submissions,
)

TABLES = (access, cases, decisions, people, records, runs, submissions)


def schema() -> MetaData:
    """The tables as the code has them."""
    return Base.metadata
