"""The schema that the migrations make is the one that the code has."""

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from api.store.audit import tampering
from api.store.engines import engine_of
from api.store.schema import schema
from api.store.store import open_store


def test_the_migrations_make_the_tables_of_the_code(database: str) -> None:
    engine = engine_of(database)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema()) == []
        assert set(inspect(connection).get_table_names()) - {"alembic_version"} == set(
            schema().tables
        )
    engine.dispose()


def test_a_store_that_is_opened_again_stays_as_it_is(database: str) -> None:
    open_store(database).close()
    open_store(database).close()


def test_several_processes_that_start_at_once_on_nothing_make_one_schema(
    no_tables: str,
) -> None:
    with ThreadPoolExecutor(6) as pool:
        for opened in pool.map(open_store, [no_tables] * 6):
            with opened.reading() as db:
                assert tampering(db) is None
            opened.close()
