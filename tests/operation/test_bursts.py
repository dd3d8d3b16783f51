"""Two hundred scholars hand in at once, through HTTP: nothing is lost, nothing is doubled."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from api.identity.sessions import open_session
from api.store.acts import Act
from api.store.audit import tampering
from api.store.cases import set_days, stored_case
from api.store.names import SERVICE, CaseId, PartyId
from api.store.parties import parties
from api.store.states import Part, PartyRole
from api.store.store import Store
from api.store.submissions import in_force
from api.store.tables.records import AuditEntry
from tests.operation.served import Served, served
from tests.store.test_bursts import AT_ONCE, a_large_call

PATH = "/v1/me/submissions/wishes"


def sessions_of(store: Store, case_id: CaseId) -> dict[PartyId, str]:
    """A session for every scholar of a call that closes soon."""
    now = datetime.now(UTC)
    with store.writing(SERVICE, now) as work:
        version = stored_case(work.db, case_id).version
        closes_at = now + timedelta(minutes=5)
        set_days(work, case_id, version, closes_at=closes_at, answer_by=None)
        return {
            each.party_id: open_session(work, timedelta(hours=1), party=each.party_id).secret
            for each in parties(work.db, case_id, PartyRole.SCHOLAR)
        }


def hand_in(running: Served, secret: str) -> str:
    """What a scholar does: save, confirm twice as somebody impatient does; the receipt's hash."""
    own = {"authorization": f"Bearer {secret}"}
    body = {"ranked": ["P-1"], "notes": {"P-1": secret}}
    saved = running.client.put(PATH, json=body, headers=own | {"if-none-match": "*"})
    assert saved.status_code == 200, saved.text
    version = own | {"if-match": saved.headers["etag"]}
    first, second = (running.client.post(f"{PATH}/confirm", headers=version) for _ in range(2))
    assert first.status_code == 200, first.text
    assert first.json() == second.json()
    return str(first.json()["sha256"])


def test_two_hundred_hand_in_at_once_and_each_has_the_own_receipt(
    store: Store, database: str, tmp_path: Path
) -> None:
    case_id = a_large_call(store)
    sessions = sessions_of(store, case_id)
    with served(database, "", tmp_path / "log") as running, ThreadPoolExecutor(50) as pool:
        handed_in = pool.map(lambda secret: hand_in(running, secret), sessions.values())
        receipts = dict(zip(sessions, handed_in, strict=True))
    assert len(set(receipts.values())) == AT_ONCE
    with store.reading() as db:
        found = {who: made.sha256 for (who, _), made in in_force(db, case_id).items()}
        assert found == receipts
        confirmed = select(AuditEntry.subject).where(AuditEntry.act == Act.CONFIRMED)
        assert len(db.scalars(confirmed).all()) == AT_ONCE
        assert {part for _, part in in_force(db, case_id)} == {Part.WISHES}
        assert tampering(db) is None
