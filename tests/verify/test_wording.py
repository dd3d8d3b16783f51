"""A folder made with other words of the program is told apart from one that was altered."""

from dataclasses import replace
from pathlib import Path

import pytest

from matching.certificate import read_certificate, words_sha256
from matching.domain import Goal
from matching.errors import VerifyError
from matching.rules.book import policy_book
from matching.verify import verify
from matching.words import Lang, say
from tests.verify.adversary import edited, rehashed, sealed


def _other_heading(folder: Path) -> None:
    table = folder / "awards.csv"
    table.write_bytes(table.read_bytes().replace(b"Scholar,", b"Holder,", 1))


def test_tables_of_another_wording_cannot_be_made_again_and_that_is_said(copy: Path) -> None:
    _other_heading(copy)
    sealed(copy, replace(read_certificate(copy), words="0" * 64))
    with pytest.raises(VerifyError, match="made with another wording"):
        verify(copy, policy_book())


def test_with_the_same_words_a_table_that_differs_was_altered(copy: Path) -> None:
    assert read_certificate(copy).words == words_sha256()
    _other_heading(copy)
    rehashed(copy)
    with pytest.raises(VerifyError, match=r"awards\.csv does not follow"):
        verify(copy, policy_book())


def test_a_fault_of_the_case_is_told_in_the_reader_s_language(copy: Path) -> None:
    def nobody_s_level(case: dict[str, list[dict[str, str]]]) -> None:
        case["scholars"][0]["level"] = "tertiary"

    edited(copy / "case.json", nobody_s_level)
    rehashed(copy)
    with pytest.raises(VerifyError) as found:
        verify(copy, policy_book())
    assert "raven je študent" in found.value.say(Lang.SL)
    assert "the level is tertiary" in found.value.say(Lang.EN)


def test_proofs_name_goals_as_people_do_and_at_completion_no_money(
    tiny: Path, stable: Path
) -> None:
    call = [say(proof, Lang.SL) for proof in verify(tiny, policy_book()).proofs()]
    assert call[0].startswith("čim več štipendij s sofinanciranjem: ")
    completion = verify(stable, policy_book())
    assert not {Goal.CO_FUNDED_AWARDS, Goal.PUBLIC_COST} & {each.goal for each in completion.goals}
    said = [say(proof, Lang.EN) for proof in completion.proofs()]
    assert said[0].startswith("most jobs: ")
    assert not [words for words in said if "_" in words]
