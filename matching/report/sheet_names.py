"""Names of sheets: short, as a spreadsheet allows 31 characters."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.report.table import Table
from matching.words import Lang, Text, say, text

_SHORT: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "awards": text("Awards"),
        "unmatched": text("Without a scholarship"),
        "indicators": text("Indicators"),
        "levels": text("Levels"),
        "goals": text("Goals"),
        "comparison": text("Today's practice"),
        "lines": text("Budget lines"),
        "commitments": text("Commitments"),
        "ledger": text("Payment schedule"),
        "employers": text("Employers"),
        "reasons": text("Reasons"),
        "forbidden": text("Inadmissible pairs"),
        "passed_over": text("Passed over"),
    }
)


def sheet_name(table: Table, lang: Lang) -> str:
    """Name of the table's sheet in a language."""
    return say(_SHORT[table.name], lang)
