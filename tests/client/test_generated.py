"""A client that nobody wrote by hand goes through a call, and checks what was computed."""

import hashlib
import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

from matching.rules.book import policy_book
from matching.verify import verify
from tests.client.generated import Generated, Guest
from tests.operation.served import Served
from tests.store.rooms import CASES

OF_THE_SERVICE = {"result.json", "results.json"}
"""Files of a run that stand beside those of a match from the command line."""


def version(found: Any) -> str:
    """The version that a change builds on, as If-Match has it."""
    return f'"{found.version}"'


def file(generated: Generated, body: bytes) -> Any:
    return generated.part("types").File(payload=BytesIO(body))


def draft_of(officer: Guest, folder: Path) -> str:
    """A draft of the tiny case; sent twice it is taken once."""
    package = Path(shutil.make_archive(str(folder / "tiny"), "zip", CASES / "tiny")).read_bytes()
    made = [
        officer.ask(
            "cases.create_case", body=file(officer.generated, package), idempotency_key="tiny"
        ).case_id
        for _ in range(2)
    ]
    assert made[0] == made[1]
    return str(made[0])


def move(officer: Guest, case_id: str, to: str) -> None:
    models = officer.generated.part("models")
    found = officer.ask("cases.get_case", case_id)
    body = models.StateIn(to=models.CallState(to))
    moved = officer.ask("cases.post_state", case_id, body=body, if_match=version(found))
    assert moved.state == to


def invited(officer: Guest, case_id: str, *keys: str) -> list[Guest]:
    """Parties, each signed in by the link of its letter."""
    generated = officer.generated
    parties = officer.ask("invitations.list_parties", case_id).items
    named = {each.case_key: each.party_id for each in parties}
    body = generated.made("InviteIn", parties=[named[key] for key in keys])
    letters = officer.ask("invitations.post_invitations", case_id, body=body).letters
    links = {each.case_key: each.link for each in letters}
    return [pressed(generated, links[key]) for key in keys]


def pressed(generated: Generated, link: str) -> Guest:
    """Whoever looks at a link, and presses the button behind it."""
    secret = link.rpartition("/")[2]
    anyone = generated.guest()
    assert anyone.ask("session.get_invitation", secret).role
    return generated.guest(anyone.ask("session.post_invitation", secret).secret)


def hand_in(guest: Guest, name: str, body: Any) -> None:
    """A draft, and its confirmation."""
    part = guest.generated.part("models").Part(name)
    put, confirm = "submissions.put_submission", "submissions.post_confirm"
    first = guest.ask(put, part, body=body, if_none_match="*")
    saved = guest.ask(put, part, body=body, if_match=version(first))
    late = guest.answer(put, part, body=body, if_match=version(first))
    assert (late.status_code, late.parsed.status) == (412, 412)
    receipt = guest.ask(confirm, part, if_match=version(saved))
    assert [each.sha256 for each in guest.ask("submissions.get_receipts", part)] == [receipt.sha256]


def hand_in_other_lists(scholar: Guest, employer: Guest) -> None:
    """The scholar turns the list of the application around, the employer that of its position."""
    parts = scholar.generated.part("models").Part
    wishes = scholar.ask("submissions.get_as_last_year", parts("wishes"))
    assert wishes.ranked == ["P-1", "P-2"]
    wishes.ranked.reverse()
    hand_in(scholar, "wishes", wishes)
    ranking = employer.ask("submissions.get_as_last_year", parts("ranking"))
    ranking.positions[0].ranked.reverse()
    hand_in(employer, "ranking", ranking)


def matched(officer: Guest, case_id: str) -> str:
    """A match, asked for once although sent twice, and waited for."""
    models = officer.generated.part("models")
    body = models.RunIn(kind=models.RunKind.MATCH)
    asked = [
        officer.ask("runs.post_run", case_id, body=body, idempotency_key="first").run_id
        for _ in range(2)
    ]
    assert asked[0] == asked[1]
    officer.ask("runs.get_events", asked[0])  # ends when the run does
    assert officer.ask("runs.get_run", asked[0]).state == "done"
    return str(asked[0])


def fetched(officer: Guest, run_id: str, folder: Path) -> Path:
    """The files of a match, each as its hash says."""
    folder.mkdir()
    for told in officer.ask("runs.get_files", run_id):
        body = officer.ask("runs.get_file", run_id, told.name).payload.read()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (told.size, told.sha256)
        if told.name not in OF_THE_SERVICE:
            (folder / told.name).write_bytes(body)
    return folder


def the_lists_count_and_the_certificate_agrees(generated: Generated, folder: Path) -> None:
    models = generated.part("models")
    case = models.Case.from_dict(json.loads((folder / "case.json").read_bytes()))
    ranked = {
        each.position_id: each.rank for each in case.scholar_preferences if each.scholar_id == "S-1"
    }
    assert ranked == {"P-2": 1, "P-1": 2}
    outcome = models.Outcome.from_dict(json.loads((folder / "outcome.json").read_bytes()))
    assert outcome.awards
    verified = verify(folder, policy_book())
    assert verified.case == "tiny"
    assert {"outcome.json", "case.json"} <= set(verified.remade)


def published(officer: Guest, case_id: str, run_id: str) -> str:
    body = officer.generated.made("PublicationIn", run_id=run_id)
    case = officer.ask("cases.get_case", case_id)
    made = officer.ask("publications.post_publication", case_id, body=body, if_match=version(case))
    return str(made.publication_id)


def anyone_can_check(generated: Generated, publication_id: str) -> None:
    """The public certificate agrees with itself, and no longer once a letter of it is another."""
    anyone = generated.guest()
    body = anyone.ask("publications.get_certificate", publication_id).payload.read()
    found = anyone.ask("publications.post_verify", body=file(generated, body))
    assert (found.agrees, found.published_as) == (True, publication_id)
    altered = body.replace(b'"tiny"', b'"tidy"')
    assert altered != body
    other = anyone.ask("publications.post_verify", body=file(generated, altered))
    assert (other.agrees, other.published_as) == (False, None)


def test_the_generator_covers_every_route(generated: Generated, running: Served) -> None:
    assert [(each.header, each.detail) for each in generated.left_out] == []
    paths = running.client.get("/openapi.json").json()["paths"]
    routes = {
        f"{route['tags'][0].replace(' ', '_')}.{route['operationId']}"
        for path in paths.values()
        for route in path.values()
    }
    modules = (generated.folder / "api").glob("*/[!_]*.py")
    assert routes == {f"{each.parent.name}.{each.stem}" for each in modules}
    assert all(generated.part(f"api.{each}").sync_detailed for each in routes)


def test_it_hands_in_starts_a_run_waits_reads_the_outcome_and_verifies_the_certificate(
    generated: Generated, officer: Guest, tmp_path: Path
) -> None:
    case_id = draft_of(officer, tmp_path)
    move(officer, case_id, "open")
    scholar, employer = invited(officer, case_id, "S-1", "E-1")
    hand_in_other_lists(scholar, employer)
    move(officer, case_id, "closed")
    seed = generated.made("SeedIn", seed="07 12 23 31 38 44", source="Loto")
    officer.ask("decisions_before_a_run.post_seed", case_id, body=seed)
    run_id = matched(officer, case_id)
    folder = fetched(officer, run_id, tmp_path / "run")
    the_lists_count_and_the_certificate_agrees(generated, folder)
    anyone_can_check(generated, published(officer, case_id, run_id))
    assert scholar.ask("results.get_result")
