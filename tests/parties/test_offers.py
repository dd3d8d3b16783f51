"""Accept or decline, on both databases."""

from datetime import timedelta

from api.store.decisions import awards
from tests.parties.town import Guest, Town


def only_offer(guest: Guest) -> tuple[str, int]:
    (offer,) = guest.get("/offers").json()
    return f"/offers/{offer['offer_id']}", offer["version"]


def awarded(town: Town) -> set[str]:
    with town.store.reading() as db:
        return {each.scholar_id for each in awards(db, town.case_id)}


def test_an_accepted_award_runs_and_the_same_answer_twice_is_one(town: Town) -> None:
    town.published()
    ana = town.scholar("S-1")
    path, version = only_offer(ana)
    assert ana.get(path).headers["etag"] == f'"{version}"'
    accepted = ana.post(f"{path}/accept", version)
    assert (accepted.status_code, accepted.json()["answer"]) == (200, "accepted")
    assert ana.post(f"{path}/accept", version).status_code == 200
    assert ana.post(f"{path}/decline", version).status_code == 412
    assert ana.post(f"{path}/decline", accepted.json()["version"]).status_code == 409
    assert awarded(town) == {"S-1"}


def test_a_declined_award_does_not_run(town: Town) -> None:
    town.published()
    ana = town.scholar("S-1")
    path, version = only_offer(ana)
    assert ana.post(f"{path}/decline", version).json()["answer"] == "declined"
    assert awarded(town) == set()


def test_an_answer_names_the_version_that_it_builds_on(town: Town) -> None:
    town.published()
    ana = town.scholar("S-1")
    path, version = only_offer(ana)
    assert ana.post(f"{path}/accept").status_code == 428
    assert ana.post(f"{path}/accept", version + 1).status_code == 412


def test_after_the_last_day_nothing_is_answered(town: Town) -> None:
    town.published()
    ana = town.scholar("S-1")
    path, version = only_offer(ana)
    town.clock.at += timedelta(days=19)
    assert ana.get(path).json()["answer"] == "open"
    town.clock.at += timedelta(days=1)
    assert ana.post(f"{path}/accept", version).status_code == 409


def test_the_offer_to_somebody_else_is_not_there(town: Town) -> None:
    town.published()
    ana, bor = town.scholar("S-1"), town.scholar("S-2")
    path, version = only_offer(ana)
    assert bor.get(path).status_code == 404
    assert bor.post(f"{path}/accept", version).status_code == 404
    assert bor.post(f"{path}/decline", version).status_code == 404
    assert town.employer("E-2").post(f"{path}/accept", version).status_code == 403


def test_under_age_an_acceptance_binds_once_the_representative_has_accepted_too(
    town: Town,
) -> None:
    mother, ana = town.under_age("S-1"), town.scholar("S-1")
    town.published()
    path, version = only_offer(ana)
    assert mother.post(f"{path}/countersign", version).status_code == 409
    agreed = ana.post(f"{path}/accept", version).json()
    assert (agreed["answer"], agreed["waits"], awarded(town)) == ("open", True, set())
    assert ana.post(f"{path}/countersign", agreed["version"]).status_code == 403
    signed = mother.post(f"{path}/countersign", only_offer(mother)[1]).json()
    assert (signed["answer"], signed["waits"], awarded(town)) == ("accepted", False, {"S-1"})


def test_under_age_a_scholar_may_decline_alone_and_also_after_an_acceptance(town: Town) -> None:
    town.under_age("S-1")
    ana = town.scholar("S-1")
    town.published()
    path, version = only_offer(ana)
    agreed = ana.post(f"{path}/accept", version).json()
    declined = ana.post(f"{path}/decline", agreed["version"]).json()
    assert (declined["answer"], declined["waits"]) == ("declined", False)


def test_another_representative_accepts_nothing(town: Town) -> None:
    town.under_age("S-1")
    other, ana = town.under_age("S-2"), town.scholar("S-1")
    town.published()
    path, version = only_offer(ana)
    agreed = ana.post(f"{path}/accept", version).json()
    assert other.post(f"{path}/countersign", agreed["version"]).status_code == 404
    assert awarded(town) == set()
