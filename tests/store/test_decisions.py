"""Publications, answers with a deadline, awards."""

from datetime import date, timedelta

import pytest

from api.store.cases import freeze
from api.store.decisions import (
    Offered,
    answer_offer,
    awards,
    lapse,
    offer_places,
    offers,
    publications,
    publish,
    put_award,
)
from api.store.errors import KeyReusedError, StaleVersionError, StateError
from api.store.kept import Request, forget_answers, keep_answer, kept_answer
from api.store.names import Actor, CaseId
from api.store.runs import RunAsked, ask_run
from api.store.states import Answer, AwardState, CallState, OfferKind, RunKind
from api.store.store import Store
from api.store.tables.decisions import Offer
from tests.store.rooms import NOON, OFFICER, a_call, later, tiny

LAST_DAY = date(2026, 9, 15)
ANA = Actor("party_ana")


def published(store: Store, case_id: CaseId, *scholars: str) -> list[Offer]:
    with store.writing(OFFICER, NOON) as work:
        asked = RunAsked(
            case_id=case_id,
            kind=RunKind.MATCH,
            snapshot=freeze(work, tiny()).sha256,
            time_limit=60,
        )
        made = publish(work, ask_run(work, asked), "0" * 64)
        places = [Offered(scholar_id=each, position_id="P-1") for each in scholars]
        return offer_places(work, made, OfferKind.ACCEPTANCE, places, LAST_DAY)


def test_an_accepted_award_runs_and_a_declined_one_does_not(store: Store) -> None:
    case_id = a_call(store, CallState.ACCEPTING)
    yes, no = published(store, case_id, "S-1", "S-2")
    with store.writing(ANA, later(days=1)) as work:
        answer_offer(work, yes.offer_id, Answer.ACCEPTED, 1)
        answer_offer(work, no.offer_id, Answer.DECLINED, 1)
    with store.reading() as db:
        (found,) = awards(db, case_id)
        answers = {each.scholar_id: each.answer for each in offers(db, case_id)}
    assert (found.scholar_id, found.state, found.since) == ("S-1", AwardState.RUNS, later(days=1))
    assert answers == {"S-1": Answer.ACCEPTED, "S-2": Answer.DECLINED}


def test_the_same_answer_twice_is_one_and_another_is_refused(store: Store) -> None:
    case_id = a_call(store, CallState.ACCEPTING)
    (offer,) = published(store, case_id, "S-1")
    for _ in range(2):
        with store.writing(ANA, NOON) as work:
            answer_offer(work, offer.offer_id, Answer.ACCEPTED, 1)
    with pytest.raises(StateError, match="has its answer"), store.writing(ANA, NOON) as work:
        answer_offer(work, offer.offer_id, Answer.DECLINED, 2)
    with store.reading() as db:
        assert len(awards(db, case_id)) == 1


def test_the_last_day_ends_at_midnight_in_slovenia(store: Store) -> None:
    case_id = a_call(store, CallState.ACCEPTING)
    first, second = published(store, case_id, "S-1", "S-2")
    midnight = later(days=14, hours=10)  # 22:00 in UTC
    with store.writing(ANA, midnight - timedelta(seconds=1)) as work:
        answer_offer(work, first.offer_id, Answer.ACCEPTED, 1)
    with pytest.raises(StateError, match="deadline"), store.writing(ANA, midnight) as work:
        answer_offer(work, second.offer_id, Answer.ACCEPTED, 1)


def test_what_nobody_answered_lapses_after_the_last_day_only(store: Store) -> None:
    case_id = a_call(store, CallState.ACCEPTING)
    answered, _ = published(store, case_id, "S-1", "S-2")
    with store.writing(ANA, NOON) as work:
        answer_offer(work, answered.offer_id, Answer.ACCEPTED, 1)
    for days, lapsed in ((14, []), (15, ["S-2"]), (16, [])):
        with store.writing(OFFICER, later(days=days)) as work:
            assert [each.scholar_id for each in lapse(work, case_id)] == lapsed


def test_an_award_goes_on_by_version(store: Store) -> None:
    case_id = a_call(store, CallState.ACCEPTING)
    (offer,) = published(store, case_id, "S-1")
    with store.writing(ANA, NOON) as work:
        answer_offer(work, offer.offer_id, Answer.ACCEPTED, 1)
        (award,) = awards(work.db, case_id)
    with store.writing(OFFICER, later(days=300)) as work:
        moved = put_award(work, award.award_id, AwardState.COMPLETING, 1, case_id)
        assert (moved.version, moved.completion_case) == (2, case_id)
    with pytest.raises(StaleVersionError), store.writing(OFFICER, NOON) as work:
        put_award(work, award.award_id, AwardState.LEFT, 1)


def test_a_repair_is_the_second_publication_and_its_offers_come_after(store: Store) -> None:
    case_id = a_call(store, CallState.ACCEPTING)
    published(store, case_id, "S-2")
    published(store, case_id, "S-1")
    with store.reading() as db:
        assert [each.number for each in publications(db, case_id)] == [1, 2]
        assert [each.scholar_id for each in offers(db, case_id)] == ["S-2", "S-1"]
        assert [each.scholar_id for each in offers(db, case_id, "S-1")] == ["S-1"]


def test_a_repeated_request_has_its_answer_for_a_day(store: Store) -> None:
    request = Request(key="k-1", sha256="1" * 64)
    with store.writing(ANA, NOON) as work:
        keep_answer(work, request, status=201, headers="{}", body=b"case_1")
    with store.writing(ANA, later(hours=23)) as work:
        forget_answers(work.db, work.at)
        found = kept_answer(work.db, ANA, request)
        assert found is not None
        assert (found.status, found.body) == (201, b"case_1")
        assert kept_answer(work.db, OFFICER, request) is None
    with store.writing(ANA, later(hours=25)) as work:
        forget_answers(work.db, work.at)
        assert kept_answer(work.db, ANA, request) is None


def test_a_key_that_came_with_another_request_is_refused(store: Store) -> None:
    with store.writing(ANA, NOON) as work:
        keep_answer(work, Request(key="k-1", sha256="1" * 64), status=201, headers="{}", body=b"")
    with store.reading() as db, pytest.raises(KeyReusedError):
        kept_answer(db, ANA, Request(key="k-1", sha256="2" * 64))
