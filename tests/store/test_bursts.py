"""Many people at once: nothing is lost, nothing is doubled."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import func, select

from api.store.acts import Act
from api.store.audit import tampering
from api.store.cases import create_case, put_into
from api.store.errors import StaleVersionError
from api.store.kept import Request, keep_answer, kept_answer
from api.store.names import Actor, CaseId, PartyId
from api.store.parties import parties
from api.store.states import CallState, Part, PartyRole
from api.store.store import Store, open_store
from api.store.submissions import confirm, in_force, save_draft, submission
from api.store.tables.cases import StoredCase
from api.store.tables.records import AuditEntry
from matching.domain import ScholarId
from tests.store.rooms import NOON, OFFICER, a_call, somebody, tiny

AT_ONCE = 200
THREADS = 20


def a_large_call(store: Store) -> CaseId:
    """200 scholars, of whom only the ids matter."""
    case = tiny()
    scholars = tuple(
        replace(case.scholars[0], scholar_id=ScholarId(f"S-{n:03}"), application_no=n + 1)
        for n in range(AT_ONCE)
    )
    alone = replace(
        case, scholars=scholars, scholar_preferences=(), position_preferences=(), stays=()
    )
    with store.writing(OFFICER, NOON) as work:
        made = create_case(work, replace(alone, stay_wishes=()))
        return put_into(work, made.case_id, CallState.OPEN, 1).case_id


def wishes_of(who: PartyId) -> bytes:
    return f'["{who}"]'.encode()


def test_two_hundred_hand_in_at_once_and_each_has_the_own_receipt(
    store: Store, database: str
) -> None:
    case_id = a_large_call(store)
    with store.reading() as db:
        everyone = [each.party_id for each in parties(db, case_id, PartyRole.SCHOLAR)]
    other = open_store(database)  # as a second process would

    def hand_in(number: int) -> None:
        who = everyone[number]
        through = store if number % 2 else other
        with through.writing(Actor(who), NOON) as work:
            save_draft(work, who, Part.WISHES, wishes_of(who), None)
            confirm(work, who, Part.WISHES, 1)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(hand_in, range(AT_ONCE)))
    other.close()
    with store.reading() as db:
        found = {who: made.body for (who, _), made in in_force(db, case_id).items()}
        assert found == {who: wishes_of(who) for who in everyone}
        confirmed = select(func.count()).where(AuditEntry.act == Act.CONFIRMED)
        assert db.scalar(confirmed) == AT_ONCE
        assert tampering(db) is None


def test_of_twenty_edits_of_one_version_exactly_one_wins(store: Store) -> None:
    who = somebody(store, a_call(store), PartyRole.EMPLOYER, "E-1")
    with store.writing(Actor(who), NOON) as work:
        save_draft(work, who, Part.RANKING, b"[]", None)

    def edit(number: int) -> bool:
        try:
            with store.writing(Actor(who), NOON) as work:
                save_draft(work, who, Part.RANKING, f"[{number}]".encode(), 1)
        except StaleVersionError:
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        won = [number for number, wins in enumerate(pool.map(edit, range(THREADS))) if wins]
    with store.reading() as db:
        kept = submission(db, who, Part.RANKING)
    assert kept is not None
    assert [kept.body] == [f"[{number}]".encode() for number in won]


def test_a_request_sent_twenty_times_creates_one_case(store: Store) -> None:
    request = Request(key="k-1", sha256="0" * 64)

    def send(_: int) -> bytes:
        with store.writing(OFFICER, NOON) as work:
            before = kept_answer(work.db, OFFICER, request)
            if before is not None:
                return before.body
            made = create_case(work, tiny())
            body = made.case_id.encode()
            return keep_answer(work, request, status=201, headers="{}", body=body).body

    with ThreadPoolExecutor(THREADS) as pool:
        answers = set(pool.map(send, range(THREADS)))
    with store.reading() as db:
        assert {each.encode() for each in db.scalars(select(StoredCase.case_id))} == answers
    assert len(answers) == 1
