"""Jobs leave a result and reports, and what they left can be checked."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.lifecycle.perform import RESULT, perform
from api.store.run_files import FileLeft
from api.store.states import RunKind
from matching.certificate import FILE
from matching.errors import InputError
from matching.read import read_case, with_earlier_awards
from matching.rules.book import policy_book
from matching.verify import verify
from matching.write import case_to_json

CASES = Path(__file__).parents[2] / "scenarios" / "cases"


def done(kind: RunKind, name: str = "tiny", **asked: Any) -> dict[str, FileLeft]:
    snapshot = case_to_json(read_case(CASES / name))
    left = perform(kind, snapshot, asked, lambda _done, _of: None)
    return {each.name: each for each in left}


def test_a_match_leaves_a_folder_that_can_be_verified(tmp_path: Path) -> None:
    left = done(RunKind.MATCH, lang="en")
    assert json.loads(left.pop(RESULT).body)["awards"] > 0
    for name in (FILE, *json.loads(left[FILE].body)["files"]):
        (tmp_path / name).write_bytes(left[name].body)
    assert verify(tmp_path, policy_book()).case == "tiny"


def test_a_repair_of_nothing_keeps_every_award() -> None:
    first = done(RunKind.MATCH)
    case = with_earlier_awards(read_case(CASES / "tiny"), first["outcome.json"].body)
    left = perform(RunKind.REPAIR, case_to_json(case), {}, lambda _done, _of: None)
    again = next(each for each in left if each.name == "outcome.json")
    awards = [json.loads(body)["awards"] for body in (first["outcome.json"].body, again.body)]
    assert awards[0] == awards[1]
    assert json.loads(again.body)["repair"]["changes"] == []


@pytest.mark.parametrize(
    ("kind", "name", "asked", "file"),
    [
        (RunKind.ROTATE, "velenje-2019", {}, "stays.csv"),
        (RunKind.FRONTIER, "tiny", {}, "frontier.html"),
        (RunKind.COMPARE, "tiny", {"scenarios": ["baseline", "share-50"]}, "comparison.html"),
        (RunKind.SWEEP, "tiny", {"vary": ["share=30|40"]}, "sweep.parquet"),
        (RunKind.YEARS, "tiny", {"years": 2, "seeds": 2}, "years.html"),
    ],
)
def test_every_kind_leaves_its_result_and_reports(
    kind: RunKind, name: str, asked: dict[str, Any], file: str
) -> None:
    left = done(kind, name, **asked)
    assert file in left
    assert json.loads(left[RESULT].body)


def test_progress_counts_up_and_whoever_watches_may_stop_it() -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        perform(RunKind.MATCH, case_to_json(read_case(CASES / "tiny")), {}, stop)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (RunKind.MATCH, {"unasked": 1}),
        (RunKind.COMPARE, {"scenarios": ["baseline", "/etc/passwd.toml"]}),
        (RunKind.SWEEP, {"scenarios": ["../secret.toml"]}),
        (RunKind.SWEEP, {"vary": ["share=1:100:1", "cap_secondary=1:100:1"]}),
        (RunKind.YEARS, {"years": 31}),
    ],
)
def test_what_nobody_may_ask_is_refused(kind: RunKind, asked: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        done(kind, **asked)
