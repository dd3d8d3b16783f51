"""Who pays: the municipality or the employers."""

from enum import StrEnum


class Payer(StrEnum):
    """One side of what a scholar is paid."""

    MUNICIPALITY = "municipality"
    EMPLOYERS = "employers"


def waterfall_name(no: int, payer: Payer) -> str:
    """Name of the picture of a scenario's steps, the scenario counted from 1."""
    return f"waterfall-{no}-{payer}"
