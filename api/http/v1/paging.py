"""Lists, page by page."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

Item = TypeVar("Item")
Row = TypeVar("Row")


class Page(BaseModel, Generic[Item]):
    """Some entries, and where the next page begins."""

    items: list[Item]
    next: str | None = Field(default=None, description="`after` of the next page; none is left.")


def page_of(
    rows: Sequence[Row], most: int, key: Callable[[Row], str]
) -> tuple[list[Row], str | None]:
    """A page of rows of which one more than ``most`` was read, if there was one."""
    shown = list(rows[:most])
    return shown, key(shown[-1]) if len(rows) > most else None


def page_after(
    rows: Sequence[Row], after: str | None, most: int, key: Callable[[Row], str]
) -> tuple[list[Row], str | None]:
    """A page of rows that are all at hand, after the one of a key."""
    keys = [key(row) for row in rows]
    first = keys.index(after) + 1 if after in keys else 0
    return page_of(rows[first : first + most + 1], most, key)
