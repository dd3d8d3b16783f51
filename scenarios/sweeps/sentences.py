"""A sweep in words."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from matching.report.labels import GOAL
from matching.words import Text, counted, text
from scenarios.sweeps.figures import goals_for
from scenarios.sweeps.row import Ended
from scenarios.sweeps.run import Sweep


def answer(sweep: Sweep) -> Iterator[Text]:
    """How far awards range, what could not be matched, and what was left out."""
    matched = [row for row in sweep.rows if row.ended is Ended.MATCHED]
    yield counted(
        "{n} cell of the grid was matched and recounted.",
        "{n} cells of the grid were matched and recounted.",
        n=len(matched),
    )
    if matched:
        yield text(
            "Awards with co-funding range from {least} to {most}.",
            least=min(row.co_funded for row in matched),
            most=max(row.co_funded for row in matched),
        )
    for ended, said in (
        (Ended.CLASH, _clashes),
        (Ended.OUT_OF_REACH, _out_of_reach),
    ):
        number = sum(row.ended is ended for row in sweep.rows)
        if number:
            yield said(number)
    falls = _falls(sweep)
    if falls:
        yield counted(
            "At {n} step of the budget more money gives fewer awards: the least number for each "
            "school level then keeps a dearer one, or the mechanism does not aim at awards.",
            "At {n} steps of the budget more money gives fewer awards: the least number for each "
            "school level then keeps a dearer one, or the mechanism does not aim at awards.",
            n=falls,
        )
    yield from _left_out(sweep)


def _falls(sweep: Sweep) -> int:
    """Neighbours that differ in nothing but a larger budget, with fewer awards."""
    found = 0
    for (before, less), (after, more) in pairwise(zip(sweep.cells, sweep.rows, strict=True)):
        if replace(before, budget=after.budget) == after and before.budget and after.budget:
            both = less.ended is more.ended is Ended.MATCHED
            rises = after.budget > before.budget
            found += both and rises and more.co_funded < less.co_funded
    return found


def _clashes(number: int) -> Text:
    return counted(
        "In {n} cell those who must be awarded do not find room; it has no match.",
        "In {n} cells those who must be awarded do not find room; they have no match.",
        n=number,
    )


def _out_of_reach(number: int) -> Text:
    return counted(
        "In {n} cell no line gives what the scenario asks for.",
        "In {n} cells no line gives what the scenario asks for.",
        n=number,
    )


def _left_out(sweep: Sweep) -> Iterator[Text]:
    """The goals that no figure asked for needs."""
    policy = sweep.book.with_changes(sweep.case.changes).on(sweep.case.on)
    every = sweep.case.goals or policy.goals
    solved = goals_for(sweep.grid.figures, every)
    left = tuple(goal for goal in every if goal not in solved)
    if not left:
        return
    yield text(
        "The match with all its goals was not asked for: {goals:list} were left out. What they "
        "would decide (who of those equal so far, and with that spending, employers, places on "
        "lists, blocking pairs) is that of one of the best choices for the goals solved, the same "
        "at every run.",
        goals=tuple(GOAL[goal] for goal in left),
    )
