"""What the store says when it fails names nobody."""

import logging
import traceback

import pytest
from sqlalchemy.exc import IntegrityError

from api.store.persons import Described, add_person
from api.store.store import Store
from tests.store.rooms import NOON, OFFICER

CANARY = "Kanarček"


def test_neither_logs_nor_tracebacks_of_a_failed_write_name_anyone(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    about = Described(name=CANARY, contact=CANARY, address=CANARY)
    with store.writing(OFFICER, NOON) as work:
        add_person(work, about, sign_in_name="ana")
    with pytest.raises(IntegrityError) as failed, store.writing(OFFICER, NOON) as work:
        add_person(work, about, sign_in_name="ana")
    told = "".join(traceback.format_exception(failed.value))
    assert "persons" in told
    assert CANARY not in told + caplog.text
