"""Occupations to draw from, and how many scholars and places each has in a case."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from matching.domain import Level, Occupation, OccupationId
from matching.money import Hundredths
from scenarios.generator.draws import Draw, Floats, Ints, noise, spread
from scenarios.generator.shape import Shape

ORDINARY: Final = Hundredths(100)
SHORTAGE: Final = {
    "strojništvo": Hundredths(300),
    "računalništvo": Hundredths(200),
    "mehatronika": Hundredths(200),
    "elektrotehnika": Hundredths(150),
}
"""Weight of a group, by what the firms of Velenje said they lack; others are ordinary."""

POSITIONS_AN_OCCUPATION: Final = 7
POSITIONS_AN_EMPLOYER: Final = 3
LEAST_CHOICE: Final = 5
LEADING: Final = 3
"""How much more common the first occupation of a group in the data file is than the others."""

CROWDING: Final = 0.85
"""Places grow slower than scholars, so that popular occupations are scarce."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of the data file: an occupation, and whether it is on the list of deficit ones."""

    occupation: Occupation
    deficit: bool
    leading: bool

    @property
    def weight(self) -> Hundredths:
        """How much its group is lacked."""
        return SHORTAGE.get(self.occupation.group, ORDINARY)

    @property
    def popularity(self) -> float:
        """How common it is among scholars: what is lacked, and what leads its group."""
        return float(self.weight * (LEADING if self.leading else 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """An occupation in a case, with its scholars, places and positions."""

    occupation: Occupation
    weight: Hundredths
    scholars: int
    places: int
    positions: int

    @property
    def level(self) -> Level:
        """Level of the occupation."""
        return self.occupation.level


@cache
def listed() -> tuple[Listed, ...]:
    """All occupations of the data file, in its order."""
    source = (files("scenarios") / "occupations.csv").read_text(encoding="utf-8")
    found: list[Listed] = []
    for row in csv.DictReader(source.splitlines()):
        occupation = Occupation(
            occupation=OccupationId(row["occupation"]),
            level=Level(row["level"]),
            group=row["group"],
            isco08=row["isco08"] or None,
        )
        before = {(each.occupation.group, each.occupation.level) for each in found}
        leading = (occupation.group, occupation.level) not in before
        found.append(
            Listed(occupation=occupation, deficit=row["deficit"] == "yes", leading=leading)
        )
    return tuple(found)


def trades(shape: Shape, scholars: int, draw: Draw) -> tuple[Trade, ...]:
    """The occupations of a case, pupils' before students', in the order of the data file."""
    tertiary = round(scholars * shape.tertiary)
    numbers = {Level.SECONDARY: scholars - tertiary, Level.TERTIARY: tertiary}
    employers = shape.employers_for(scholars)
    usual = max(LEAST_CHOICE, round(employers * POSITIONS_AN_EMPLOYER / POSITIONS_AN_OCCUPATION))
    wanted = shape.occupations or usual
    found: list[Trade] = []
    for level in Level:
        part = shape.tertiary if level is Level.TERTIARY else 1 - shape.tertiary
        count = min(numbers[level], max(1, round(wanted * part)))
        rows = _chosen(shape, level, count, draw)
        positions = employers * POSITIONS_AN_EMPLOYER * part
        found += _filled(shape, rows, numbers[level], (employers, round(positions)), draw)
    return tuple(found)


def _chosen(shape: Shape, level: Level, count: int, draw: Draw) -> list[Listed]:
    """So many deficit occupations of a level, those most lacked more often, and a few others."""
    of_level = [row for row in listed() if row.occupation.level is level]
    score = np.log([row.popularity for row in of_level]) + noise(draw, len(of_level))
    ranked = [of_level[i] for i in np.argsort(-score, kind="stable")]
    others = [row for row in ranked if not row.deficit]
    few = len(others) if count > 2 * LEAST_CHOICE else int(level is Level.SECONDARY)
    deficit = [row for row in ranked if row.deficit][:count]
    chosen = deficit + others[: few if shape.non_deficit and count > 1 else 0]
    return sorted(chosen, key=of_level.index)


def _filled(
    shape: Shape, rows: Sequence[Listed], scholars: int, offered: tuple[int, int], draw: Draw
) -> list[Trade]:
    """Scholars, places and positions for the occupations of a level; offered by employers."""
    if not rows:
        return []
    level = rows[0].occupation.level
    counts = spread(scholars, _popularity(shape, rows, draw), least=1)
    asked = shape.places.of(level) if shape.places else round(scholars * shape.places_a_scholar)
    places = spread(max(asked, len(rows)), counts.astype(np.float64) ** CROWDING, least=1)
    positions = _positions(places, *offered)
    return [
        Trade(
            occupation=row.occupation,
            weight=row.weight,
            scholars=int(counts[i]),
            places=int(places[i]),
            positions=int(positions[i]),
        )
        for i, row in enumerate(rows)
    ]


def _popularity(shape: Shape, rows: Sequence[Listed], draw: Draw) -> Floats:
    """Weights by which scholars choose; the occupations not in deficit get their small part."""
    weights = np.array([row.popularity for row in rows]) * (0.5 + draw.random(len(rows)))
    deficit = np.array([row.deficit for row in rows])
    if not deficit.all():
        weights[~deficit] = shape.non_deficit * weights[deficit].sum() / (~deficit).sum()
    return weights


def _positions(places: Ints, employers: int, usual: int) -> Ints:
    """Positions of each occupation: near its part, at most one an employer and one a place."""
    total = max(len(places) * min(POSITIONS_AN_OCCUPATION, -(-employers * 4 // 5)), usual)
    most = np.minimum(places, employers)
    near = np.round(total * places / places.sum()).astype(np.int64)
    found = np.clip(near, np.minimum(LEAST_CHOICE, most), most)
    return np.asarray(found, dtype=np.int64)
