"""The inventory of personal data: each column, what it tells, for what, and how long it is kept."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Holds(StrEnum):
    """What a column tells of a person; the file says what each means."""

    PERSONAL = "personal"
    PSEUDONYMOUS = "pseudonymous"
    TRANSIENT = "transient"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the store."""

    table: str
    name: str
    holds: Holds
    purpose: str
    retention: str


@cache
def inventory() -> tuple[Column, ...]:
    """Every column, table by table."""
    said = tomllib.loads((files("api.store") / "inventory.toml").read_text(encoding="utf-8"))
    return tuple(
        Column(
            table=table,
            name=name,
            holds=holds,
            purpose=about["purpose"],
            retention=about["retention"],
        )
        for table, about in said.items()
        for holds in Holds
        for name in about.get(holds, ())
    )
