"""Every column of the store is known to the inventory, and only one table names people."""

import re
from collections import Counter

from api.store.inventory import Holds, inventory
from api.store.schema import schema


def test_the_inventory_has_every_column_of_the_schema_once() -> None:
    told = Counter((column.table, column.name) for column in inventory())
    there = Counter(
        (table.name, column.name) for table in schema().tables.values() for column in table.columns
    )
    assert told == there


def test_only_the_table_of_persons_names_anyone() -> None:
    assert {column.table for column in inventory() if column.holds is Holds.PERSONAL} == {"persons"}


def test_what_may_name_somebody_for_a_day_is_only_the_kept_answers() -> None:
    assert {column.table for column in inventory() if column.holds is Holds.TRANSIENT} == {
        "kept_answers"
    }


def test_no_column_asks_for_the_personal_number() -> None:
    asks = re.compile(r"emso|emšo|personal_number|national_id|tax_number|davcna", re.IGNORECASE)
    assert [column for column in inventory() if asks.search(column.name)] == []


def test_every_purpose_and_every_retention_is_told() -> None:
    assert all(column.purpose and column.retention for column in inventory())
