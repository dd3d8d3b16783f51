"""The page as Markdown, with its pictures in files beside it."""

from collections.abc import Iterator

from matching.report.cells import shown
from matching.report.page import Sheet
from matching.report.picture import Picture
from matching.report.section import Section
from matching.report.table import Cell, Column, Kind, Table
from matching.words import Lang, Text, say, text


def markdown(sheet: Sheet, lang: Lang) -> str:
    """The whole page; pictures are ``NAME.svg`` in the same folder."""
    return "\n".join(_lines(sheet, lang))


def _lines(sheet: Sheet, lang: Lang) -> Iterator[str]:
    yield from (f"# {_said(sheet.title, lang)}", "")
    yield from (_said(sheet.subtitle, lang), "", _said(sheet.audience, lang), "")
    yield from (f"## {say(text('The answer'), lang)}", "")
    yield from (" ".join(_said(sentence, lang) for sentence in sheet.answer), "")
    for figure in sheet.figures:
        remark = f" ({_said(figure.remark, lang)})" if figure.remark else ""
        value = shown(figure.value, Kind.INT, lang)
        yield f"- {_said(figure.label, lang)}: **{value}**{remark}"
    yield ""
    for section in sheet.sections:
        yield from _section(section, lang)


def _section(section: Section, lang: Lang) -> Iterator[str]:
    yield from (f"## {_said(section.title, lang)}", "")
    for paragraph in section.says:
        yield from (_said(paragraph, lang), "")
    for picture in section.pictures:
        yield from _picture(picture, lang)
    for table in section.tables:
        yield from _table(table, lang)


def _picture(picture: Picture, lang: Lang) -> Iterator[str]:
    says = _said(picture.says, lang)
    yield from _table(picture.table, lang)
    yield from (f"![{says}]({picture.name}.svg)", "", f"*{says}*", "")


def _table(table: Table, lang: Lang) -> Iterator[str]:
    yield from (f"### {_said(table.title, lang)}", "")
    yield _row(_said(column.header, lang) for column in table.columns)
    yield _row("---" if column.kind is Kind.TEXT else "---:" for column in table.columns)
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        yield _row(_cell(cell, column, lang) for cell, column in cells)
    yield ""


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, column: Column, lang: Lang) -> str:
    return _plain(shown(cell, column.kind, lang))


def _said(what: Text, lang: Lang) -> str:
    return _plain(say(what, lang))


def _plain(words: str) -> str:
    """Names of a case stay words: no mark of theirs becomes a table, a link or HTML."""
    for mark in "\\`*_[]<>|#":
        words = words.replace(mark, f"\\{mark}")
    return " ".join(words.split())
