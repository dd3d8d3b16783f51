"""What the tables have in common: types of columns, and rows that two people may edit."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, LargeBinary, MetaData, Text
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    declared_attr,
    mapped_column,
)
from sqlalchemy.types import TypeDecorator

from api.store.errors import TextError
from api.store.names import IDS


class Utc(TypeDecorator[datetime]):
    """A moment, always in UTC; one without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment with its zone, which SQLite does not keep."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text that both databases can hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The text as it is; raises `TextError` for what PostgreSQL would refuse."""
        if value is not None and _UNSTORABLE.search(value):
            raise TextError
        return value


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row as a dataclass; outside of its transaction a copy, whose change changes nothing."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Words(),
        bytes: LargeBinary(),
        int: BigInteger(),
        datetime: Utc(),
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=lambda members: [str(member) for member in members],
        ),
        **{kind: Words() for kind in IDS},
    }


class Editable(MappedAsDataclass, kw_only=True):
    """A row with a version, which every change makes one more: its ETag."""

    version: Mapped[int] = mapped_column(init=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:  # noqa: N805 - the class is meant
        return {"version_id_col": cls.version}
