"""The report: the same words on screen and on paper, and nothing that points at a person."""

import re

import pytest

from matching.report.cells import shown
from matching.report.page import Sheet, drawn_up, tied
from matching.report.section import Section
from matching.report.table import Kind, Measure, Table
from matching.words import Lang, say
from scenarios.council import Council, council_docx, council_html, council_pdf, sheet_of
from scenarios.council.few import LEAST
from tests.council.conftest import Printed
from tests.council.words_of import bare, of_html, of_pdf

ANSWERS = ("match", "next-euro", "scenarios", "years", "sums", "closing")
PARAMETERS = {"policy_known", "policy_assumed", "years-known", "years-assumed", "council-sources"}


def _tables(sections: tuple[Section, ...]) -> list[Table]:
    shown = [picture.table for section in sections for picture in section.pictures]
    return [*shown, *(table for section in sections for table in section.tables)]


def test_every_sentence_and_figure_stands_in_all_three(
    sheet: Sheet, lang: Lang, three: dict[str, str]
) -> None:
    said = [*sheet.answer, *(each.label for each in sheet.figures)]
    said += [each.remark for each in sheet.figures if each.remark]
    for section in sheet.sections:
        said += [section.title, *section.says]
        said += [each.says for each in section.pictures]
    for table in _tables(sheet.sections):
        said += [table.title, *(column.header for column in table.columns)]
    for form, words in three.items():
        for sentence in said:
            assert bare(tied(say(sentence, lang))) in words, (form, sentence)
        for figure in sheet.figures:
            assert bare(_shown(figure.value, lang)) in words, form


def _shown(value: Measure, lang: Lang) -> str:
    return shown(value, Kind.INT, lang)


def test_every_cell_of_every_table_stands_in_all_three(
    sheet: Sheet, lang: Lang, three: dict[str, str]
) -> None:
    for table in _tables(sheet.sections):
        for row in table.rows:
            for cell, column in zip(row, table.columns, strict=True):
                for form, words in three.items():
                    assert bare(shown(cell, column.kind, lang)) in words, (form, table.name)


def test_answers_come_first_then_tables_then_facts_apart_from_assumptions(sheet: Sheet) -> None:
    names = [section.name for section in sheet.sections]
    assert tuple(names[: len(ANSWERS)]) == ANSWERS
    assert names[-4:] == ["facts", "assumptions", "method", "sources"]
    assert all(not section.tables for section in sheet.sections[: len(ANSWERS)])


def test_answers_with_their_pictures_take_two_pages(
    sheet: Sheet, lang: Lang, printed: Printed
) -> None:
    first, behind = (
        of_pdf(printed.pdf, pages=2),
        {Lang.EN: "The numbers behind", Lang.SL: "Podatki za"},
    )
    last = next(section for section in sheet.sections if section.name == ANSWERS[-1])
    assert bare(say(last.says[-1], lang)) in first
    assert bare(behind[lang]) not in first
    assert bare(behind[lang]) in of_pdf(printed.pdf, pages=3)


def test_the_council_reads_neither_names_nor_ids_of_scholars(
    forty: Council, printed: Printed, three: dict[str, str]
) -> None:
    scholars = {award.scholar_id for award in forty.outcome.awards} | set(forty.outcome.unmatched)
    assert len(scholars) == 40
    for words in (printed.html, *three.values()):
        for scholar in scholars:
            assert not re.search(rf"\b{re.escape(scholar)}\b", words, re.IGNORECASE), scholar


@pytest.mark.parametrize("which", ["tiny", "forty"])
def test_no_count_of_people_below_five_is_published(
    which: str, request: pytest.FixtureRequest
) -> None:
    found = sheet_of(request.getfixturevalue(which), Lang.EN)
    for table in _tables(found.sections):
        if table.name in PARAMETERS | {"years-calendar"}:
            continue
        for row in table.rows:
            for cell, column in zip(row, table.columns, strict=True):
                counts_people = column.kind is Kind.INT and say(column.header, Lang.EN) != "Needed"
                if counts_people and isinstance(cell, int):
                    assert abs(cell) >= LEAST, (table.name, row)
    words = re.sub(r"<[^>]+>", " ", drawn_up(found, Lang.EN))
    assert not re.search(
        r"(?<![\d.,])[0-4] (?:new |running )?(?:award|scholar|applicant|pupil|student)", words
    )


def test_a_case_of_few_says_so(tiny: Council) -> None:
    assert tiny.outcome.co_funded == 4
    words = of_html(council_html(tiny, Lang.EN))
    assert bare("The match gives fewer than 5 awards with co-funding; the target is 100.") in words


def test_what_is_assumed_stands_apart_from_what_is_known(sheet: Sheet) -> None:
    certainty = {
        section.name: {
            str(say(row[names.index("Certainty")], Lang.EN))  # type: ignore[arg-type]
            for table in section.tables
            for names in [[say(column.header, Lang.EN) for column in table.columns]]
            for row in table.rows
        }
        for section in sheet.sections
        if section.name in {"facts", "assumptions"}
    }
    assert certainty["assumptions"] == {"assumed"}
    assert certainty["facts"] == {"primary source", "reported"}


def test_the_same_findings_give_the_same_bytes(tiny: Council) -> None:
    assert council_pdf(tiny, Lang.SL) == council_pdf(tiny, Lang.SL)
    assert council_docx(tiny, Lang.SL) == council_docx(tiny, Lang.SL)
