"""The two pages: for whom they are, in which words, and that they need nothing else."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from matching.report.charts import pictures
from matching.report.page import tied
from matching.words import Lang
from tests.report.conftest import Matched

VOID = {"meta", "link", "br", "hr", "img", "input"}
PAGES = ("report.html", "report-officer.html")


class Reader(HTMLParser):
    """Notes tags, attributes and words, and that every tag is closed by its own."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


def _read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _pages(*folders: Path) -> Iterator[Reader]:
    for folder in folders:
        for name in PAGES:
            yield _read(folder / name)


def test_pages_are_whole_and_say_their_language(english: Path, slovene: Path) -> None:
    for folder, lang in ((english, "en"), (slovene, "sl")):
        for page in _pages(folder):
            assert page.open == []
            assert page.tags[0] == ("html", {"lang": lang})
            assert [tag for tag, _ in page.tags].count("h1") == 1


def test_pages_need_nothing_from_elsewhere_and_run_nothing(english: Path) -> None:
    for page in _pages(english):
        assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.tags}
        for _, attributes in page.tags:
            for name, value in attributes.items():
                assert not name.startswith("on")
                assert name not in {"src", "href", "xlink:href"} or (value or "").startswith("#")
    for name in PAGES:
        assert "@import" not in (english / name).read_text(encoding="utf-8")
        assert "http" not in (english / name).read_text(encoding="utf-8")


def test_the_council_sees_no_scholar_and_the_officer_sees_everyone(
    call: Matched, english: Path, slovene: Path
) -> None:
    for folder in (english, slovene):
        council = (folder / "report.html").read_text(encoding="utf-8")
        officer = (folder / "report-officer.html").read_text(encoding="utf-8")
        assert not [each for each in call.case.scholars if each.scholar_id in council]
        assert all(each.scholar_id in officer for each in call.case.scholars)


def test_only_the_officer_reads_why_the_officer_decided(call: Matched, english: Path) -> None:
    (pin,) = call.case.decided
    assert pin.reason in "".join(_read(english / "report-officer.html").words)
    council = "".join(_read(english / "report.html").words)
    assert pin.reason not in council
    assert "must not be awarded" in council


def test_tables_have_captions_and_headings_with_a_scope(english: Path) -> None:
    for page in _pages(english):
        tags = [tag for tag, _ in page.tags]
        assert tags.count("caption") == tags.count("table") > 0
        assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")


def test_ids_are_unique_in_a_page(english: Path) -> None:
    for page in _pages(english):
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))


def test_every_picture_is_described_and_has_its_numbers_in_the_table_beside_it(
    call: Matched,
) -> None:
    drawn = pictures(call.outcome, call.baseline, call.explanation, Lang.EN)
    assert [picture.name for picture in drawn] == [
        "target",
        "lines",
        "payers",
        "comparison",
        "levels",
        "needs",
        "wishes",
        "unmatched_by_reason",
    ]
    for picture in drawn:
        assert picture.svg.startswith('<svg role="img" aria-label="')
        assert "<title>" in picture.svg
        assert picture.table.rows


def test_a_picture_writes_the_same_numbers_as_its_table(call: Matched, english: Path) -> None:
    page = (english / "report.html").read_text(encoding="utf-8")
    for block in re.findall(r'<div class="twins">.*?</table>', page, flags=re.DOTALL):
        picture, table = block.split("</figure>")
        in_table = set(re.findall(r"\d[\d,.]*", re.sub(r"<[^>]+>", " ", table)))
        bars = re.findall(r"<text[^>]*>([^<]*)</text>", picture)
        in_picture = {
            number for words in bars for number in re.findall(r"(?<![\w/])\d[\d,.]*", words)
        }
        assert in_picture
        assert in_picture - in_table - _headings(call) == set(), picture[:200]


def _headings(call: Matched) -> set[str]:
    """Numbers that stand in the name of a line or are the sum of a table's parts."""
    whole = sum(row.amount for row in call.outcome.ledger)
    years = {number for line in call.outcome.lines for number in re.findall(r"\d+", line.name)}
    return years | {f"{whole // 100:,}.{whole % 100:02d}"}


def test_languages_differ_and_no_mark_is_left_open(english: Path, slovene: Path) -> None:
    for page in _pages(english, slovene):
        assert not [words for words in page.words if re.search(r"[{}]", words) and "@" not in words]
    assert _headlines(english).isdisjoint(_headlines(slovene))


def _headlines(folder: Path) -> set[str]:
    page = (folder / "report-officer.html").read_text(encoding="utf-8")
    found = re.findall(r"<(?:h1|h2|caption|dt|figcaption)[^>]*>([^<]+)<", page)
    return {headline.strip() for headline in found}


def test_slovene_says_two_and_five_in_their_own_forms(slovene: Path) -> None:
    words = " ".join(_read(slovene / "report.html").words)
    assert re.search(r"Dodeljen\w* \w+ \d+ kadrovsk", words)


@pytest.mark.parametrize("lang", list(Lang))
def test_a_completion_speaks_of_no_money_but_the_settlement_and_of_no_target(
    completion: Matched, lang: Lang, tmp_path: Path
) -> None:
    completion.report(tmp_path, lang)
    page = tmp_path / "report-officer.html"
    whole = page.read_text(encoding="utf-8")
    settled = re.search(r'<section id="settlement">.*?</section>', whole, re.DOTALL)
    assert settled
    page.write_text(whole.replace(settled[0], ""), encoding="utf-8")
    words = " ".join(_read(page).words)
    without_policy = words[: words.index("Policy" if lang is Lang.EN else "Ureditev")]
    assert "EUR" not in without_policy
    for money in ("co-funding", "target", "scholarship ", "sofinanc", "cilj"):
        assert money not in without_policy.lower(), money
    assert str(len(completion.outcome.awards)) in words


def test_an_outcome_of_today_is_not_compared_with_itself(call: Matched, tmp_path: Path) -> None:
    assert call.baseline is not None
    drawn = pictures(call.baseline, None, call.explanation, Lang.EN)
    assert "comparison" not in {picture.name for picture in drawn}


def test_numbers_do_not_part_from_their_unit() -> None:
    assert tied("1. 9. 2026: 40 % of 150,00 EUR") == (
        "1.\u00a09.\u00a02026: 40\u00a0% of 150,00\u00a0EUR"
    )
