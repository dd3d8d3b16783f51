"""What a table of the case is: columns with headers in two languages, keys and references."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from matching.tables.kinds import Kind
from matching.tables.values import folded
from matching.words import Lang, Text


class _Missing:
    """The default of a column that may not be empty."""

    def __repr__(self) -> str:
        return "REQUIRED"


REQUIRED: Final = _Missing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Parameters
    ----------
    field : name of the fact in the record of `matching.domain`.
    en, sl : headers that we write; headers are read in any case, with č, š, ž or plain letters.
    about : what the column wants, for whoever fills it in.
    example : a cell as one would fill it in, in English spelling.
    default : the value of an empty cell; a column with one may be left out.
    refers : table whose key this column names, or None.
    also : further headers that are read.
    """

    field: str
    en: str
    sl: str
    kind: Kind
    about: Text
    example: str
    default: Any = REQUIRED
    refers: str | None = None
    also: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether every row needs a value."""
        return self.default is REQUIRED

    def header(self, lang: Lang) -> str:
        """The header that we write."""
        return self.sl if lang is Lang.SL else self.en

    def written(self, value: Any, lang: Lang) -> str:
        """The cell of a value; nothing where the value is an empty cell's None."""
        if value is None and self.default is None:
            return ""
        return self.kind.write(value, lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file or sheet.

    Parameters
    ----------
    name : file name without its ending, name of the sheet, and field of `Case`.
    record : the frozen record of one row.
    key : fields that no two rows share; rows are sorted by them.
    required : whether a case must have the table.
    filled : whether the table must have a row.
    """

    name: str
    record: type[Any]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    about: Text
    required: bool = False
    filled: bool = False

    @property
    def file(self) -> str:
        """Name of the file in a folder."""
        return f"{self.name}.csv"

    def column(self, field: str) -> Column:
        """The column of a field."""
        return next(column for column in self.columns if column.field == field)

    def headers(self) -> Mapping[str, Column]:
        """Columns by every header that is read, folded."""
        return {
            folded(header): column
            for column in self.columns
            for header in (column.en, column.sl, *column.also)
        }
