"""Parts of the pages that need no browser."""

import threading
from dataclasses import replace

import pytest

from api.pages.background import Background, Running
from api.pages.flow import flow
from api.pages.ranks import ranks
from api.pages.study import Study, bundled
from api.pages.studying import headline
from matching.errors import Ukrep5Error
from matching.money import Cents
from matching.words import Lang, say, text

TINY = Study(case=bundled("tiny"), where="/demo/tiny")


def test_every_scholar_is_one_strand_of_the_flow() -> None:
    drawn = flow(TINY.case, TINY.match.outcome, Lang.EN)
    scholars = len(TINY.case.scholars)
    assert drawn.svg.count('fill="none"') == scholars
    assert sum(row[2] for row in drawn.table.rows if isinstance(row[2], int)) == scholars
    assert "style" not in drawn.svg


def test_the_tail_of_the_wishes_ends_with_everyone() -> None:
    table = ranks(TINY.match.outcome, Lang.EN).table
    assert table.rows[-1][1] == len(TINY.match.outcome.unmatched)
    assert table.rows[-1][2] == 10_000


def test_the_headline_says_cents_where_there_are_some() -> None:
    outcome = TINY.match.outcome
    line = replace(outcome.lines[0], spent=Cents(12_345), remains=Cents(55))
    found = headline(replace(outcome, lines=(line,)))
    assert found is not None
    assert "123.45 EUR; 0.55 EUR remain" in say(found, Lang.EN)


def test_without_a_line_there_is_no_headline() -> None:
    assert headline(replace(TINY.match.outcome, lines=())) is None


def test_work_in_the_background_is_done_once_and_says_how_far_it_is() -> None:
    works: Background[str, int] = Background(2)
    go_on = threading.Event()
    begun: list[str] = []

    def work(running: Running[int]) -> int:
        begun.append("once")
        running.show(text("simulating the years"), 1, 2)
        assert go_on.wait(30)
        return 7

    running = works.of("a", work)
    assert running.within(0.01) is None
    go_on.set()
    assert works.of("a", work).within(30) == 7
    assert (begun, running.done, running.of, running.ended) == (["once"], 1, 2, True)


def test_a_failure_in_the_background_is_told_to_whoever_asks() -> None:
    works: Background[str, int] = Background(2)

    def fails(_: Running[int]) -> int:
        raise Ukrep5Error(text("nothing"))

    with pytest.raises(Ukrep5Error):
        works.of("a", fails).within(30)
