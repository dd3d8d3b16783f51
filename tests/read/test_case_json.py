"""JSON: the same checks as of every other form, with a path as the place."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from matching.errors import InputError
from matching.read import case_from_json
from matching.write import case_to_json
from tests.read.handmade_case import CASE

Document = dict[str, Any]


def faults_of(data: bytes | str) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as refused:
        case_from_json(data)
    return [(fault.file, fault.kind) for fault in refused.value.faults]


def changed(change: Callable[[Document], object]) -> str:
    document = json.loads(case_to_json(CASE))
    change(document)
    return json.dumps(document)


@pytest.mark.parametrize(
    ("change", "place", "kind"),
    [
        (lambda d: d["positions"][1].update(places=1.5), "positions[1].places", "whole"),
        (lambda d: d["positions"][1].update(places="3"), "positions[1].places", "whole"),
        (lambda d: d["positions"][1].update(places=0), "positions[1].places", "whole"),
        (
            lambda d: d["positions"][0].update(monthly_amount=-1),
            "positions[0].monthly_amount",
            "amount",
        ),
        (lambda d: d["scholars"][0].update(level="pupil"), "scholars[0].level", "level"),
        (lambda d: d["scholars"][0].update(scholar_id=" 1"), "scholars[0].scholar_id", "id"),
        (lambda d: d["scholars"][0].update(completes_on="x"), "scholars[0].completes_on", "day"),
        (
            lambda d: d["scholars"][0].update(completes_on="1600-01-01"),
            "scholars[0].completes_on",
            "day",
        ),
        (lambda d: d["scholars"][0].pop("points"), "scholars[0].points", "empty"),
        (lambda d: d["scholars"][0].update(pionts=1), "scholars[0].pionts", "unknown_key"),
        (
            lambda d: d["scholars"][0].update(held_position="P-1"),
            "scholars[0].held_position",
            "unknown_id",
        ),
        (
            lambda d: d["employers"][0].update(name="a" * 40_000),
            "employers[0].name",
            "cell_too_long",
        ),
        (
            lambda d: d["scholar_preferences"][2].update(rank=0),
            "scholar_preferences[2].rank",
            "rank",
        ),
        (lambda d: d["scholars"].append(d["scholars"][0]), "scholars[3].scholar_id", "duplicate"),
        (lambda d: d["stays"][0].update(until="2026-01-01"), "stays[0].until", "span"),
        (lambda d: d["budget"][0].update(school_year=None), "budget[0]", "line_span"),
        (lambda d: d.update(positions=[]), "positions", "empty_table"),
        (lambda d: d.update(positions=3), "positions", "json"),
        (lambda d: d.update(positions=[3]), "positions[0]", "json"),
        (lambda d: d.update(kind="round"), "kind", "case_kind"),
        (lambda d: d.update(goals=["draw", "draw"]), "goals", "goals"),
        (lambda d: d.update(school_year="2026/28"), "school_year", "school_year"),
        (lambda d: d.update(sceds="1"), "sceds", "unknown_key"),
        (lambda d: d.pop("seed"), "seed", "empty"),
    ],
)
def test_a_broken_case_is_refused_at_its_path(
    change: Callable[[Document], object], place: str, kind: str
) -> None:
    assert (place, kind) in faults_of(changed(change))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"3",
        b"{",
        b"[" * 100_000,
        b"\xff",
        b'{"name": NaN}',
        "\ud800",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_case_at_all_is_refused(data: bytes | str) -> None:
    assert faults_of(data)


def test_a_key_that_stands_twice_is_refused() -> None:
    data = case_to_json(CASE).decode().replace('"name":', '"name": "other",\n "name":', 1)
    assert faults_of(data) == [("case.json", "duplicate_key")]


def test_the_order_of_lists_does_not_matter() -> None:
    def turn(document: Document) -> None:
        for key, value in document.items():
            if isinstance(value, list) and key != "goals":
                document[key] = value[::-1]

    assert case_from_json(changed(turn)) == CASE
