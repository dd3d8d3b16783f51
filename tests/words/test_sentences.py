"""Sentences with counts, with other sentences in them, and without a translation."""

import subprocess
import sys
from typing import Final

import pytest

from matching.domain import Level
from matching.tables.closed import LEVELS
from matching.words import Lang, Text, counted, say, text

ROW: Final = text("row {row}", row="7")


@pytest.mark.parametrize(
    ("months", "slovene", "english"),
    [
        (0, "0 mesecev", "0 months"),
        (1, "1 mesec", "1 month"),
        (2, "2 meseca", "2 months"),
        (3, "3 meseci", "3 months"),
        (4, "4 meseci", "4 months"),
        (5, "5 mesecev", "5 months"),
        (100, "100 mesecev", "100 months"),
        (101, "101 mesec", "101 months"),
        (102, "102 meseca", "102 months"),
        (1_103, "1.103 meseci", "1,103 months"),
    ],
)
def test_slovene_has_four_plural_forms(months: int, slovene: str, english: str) -> None:
    count = counted("{n} month", "{n} months", n=months)
    assert say(count, Lang.SL) == slovene
    assert say(count, Lang.EN) == english


def test_a_sentence_in_a_sentence_is_said_in_the_same_language() -> None:
    outer = text("{mark} is not in {file}", mark="P-9", file=text("column {column}", column="x"))
    assert say(outer, Lang.SL) == "P-9 ni v stolpec x"
    assert say(outer, Lang.EN) == "P-9 is not in column x"


def test_a_list_of_words_is_parted_by_commas() -> None:
    words = text("{words:list}", words=("a", LEVELS[Level.SECONDARY]))
    assert say(words, Lang.SL) == "a, dijak"
    assert say(words, Lang.EN) == "a, secondary"


def test_a_list_of_sentences_is_said_one_by_one() -> None:
    reasons = text("{reasons:list}", reasons=(ROW, counted("{n} hour", "{n} hours", n=2), 1_000))
    assert say(reasons, Lang.SL) == "vrstica 7; 2 uri; 1.000"
    assert say(reasons, Lang.EN) == "row 7; 2 hours; 1,000"


def test_a_list_may_be_empty() -> None:
    assert say(text("{names:list}", names=()), Lang.SL) == ""


def test_braces_in_a_fact_are_no_marks() -> None:
    assert say(text("{names:list}", names=("{row}", "{")), Lang.SL) == "{row}, {"


def test_words_that_are_no_sentence_are_said_as_they_stand() -> None:
    assert say("row {row}", Lang.SL) == "row {row}"


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    assert say(Text("a source of one case"), Lang.SL) == "a source of one case"


def test_equal_sentences_are_one_in_a_set() -> None:
    assert len({ROW, text("row {row}", row="7"), text("row {row}", row="8")}) == 2


def test_babel_is_loaded_only_for_slovene() -> None:
    program = (
        "import sys\n"
        "from matching.words import Lang, counted, say\n"
        "hours = counted('{n} hour', '{n} hours', n=2)\n"
        "assert say(hours, Lang.EN) == '2 hours'\n"
        "assert not any(name.split('.')[0] == 'babel' for name in sys.modules)\n"
        "assert say(hours, Lang.SL) == '2 uri'\n"
        "assert 'babel' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
