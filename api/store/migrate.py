"""The schema, brought up to date by Alembic when the store is opened."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from api.store.engines import writing_engine

_SCRIPTS: Final = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Bring the schema up to date in one transaction, one process after another."""
    with writing_engine(engine).begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
