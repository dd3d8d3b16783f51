"""Names of sheets: short, as a spreadsheet allows 31 characters."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.report.table import Table
from matching.words import Lang, Text, say, text

_SHORT: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "changes": text("Changes"),
        "levels": text("Levels"),
        "goals": text("Goals"),
        "comparison": text("Today's practice"),
        "commitments": text("Commitments"),
        "passed_over": text("Passed over"),
        "mechanisms": text("Ways of choosing"),
        "promises": text("Promises"),
        "excused": text("Excused by the budget"),
        "settlement": text("Settlement"),
        "balances": text("Settlement by employer"),
    }
)


def sheet_name(table: Table, lang: Lang) -> str:
    """Name of the table's sheet in a language."""
    return say(_SHORT.get(table.name, table.title), lang)
