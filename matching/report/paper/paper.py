"""A sheet in one language, as PDF and Word document both print it: words only, no layout.

On a screen a picture has its numbers beside it. On paper they stand together behind the last
picture, so that whoever reads only the first pages reads words and pictures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matching.report.answer import Figure
from matching.report.cells import shown
from matching.report.page import Sheet, tied, totals
from matching.report.picture import Picture, standing_alone
from matching.report.section import Section
from matching.report.table import Kind, Row, Table
from matching.words import Lang, Text, say, text


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFigure:
    """A key figure; an empty remark is none."""

    label: str
    value: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKey:
    """What a colour, as ``#rrggbb``, stands for."""

    colour: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPicture:
    """A picture as an SVG file of its own, and in words for those who do not see it."""

    title: str
    says: str
    alt: str
    svg: str
    keys: tuple[PaperKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """Rows under a header.

    Parameters
    ----------
    numbers : which columns stand to the right.
    widths : characters for which each column asks.
    """

    title: str
    header: tuple[str, ...]
    numbers: tuple[bool, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSection:
    """A heading and what stands under it."""

    title: str
    says: tuple[str, ...]
    pictures: tuple[PaperPicture, ...]
    tables: tuple[PaperTable, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Everything that is printed, from above."""

    lang: str
    title: str
    subtitle: str
    audience: str
    answer_title: str
    answer: str
    figures_title: str
    figures_header: tuple[str, str, str]
    figures: tuple[PaperFigure, ...]
    sections: tuple[PaperSection, ...]


LONG: Final = 28
"""Characters of a text that stand on a line before it is broken."""


def paper_of(sheet: Sheet, lang: Lang) -> Paper:
    """The sheet in a language."""
    return Paper(
        lang=lang,
        title=_said(sheet.title, lang),
        subtitle=_said(sheet.subtitle, lang),
        audience=_said(sheet.audience, lang),
        answer_title=_said(text("The answer"), lang),
        answer=" ".join(_said(sentence, lang) for sentence in sheet.answer),
        figures_title=_said(text("Key figures"), lang),
        figures_header=(
            _said(text("Figure"), lang),
            _said(text("Value"), lang),
            _said(text("Remark"), lang),
        ),
        figures=tuple(_figure(each, lang) for each in sheet.figures),
        sections=_sections(sheet.sections, lang),
    )


def _sections(sections: tuple[Section, ...], lang: Lang) -> tuple[PaperSection, ...]:
    """In their order, and behind the last picture the numbers of all."""
    printed = tuple(_section(each, lang) for each in sections)
    with_pictures = [no for no, each in enumerate(sections) if each.pictures]
    if not with_pictures:
        return printed
    behind = with_pictures[-1] + 1
    return (*printed[:behind], _numbers(sections, lang), *printed[behind:])


def _section(section: Section, lang: Lang) -> PaperSection:
    return PaperSection(
        title=_said(section.title, lang),
        says=tuple(_said(each, lang) for each in section.says),
        pictures=tuple(_picture(each, lang) for each in section.pictures),
        tables=tuple(_table(each, lang) for each in section.tables),
    )


def _numbers(sections: tuple[Section, ...], lang: Lang) -> PaperSection:
    return PaperSection(
        title=_said(text("The numbers behind the pictures"), lang),
        says=(),
        pictures=(),
        tables=tuple(
            _table(picture.table, lang) for section in sections for picture in section.pictures
        ),
        new_page=True,
    )


def _figure(figure: Figure, lang: Lang) -> PaperFigure:
    label = _said(figure.label, lang)
    return PaperFigure(
        label=label[:1].upper() + label[1:],
        value=tied(shown(figure.value, Kind.INT, lang)),
        remark=_said(figure.remark, lang) if figure.remark else "",
    )


def _picture(picture: Picture, lang: Lang) -> PaperPicture:
    title, says = _said(picture.table.title, lang), _said(picture.says, lang)
    return PaperPicture(
        title=title,
        says=says,
        alt=f"{title}. {says}",
        svg=standing_alone(picture.svg),
        keys=tuple(
            PaperKey(colour=each.colour, means=_said(each.means, lang)) for each in picture.keys
        ),
    )


def _table(table: Table, lang: Lang) -> PaperTable:
    nothing = (_said(text("none"), lang), *[""] * (len(table.columns) - 1))
    header = tuple(_said(each.header, lang) for each in table.columns)
    rows = tuple(_row(table, row, lang) for row in table.rows) or (nothing,)
    return PaperTable(
        title=_said(table.title, lang),
        header=header,
        numbers=tuple(each.kind is not Kind.TEXT for each in table.columns),
        widths=widths(header, rows),
        rows=rows,
        totals=totals(table, lang),
    )


def widths(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The longest word of each column, and of a long text a part."""
    columns = zip(header, *rows, strict=True)
    return tuple(
        max(
            _longest_word(title),
            *(max(_longest_word(cell), min(len(cell), LONG)) for cell in cells),
        )
        for title, *cells in columns
    )


def _longest_word(words: str) -> int:
    return max(len(word) for word in words.split(" "))


def _row(table: Table, row: Row, lang: Lang) -> tuple[str, ...]:
    return tuple(
        tied(shown(cell, column.kind, lang))
        for cell, column in zip(row, table.columns, strict=True)
    )


def _said(what: Text, lang: Lang) -> str:
    return tied(say(what, lang))
