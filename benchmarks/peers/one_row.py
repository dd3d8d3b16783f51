"""The least service that one could write: FastAPI and SQLAlchemy, one row a request, as durable.

``uvicorn --factory benchmarks.peers.one_row:create_app``; its database is ``ONE_ROW``.
"""

import os
import sqlite3
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    """Tables."""


class Row(Base):
    """What somebody sent."""

    __tablename__ = "rows"

    number: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[bytes]


def create_app() -> FastAPI:
    """The service."""
    engine = _engine(os.environ["ONE_ROW"])
    Base.metadata.create_all(engine)
    app = FastAPI()

    @app.get("/healthz")
    def get_health() -> str:
        return "ok"

    @app.put("/row")
    def put_row(body: dict[str, Any]) -> int:
        with Session(engine) as db, db.begin():
            made = Row(body=repr(body).encode())
            db.add(made)
            db.flush()
            return made.number

    return app


def _engine(place: str) -> Engine:
    engine = create_engine(f"sqlite:///{place}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _durable(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    return engine
