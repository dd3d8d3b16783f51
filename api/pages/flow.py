"""Who goes where: every scholar as one strand from the occupation to the employer."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from matching.domain import Case, EmployerId, Scholar
from matching.outcome import Award, Outcome
from matching.report.bars import Colour
from matching.report.picture import Key, Picture
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Lang, number, say, text

WIDTH: Final = 760
LEFT: Final = 290
MIDDLE: Final = 420
RIGHT: Final = 590
LONGEST: Final = 42
"""Characters of a name."""
BLOCK: Final = 8
MARK: Final = 14
ROW: Final = 16
"""Least height of a group, so that its name has room."""
GAP: Final = 6
TOP: Final = 24
SIZE: Final = 12
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
STRAND: Final = 4
THIN: Final = 2
MANY: Final = 300
"""From so many scholars on strands are thin."""

Where = EmployerId | None
"""An employer; None for no award."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One scholar: from where, to where, with what."""

    scholar: Scholar
    award: Award | None

    @property
    def where(self) -> Where:
        """The employer of the award."""
        return None if self.award is None else self.award.employer_id

    @property
    def colour(self) -> Colour:
        """With co-funding, without, or no award."""
        if self.award is None:
            return Colour.OTHER
        return Colour.MAIN if self.award.funded else Colour.SECOND


def flow(case: Case, outcome: Outcome, lang: Lang) -> Picture:
    """The picture, beside the table of its strands."""
    says = text("Every strand is one scholar, from the occupation to the employer.")
    keys = [
        Key(colour=Colour.MAIN, means=text("with co-funding")),
        Key(colour=Colour.SECOND, means=text("without co-funding")),
        Key(colour=Colour.OTHER, means=text("no award")),
    ]
    strands = _strands(case, outcome)
    colours = {strand.colour for strand in strands}
    table = flow_table(case, strands)
    label = f"{say(table.title, lang)}. {say(says, lang)}"
    return Picture(
        says=says,
        table=table,
        svg=_svg(case, strands, label, lang),
        keys=tuple(key for key in keys if key.colour in colours),
    )


def _strands(case: Case, outcome: Outcome) -> Sequence[Strand]:
    """Everyone, by occupation (the most sought first), then as employers stand at the right."""
    awards = {award.scholar_id: award for award in outcome.awards}
    sought = Counter(scholar.occupation for scholar in case.scholars)
    strands = sorted(
        (Strand(scholar=each, award=awards.get(each.scholar_id)) for each in case.scholars),
        key=lambda strand: (
            -sought[strand.scholar.occupation],
            strand.scholar.occupation,
            strand.scholar.scholar_id,
        ),
    )
    places = _places_of_employers(strands)
    blocks = {name: place for place, name in enumerate(dict.fromkeys(map(_occupation, strands)))}
    return sorted(strands, key=lambda each: (blocks[_occupation(each)], places[each.where]))


def _occupation(strand: Strand) -> str:
    return strand.scholar.occupation


def _places_of_employers(strands: Sequence[Strand]) -> Mapping[Where, int]:
    """Employers from above: those of the first occupations first, so that few strands cross."""
    found: Mapping[Where, list[int]] = defaultdict(list)
    for place, strand in enumerate(strands):
        found[strand.where].append(place)
    mean = {where: sum(places) * 1000 // len(places) for where, places in found.items()}
    order = sorted(mean, key=lambda where: (where is None, mean[where], where or ""))
    return {where: place for place, where in enumerate(order)}


def flow_table(case: Case, strands: Sequence[Strand]) -> Table:
    """Scholars by occupation and employer."""
    groups: Mapping[tuple[str, Where], list[Strand]] = defaultdict(list)
    for strand in strands:
        groups[strand.scholar.occupation, strand.where].append(strand)
    employers = case.employer_by_id()
    return tabulate(
        "flow",
        text("From the occupation to the employer"),
        groups.items(),
        (Column(text("Occupation")), lambda group: group[0][0]),
        (
            Column(text("Employer")),
            lambda group: text("no award") if group[0][1] is None else employers[group[0][1]].name,
        ),
        (Column(text("Scholars"), Kind.INT, total=True), lambda group: len(group[1])),
        (
            Column(text("With co-funding"), Kind.INT, total=True),
            lambda group: sum(each.award is not None and each.award.funded for each in group[1]),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """Where the groups of one side stand: top of each, and the height of a strand."""

    tops: Mapping[Where | str, int]
    counts: Mapping[Where | str, int]
    strand: int

    @property
    def bottom(self) -> int:
        """Where the last group ends."""
        last = list(self.tops)[-1]
        return self.tops[last] + max(self.counts[last] * self.strand, ROW)


def _side(groups: Sequence[Where | str], strand: int) -> _Side:
    """Groups in the order of their first mention, one below the other."""
    counts = Counter(groups)
    tops: dict[Where | str, int] = {}
    at = TOP
    for group, count in counts.items():
        tops[group] = at + max(0, ROW - count * strand) // 2
        at += max(count * strand, ROW) + GAP
    return _Side(tops=tops, counts=counts, strand=strand)


def _svg(case: Case, strands: Sequence[Strand], label: str, lang: Lang) -> str:
    strand = STRAND if len(strands) < MANY else THIN
    left = _side([each.scholar.occupation for each in strands], strand)
    places = _places_of_employers(strands)
    right = _side(
        sorted(
            (each.where for each in strands),
            key=lambda where: places[EmployerId(where) if where else None],
        ),
        strand,
    )
    names = {each.employer_id: each.name for each in case.employers}
    height = max(left.bottom, right.bottom) + GAP
    said = escape(label, quote=True)
    parts = [
        _words(LEFT - GAP, TOP - 10, say(text("occupation"), lang), "end", bold=True),
        _words(MIDDLE, TOP - 10, say(text("scholar"), lang), "middle", bold=True),
        _words(RIGHT + BLOCK + GAP, TOP - 10, say(text("employer"), lang), "start", bold=True),
        *_lines(strands, left, right),
        *_blocks(left, LEFT - BLOCK),
        *_blocks(right, RIGHT),
    ]
    for group, top in left.tops.items():
        words = f"{_short(str(group))} ({number(left.counts[group], lang)})"
        parts.append(_words(LEFT - BLOCK - GAP, _middle(left, group, top), words, "end"))
    for group, top in right.tops.items():
        name = say(text("no award"), lang) if group is None else names[EmployerId(group)]
        words = f"{_short(name)} ({number(right.counts[group], lang)})"
        parts.append(_words(RIGHT + BLOCK + GAP, _middle(right, group, top), words, "start"))
    return (
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="{FONT}" font-size="{SIZE}" fill="{Colour.TEXT}">'
        f"<title>{said}</title>{''.join(parts)}</svg>"
    )


def _lines(strands: Sequence[Strand], left: _Side, right: _Side) -> Iterator[str]:
    """A straight piece to the scholar's mark, and a curve on to the employer."""
    before: Counter[Where | str] = Counter()
    for each in strands:
        start = left.tops[each.scholar.occupation] + before[each.scholar.occupation] * left.strand
        end = right.tops[each.where] + before[each.where] * right.strand
        before[each.scholar.occupation] += 1
        before[each.where] += 1
        yield _strand(each.colour, start + left.strand // 2, end + left.strand // 2, left.strand)


def _strand(colour: Colour, start: int, end: int, thick: int) -> str:
    bend = (MIDDLE + RIGHT) // 2
    return (
        f'<path d="M{LEFT} {start}H{MIDDLE}C{bend} {start} {bend} {end} {RIGHT} {end}" '
        f'fill="none" stroke="{colour}" stroke-opacity="0.45" stroke-width="{thick - 1}"/>'
        f'<path d="M{MIDDLE - MARK // 2} {start}h{MARK}" stroke="{colour}" '
        f'stroke-width="{thick - 1}"/>'
    )


def _blocks(side: _Side, x: int) -> Iterator[str]:
    for group, top in side.tops.items():
        colour = Colour.OTHER if group is None else Colour.TEXT
        height = side.counts[group] * side.strand - 1
        yield f'<rect x="{x}" y="{top}" width="{BLOCK}" height="{height}" fill="{colour}"/>'


def _middle(side: _Side, group: Where | str, top: int) -> int:
    return top + side.counts[group] * side.strand // 2 + SIZE // 3


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _words(x: int, y: int, words: str, anchor: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'
