"""The call to try out: made once, entered by links, gone from the console once it is closed."""

from datetime import timedelta

import pytest

from api.identity.errors import InvitationError
from api.identity.invitations import invitation
from api.lifecycle.demonstration import links
from api.lifecycle.steps import close_call
from api.store import cases
from api.store.names import SERVICE
from api.store.states import CallState
from api.store.store import Store
from tests.store.rooms import NOON, later

LENGTH = timedelta(days=30)


def test_each_start_gives_new_links_into_the_same_call(store: Store) -> None:
    first = links(store, NOON, LENGTH)
    again = links(store, later(hours=1), LENGTH)
    assert first is not None
    assert again is not None
    with store.reading() as db:
        assert len(cases.cases(db)) == 1
        assert invitation(db, again.employer, later(hours=2)).party_id is not None
        assert invitation(db, again.scholar, later(hours=2)).party_id is not None
        with pytest.raises(InvitationError):
            invitation(db, first.scholar, later(hours=2))


def test_a_closed_call_has_no_links(store: Store) -> None:
    links(store, NOON, LENGTH)
    with store.writing(SERVICE, later(hours=1)) as work:
        (call,) = cases.cases(work.db)
        assert call.state is CallState.OPEN
        assert call.demonstration
        close_call(work, call.case_id, call.version)
    assert links(store, later(hours=2), LENGTH) is None
