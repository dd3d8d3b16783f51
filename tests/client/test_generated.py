"""A client that nobody wrote by hand goes through a call, and checks what was computed."""

import hashlib
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

from matching.rules.book import policy_book
from matching.verify import verify
from tests.client.generated import Door, Guest, Written, made, part, read
from tests.store.rooms import CASES

OF_THE_SERVICE = {"result.json", "results.json"}
"""Files of a run beside those that a match from the command line leaves."""


def version(found: Any) -> str:
    """The version that a change builds on, as If-Match has it."""
    return f'"{found.version}"'


def file(body: bytes) -> Any:
    return part("types").File(payload=BytesIO(body))


def draft_of(officer: Guest, package: Path) -> str:
    """A draft of a case; sent twice it is taken once."""
    first, again = (
        officer.ask(
            "cases.create_case", body=file(package.read_bytes()), idempotency_key="tiny"
        ).case_id
        for _ in range(2)
    )
    assert first == again
    return str(first)


def move(officer: Guest, case_id: str, to: str) -> None:
    case = officer.ask("cases.get_case", case_id)
    body = made("StateIn", to=made("CallState", value=to))
    moved = officer.ask("cases.post_state", case_id, body=body, if_match=version(case))
    assert moved.state == to


def invited(officer: Guest, case_id: str, *keys: str) -> list[Guest]:
    """Parties, each signed in by the link of its letter."""
    parties = officer.ask("invitations.list_parties", case_id).items
    ids = {each.case_key: each.party_id for each in parties}
    body = made("InviteIn", parties=[ids[key] for key in keys])
    letters = officer.ask("invitations.post_invitations", case_id, body=body).letters
    links = {each.case_key: each.link for each in letters}
    return [pressed(officer.door, links[key]) for key in keys]


def pressed(door: Door, link: str) -> Guest:
    """Whoever looks at a link, and presses the button behind it."""
    secret = link.rpartition("/")[2]
    begun = door.anyone().ask("session.post_invitation", secret)
    return door.guest(begun.secret)


def hand_in(guest: Guest, name: str, body: Any) -> None:
    """A draft, saved twice and confirmed; what builds on the first saving is refused."""
    of = made("Part", value=name)
    put = "submissions.put_submission"
    first = guest.ask(put, of, body=body, if_none_match="*")
    saved = guest.ask(put, of, body=body, if_match=version(first))
    late = guest.answer(put, of, body=body, if_match=version(first))
    assert (late.status_code, late.parsed.status) == (412, 412)
    receipt = guest.ask("submissions.post_confirm", of, if_match=version(saved))
    kept = guest.ask("submissions.get_receipts", of)
    assert [each.sha256 for each in kept] == [receipt.sha256]


def hand_in_other_lists(scholar: Guest, employer: Guest) -> None:
    """The scholar and the employer turn the lists around that the case came with."""
    wishes = scholar.ask("submissions.get_as_last_year", made("Part", value="wishes"))
    assert wishes.ranked == ["P-1", "P-2"]
    wishes.ranked.reverse()
    hand_in(scholar, "wishes", wishes)
    ranking = employer.ask("submissions.get_as_last_year", made("Part", value="ranking"))
    (of_p1,) = ranking.positions
    assert of_p1.ranked == [["S-1", "S-2"], ["S-5"], ["S-4"]]
    of_p1.ranked.reverse()
    hand_in(employer, "ranking", ranking)


def draw(officer: Guest, case_id: str) -> None:
    seed = made("SeedIn", seed="07 12 23 31 38 44", source="Loto")
    officer.ask("decisions_before_a_run.post_seed", case_id, body=seed)


def matched(officer: Guest, case_id: str) -> str:
    """A match, waited for; asked for twice it is made once."""
    body = made("RunIn", kind=made("RunKind", value="match"))
    first, again = (
        officer.ask("runs.post_run", case_id, body=body, idempotency_key="first").run_id
        for _ in range(2)
    )
    assert first == again
    officer.ask("runs.get_events", first)  # ends when the run does
    assert officer.ask("runs.get_run", first).state == "done"
    return str(first)


def fetched(officer: Guest, run_id: str, folder: Path) -> Path:
    """The files of a match, each as its hash says."""
    folder.mkdir()
    for told in officer.ask("runs.get_files", run_id):
        body = officer.ask("runs.get_file", run_id, told.name).payload.read()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (told.size, told.sha256)
        if told.name not in OF_THE_SERVICE:
            (folder / told.name).write_bytes(body)
    return folder


def the_lists_count(folder: Path) -> None:
    case = read("Case", folder / "case.json")
    wishes = {e.position_id: e.rank for e in case.scholar_preferences if e.scholar_id == "S-1"}
    assert wishes == {"P-2": 1, "P-1": 2}
    ranks = {e.scholar_id: e.rank for e in case.position_preferences if e.position_id == "P-1"}
    assert sorted(ranks, key=lambda each: (ranks[each], each)) == ["S-4", "S-5", "S-1", "S-2"]


def the_certificate_agrees(folder: Path) -> None:
    assert read("Outcome", folder / "outcome.json").awards
    verified = verify(folder, policy_book(), again=True)
    assert (verified.case, verified.hashed) == ("tiny", ())
    assert {"case.json", "outcome.json"} <= set(verified.remade)


def published(officer: Guest, case_id: str, run_id: str) -> str:
    body = made("PublicationIn", run_id=run_id)
    case = officer.ask("cases.get_case", case_id)
    found = officer.ask("publications.post_publication", case_id, body=body, if_match=version(case))
    return str(found.publication_id)


def anyone_can_check(door: Door, publication_id: str) -> None:
    """The public certificate agrees with itself, and no longer once a letter of it is another."""
    anyone = door.anyone()
    body = anyone.ask("publications.get_certificate", publication_id).payload.read()
    found = anyone.ask("publications.post_verify", body=file(body))
    assert (found.agrees, found.published_as) == (True, publication_id)
    altered = body.replace(b'"tiny"', b'"tidy"')
    other = anyone.ask("publications.post_verify", body=file(altered))
    assert (other.agrees, other.published_as) == (False, None)


def test_the_generator_covers_every_route(written: Written) -> None:
    assert [(each.header, each.detail) for each in written.left_out] == []
    routes = {
        f"{route['tags'][0].replace(' ', '_')}.{route['operationId']}"
        for path in written.document["paths"].values()
        for route in path.values()
    }
    modules = (written.folder / "api").glob("*/[!_]*.py")
    assert routes == {f"{each.parent.name}.{each.stem}" for each in modules}
    assert all(part(f"api.{each}").sync_detailed for each in routes)


def test_whatever_is_refused_is_read_as_a_problem(officer: Guest) -> None:
    refused = officer.answer("cases.list_cases", most=0)
    assert (refused.status_code, refused.parsed.status) == (422, 422)


def test_it_hands_in_starts_a_run_waits_reads_the_outcome_and_verifies_the_certificate(
    officer: Guest, tmp_path: Path
) -> None:
    package = shutil.make_archive(str(tmp_path / "tiny"), "zip", CASES / "tiny")
    case_id = draft_of(officer, Path(package))
    move(officer, case_id, "open")
    scholar, employer = invited(officer, case_id, "S-1", "E-1")
    hand_in_other_lists(scholar, employer)
    move(officer, case_id, "closed")
    draw(officer, case_id)
    run_id = matched(officer, case_id)
    folder = fetched(officer, run_id, tmp_path / "run")
    the_lists_count(folder)
    the_certificate_agrees(folder)
    anyone_can_check(officer.door, published(officer, case_id, run_id))
    assert scholar.ask("results.get_result")
