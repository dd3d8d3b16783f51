"""All tables of a case, in the order in which files and sheets are shown."""

from collections.abc import Mapping
from typing import Final

from matching.tables.catalog_call import (
    EMPLOYERS,
    NEEDS,
    OCCUPATIONS,
    POSITION_PREFERENCES,
    POSITIONS,
    SCHOLAR_PREFERENCES,
    SCHOLARS,
)
from matching.tables.catalog_records import DECIDED, EARLIER_AWARDS, PERSONS, RUNNING_AWARDS
from matching.tables.catalog_rotation import HOST_PLACES, PERIODS, STAY_WISHES, STAYS
from matching.tables.catalog_settings import BUDGET, CHANGES, SETTINGS
from matching.tables.schema import Table

FACTS: Final[tuple[Table, ...]] = (
    OCCUPATIONS,
    NEEDS,
    SCHOLARS,
    EMPLOYERS,
    POSITIONS,
    STAYS,
    SCHOLAR_PREFERENCES,
    POSITION_PREFERENCES,
    RUNNING_AWARDS,
    EARLIER_AWARDS,
    DECIDED,
    PERIODS,
    HOST_PLACES,
    STAY_WISHES,
)
"""Tables that are a file each in a folder, and a field each of `matching.domain.Case`."""

FILES: Final[tuple[Table, ...]] = (*FACTS, PERSONS)
"""All that may be a file in a folder; persons are no part of the case."""

CASE: Final[tuple[Table, ...]] = (SETTINGS, BUDGET, CHANGES, *FACTS)
"""All that makes a case; the first three stand in ``case.toml``."""

TABLES: Final[Mapping[str, Table]] = {table.name: table for table in (*CASE, PERSONS)}
"""Every table by its name."""
