"""Allowances: so many a minute, by identity or address; larger bodies are refused."""

from api.http.app import create_app
from api.http.limits import Allowance
from api.settings import Settings
from api.store.engines import engine_of
from api.store.store import Store
from tests.api.client import TestClient
from tests.operation.served import a_token


class Hand:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_minute_s_allowance_may_be_used_at_once_and_comes_back_evenly() -> None:
    clock = Hand()
    allowance = Allowance(60, clock)
    assert [allowance.seconds_to_wait("a") for _ in range(60)] == [0.0] * 60
    assert allowance.seconds_to_wait("a") == 1.0
    assert allowance.seconds_to_wait("b") == 0.0
    clock.now = 1.0
    assert [allowance.seconds_to_wait("a") for _ in range(2)] == [0.0, 1.0]
    clock.now = 600.0
    assert [allowance.seconds_to_wait("a") for _ in range(61)][-1] == 1.0


def test_whoever_is_known_has_an_own_allowance_and_others_share_their_address(
    store: Store,
) -> None:
    token = a_token(store)
    with TestClient(create_app(Settings(requests_a_minute=3), store)) as client:
        known = {"authorization": f"Bearer {token}"}
        unknown = [{"authorization": f"Bearer {n}"} for n in range(4)]
        assert [client.get("/healthz", headers=each).status_code for each in unknown] == [
            200,
            200,
            200,
            429,
        ]
        assert [client.get("/v1/town", headers=known).status_code for _ in range(4)] == [
            200,
            200,
            200,
            429,
        ]
        refused = client.get("/healthz")
    assert refused.json()["status"] == 429
    assert 0 < int(refused.headers["retry-after"]) <= 20


def test_passwords_are_tried_a_few_times_a_minute_and_nobody_else_has_to_wait(
    store: Store,
) -> None:
    guess = {"name": "officer", "password": "a guess that is long enough"}
    with TestClient(create_app(Settings(sign_ins_a_minute=2), store)) as client:
        tried = [client.post("/v1/session", json=guess).status_code for _ in range(3)]
        assert tried == [401, 401, 429]
        assert client.get("/healthz").status_code == 200


def test_a_body_over_the_limit_is_refused_whether_or_not_it_tells_its_length(
    store: Store,
) -> None:
    known = {"authorization": f"Bearer {a_token(store)}", "content-type": "application/json"}
    with TestClient(create_app(Settings(request_bytes=1_000), store)) as client:
        told = client.post("/v1/match", content=b" " * 1_001, headers=known)
        untold = client.post("/v1/match", content=iter([b" " * 600] * 2), headers=known)
        small = client.post("/v1/match", content=b" " * 1_000, headers=known)
    assert (told.status_code, untold.status_code) == (413, 413)
    assert small.status_code == 400


def test_a_store_that_cannot_be_reached_is_told_and_a_missing_worker_is_no_failure(
    store: Store,
) -> None:
    with TestClient(create_app(Settings(), store)) as client:
        assert client.get("/healthz").json() == {"status": "ok", "worker": "silent"}
    nowhere = Store(engine_of("postgresql+psycopg://nobody@127.0.0.1:1/none"))
    with TestClient(create_app(Settings(), nowhere)) as client:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, 503)
