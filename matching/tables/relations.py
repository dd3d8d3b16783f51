"""What must hold between the tables of a case, one function each.

Every check takes all grids by the name of their table; a table that could not be read is not among
them, and nothing is said about it a second time.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from matching.domain import CaseKind, PinKind
from matching.errors import Fault
from matching.tables.closed import LEVELS
from matching.tables.grid import UNREAD, Grid
from matching.tables.relations_rotation import ROTATION_CHECKS
from matching.tables.suggest import Known
from matching.words import Text, counted, text

Grids: TypeAlias = Mapping[str, Grid]

_SUGGESTIONS: Final = 50
"""Unknown marks of one column for which the nearest known one is looked for."""


def faults_between(grids: Grids) -> list[Fault]:
    """Everything that does not hold between the tables."""
    return [fault for check in CHECKS for fault in check(grids)]


def keys_are_unique(grids: Grids) -> Iterator[Fault]:
    """No two rows of a table share the key."""
    for grid in grids.values():
        for record, first, values in _repeated(grid, *grid.table.key):
            if grid.table.name == "decided" and _differ(grid, "decision", record, first):
                continue
            problem = text(
                "{key} stands already in {place}",
                key=" + ".join(str(value) for value in values),
                place=grid.origin.place(first),
            )
            yield grid.fault(record, grid.table.key[-1], "duplicate", problem)


def marks_are_known(grids: Grids) -> Iterator[Fault]:
    """Every reference leads to a row of the other table."""
    for grid in grids.values():
        for column in grid.table.columns:
            into = grids.get(column.refers or "")
            if into is not None:
                yield from _unknown(grid, column.field, into, into.table.key[0])


def groups_are_known(grids: Grids) -> Iterator[Fault]:
    """A budget line names a group of occupations that exists."""
    if "budget" in grids and "occupations" in grids:
        yield from _unknown(grids["budget"], "group", grids["occupations"], "group")


def levels_agree(grids: Grids) -> Iterator[Fault]:
    """A row has the level of its occupation."""
    if "occupations" not in grids:
        return
    pairs = grids["occupations"].rows_of("occupation", "level")
    level_of = {occupation: level for _, (occupation, level) in pairs}
    for name in ("scholars", "positions", "running_awards", "host_places"):
        for record, (occupation, level) in _rows(grids, name, "occupation", "level"):
            if level_of.get(occupation, level) != level:
                problem = text(
                    "the level is {level}, but that of {occupation} is {other}",
                    level=LEVELS[level],
                    occupation=occupation,
                    other=LEVELS[level_of[occupation]],
                )
                yield grids[name].fault(record, "level", "level_differs", problem)


def positions_differ(grids: Grids) -> Iterator[Fault]:
    """An employer has at most one position of an occupation and level."""
    if "positions" in grids:
        grid = grids["positions"]
        for record, first, _ in _repeated(grid, "employer_id", "occupation", "level"):
            problem = text(
                "the employer has a position of this occupation and level already, in {place}; "
                "put the places together",
                place=grid.origin.place(first),
            )
            yield grid.fault(record, "occupation", "second_position", problem)


def scholars_rank_strictly(grids: Grids) -> Iterator[Fault]:
    """A scholar gives a place on the list only once; X as often as wished."""
    if "scholar_preferences" not in grids:
        return
    grid = grids["scholar_preferences"]
    for record, first, (scholar, rank) in _repeated(grid, "scholar_id", "rank"):
        if rank is not None and _differ(grid, "position_id", record, first):
            problem = text(
                "{scholar} gave the place {rank} already, in {place}; places of one list differ",
                scholar=scholar,
                rank=rank,
                place=grid.origin.place(first),
            )
            yield grid.fault(record, "rank", "rank_twice", problem)


def spans_are_forward(grids: Grids) -> Iterator[Fault]:
    """No span ends before it begins."""
    spans = dict.fromkeys(("stays", "periods", "budget", "changes"), ("begins", "until"))
    spans["running_awards"] = ("paid_from", "completes_on")
    for name, (first, last) in spans.items():
        for record, (begins, until) in _rows(grids, name, first, last):
            if begins is not None and until is not None and until < begins:
                problem = text(
                    "the last day {until:day} is before the first, {begins:day}",
                    until=until,
                    begins=begins,
                )
                yield grids[name].fault(record, last, "span", problem)


def lines_have_one_span(grids: Grids) -> Iterator[Fault]:
    """A budget line has either its first and last day, or a school year."""
    for record, (begins, until, year) in _rows(grids, "budget", "begins", "until", "school_year"):
        days = (begins is not None) + (until is not None)
        if days != (0 if year else 2):
            problem = text("a line has either from and until, or school_year, and not both")
            yield grids["budget"].fault(record, None, "line_span", problem)


def decisions_agree(grids: Grids) -> Iterator[Fault]:
    """No pair is both ``must`` and ``never``, no scholar must be at two positions."""
    if "decided" not in grids:
        return
    grid = grids["decided"]
    for record, first, (scholar, position) in _repeated(grid, "scholar_id", "position_id"):
        if _differ(grid, "decision", record, first):
            problem = text(
                "{scholar} and {position} are decided otherwise in {place}",
                scholar=scholar,
                position=position,
                place=grid.origin.place(first),
            )
            yield grid.fault(record, "decision", "must_and_never", problem)
    yield from _one_must(grid)


def _one_must(grid: Grid) -> Iterator[Fault]:
    musts: dict[str, tuple[int, str]] = {}
    for record, (scholar, position, decision) in grid.rows_of(
        "scholar_id", "position_id", "decision"
    ):
        if decision is PinKind.MUST:
            first, before = musts.setdefault(scholar, (record, position))
            if before != position:
                problem = text(
                    "{scholar} must be at {other} already, by {place}",
                    scholar=scholar,
                    other=before,
                    place=grid.origin.place(first),
                )
                yield grid.fault(record, "decision", "two_musts", problem)


def applications_are_numbered(grids: Grids) -> Iterator[Fault]:
    """No two scholars share the number of the application."""
    if "scholars" in grids:
        grid = grids["scholars"]
        for record, first, (number,) in _repeated(grid, "application_no"):
            problem = text(
                "the number {number} stands already in {place}",
                number=str(number),
                place=grid.origin.place(first),
            )
            yield grid.fault(record, "application_no", "application_no", problem)


def applicants_hold_no_award(grids: Grids) -> Iterator[Fault]:
    """Whoever applies in a call has no award that is still paid."""
    if _kind(grids) is CaseKind.CALL and "scholars" in grids:
        applicants = set(grids["scholars"].columns["scholar_id"])
        for record, (scholar,) in _rows(grids, "running_awards", "scholar_id"):
            if scholar in applicants:
                problem = text(
                    "{scholar} has a running award and is also in {file}; only one can be",
                    scholar=scholar,
                    file=grids["scholars"].origin.title,
                )
                yield grids["running_awards"].fault(
                    record, "scholar_id", "running_applicant", problem
                )


def earlier_costs_fit_lines(grids: Grids) -> Iterator[Fault]:
    """An earlier award has a cost for each budget line, or none at all."""
    if "budget" not in grids:
        return
    lines = grids["budget"].length
    for record, (costs,) in _rows(grids, "earlier_awards", "costs"):
        if costs and len(costs) != lines:
            problem = counted(
                "expected {n} amount, one for each budget line, found {found}",
                "expected {n} amounts, one for each budget line, found {found}",
                n=lines,
                found=len(costs),
            )
            yield grids["earlier_awards"].fault(record, "costs", "line_costs", problem)


def finishers_hold_positions(grids: Grids) -> Iterator[Fault]:
    """At completion every scholar holds a position."""
    if _kind(grids) is CaseKind.COMPLETION:
        for record, (held,) in _rows(grids, "scholars", "held_position"):
            if held is None:
                problem = text("at completion every scholar holds a position; name it here")
                yield grids["scholars"].fault(record, "held_position", "held_position", problem)


def tables_are_filled(grids: Grids) -> Iterator[Fault]:
    """There are scholars and positions."""
    for grid in grids.values():
        if grid.table.filled and grid.length == 0:
            problem = text("the table has no row; expected at least one")
            yield Fault(file=grid.origin.title, kind="empty_table", problem=problem)


CHECKS: Final[tuple[Callable[[Grids], Iterator[Fault]], ...]] = (
    keys_are_unique,
    marks_are_known,
    groups_are_known,
    levels_agree,
    positions_differ,
    scholars_rank_strictly,
    spans_are_forward,
    lines_have_one_span,
    decisions_agree,
    applications_are_numbered,
    applicants_hold_no_award,
    earlier_costs_fit_lines,
    finishers_hold_positions,
    tables_are_filled,
    *ROTATION_CHECKS,
)


def _rows(grids: Grids, name: str, *fields: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    return grids[name].rows_of(*fields) if name in grids else iter(())


def _kind(grids: Grids) -> CaseKind | None:
    kinds = [values[0] for _, values in _rows(grids, "case", "kind")]
    return kinds[0] if kinds else None


def _differ(grid: Grid, field: str, one: int, other: int) -> bool:
    return bool(grid.columns[field][one] != grid.columns[field][other])


def _repeated(grid: Grid, *fields: str) -> Iterator[tuple[int, int, tuple[Any, ...]]]:
    """Records whose values stood before, with the record where they stood first."""
    if not fields:
        return
    first: dict[tuple[Any, ...], int] = {}
    for record, values in grid.rows_of(*fields):
        before = first.setdefault(values, record)
        if before != record:
            yield record, before, values


def _unknown(grid: Grid, field: str, into: Grid, key: str) -> Iterator[Fault]:
    """Values of a column that do not stand in a column of another table."""
    known = set(into.columns[key]) - {UNREAD}
    strange = set(grid.columns[field]) - known - {None, UNREAD}
    if not strange or (not known and (into.length or into.table.filled)):
        return
    problems: dict[str, Text] = {}
    nearest = Known(known)
    for record, mark in enumerate(grid.columns[field]):
        if mark in strange:
            if mark not in problems:
                close = nearest.nearest(mark) if len(problems) < _SUGGESTIONS else None
                problems[mark] = _not_in(mark, into.origin.title, close)
            yield grid.fault(record, field, "unknown_id", problems[mark])


def _not_in(mark: str, title: str, close: str | None) -> Text:
    if close is None:
        return text("{mark} is not in {file}", mark=mark, file=title)
    return text(
        "{mark} is not in {file} (did you mean {close}?)", mark=mark, file=title, close=close
    )
