"""What must hold in a problem, in the words of the domain, and what changing it would mean."""

import numpy as np

from matching.errors import Demand, DemandKind, Repair
from matching.solver.problem import NOBODY, Problem
from matching.words import Text, counted, text


def of_scholar(problem: Problem, scholar: int) -> Demand:
    """The officer's ``must`` for a scholar, or the scholar's held place."""
    name = problem.scholars[scholar]
    own = np.unique(problem.position[problem.scholar == scholar])
    open_to = tuple(problem.positions[position] for position in own)
    held = problem.held[scholar]
    if held != NOBODY:
        at = problem.positions[held]
        says = _held(name, at, open_to)
        return Demand(kind=DemandKind.HELD, says=says, scholar=name, position=at)
    if len(open_to) == 1:
        says = text("must for {scholar} at {position}", scholar=name, position=open_to[0])
        return Demand(kind=DemandKind.MUST, says=says, scholar=name, position=open_to[0])
    says = (
        text("must for {scholar} at one of {positions:list}", scholar=name, positions=open_to)
        if open_to
        else text("must for {scholar}, to whom no contract is open", scholar=name)
    )
    return Demand(kind=DemandKind.MUST, says=says, scholar=name)


def of_places(problem: Problem, position: int) -> Demand:
    """The places of a position."""
    name = problem.positions[position]
    says = counted(
        "the {n} place of {position}",
        "the {n} places of {position}",
        n=int(problem.capacity[position]),
        position=name,
    )
    return Demand(kind=DemandKind.PLACES, says=says, position=name)


def of_limit(problem: Problem, employer: int) -> Demand:
    """The limit of an employer over all its positions."""
    name = problem.employers[employer]
    says = counted(
        "the limit of {n} award at {employer}",
        "the limit of {n} awards at {employer}",
        n=int(problem.employer_limit[employer]),
        employer=name,
    )
    return Demand(kind=DemandKind.LIMIT, says=says, employer=name)


def of_line(problem: Problem, line: int) -> Demand:
    """What running awards leave on a budget line."""
    name = problem.lines[line]
    left = int(problem.line_limit[line])
    says = text("{left:eur} left on the line {line}", left=left, line=name)
    return Demand(kind=DemandKind.LINE, says=says, line=name)


def repair(demand: Demand, amount: int, for_all: int | None) -> Repair:
    """A repair, and whether another clash remains after it."""
    says = _changed(demand, amount)
    if for_all is None:
        says = text("{repair} (another clash remains then)", repair=says)
    elif for_all > amount:
        more = _changed(demand, for_all)
        says = text("{repair} (until nothing clashes: {more})", repair=says, more=more)
    return Repair(demand=demand, amount=amount, for_all=for_all, says=says)


def _changed(demand: Demand, amount: int) -> Text:
    match demand.kind:
        case DemandKind.PLACES:
            return counted(
                "{n} more place at {position}",
                "{n} more places at {position}",
                n=amount,
                position=demand.position,
            )
        case DemandKind.LIMIT:
            return counted(
                "{n} more award allowed at {employer}",
                "{n} more awards allowed at {employer}",
                n=amount,
                employer=demand.employer,
            )
        case DemandKind.LINE:
            return text("{amount:eur} more on the line {line}", amount=amount, line=demand.line)
        case DemandKind.HELD:
            return text("{scholar} gives up the held place", scholar=demand.scholar)
    return text("take back {must}", must=demand.says)


def _held(scholar: str, position: str, open_to: tuple[str, ...]) -> Text:
    if open_to == (position,):
        return text("the held place of {scholar} at {position}", scholar=scholar, position=position)
    if position in open_to:
        return text(
            "for {scholar} the held place at {position} or one preferred to it: {others:list}",
            scholar=scholar,
            position=position,
            others=tuple(other for other in open_to if other != position),
        )
    return text(
        "for {scholar}, who holds a place at {position}, one of those left open: {others:list}",
        scholar=scholar,
        position=position,
        others=open_to,
    )
