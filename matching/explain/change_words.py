"""What would have had to differ, in words."""

from matching.domain import Case
from matching.explain.change import ChangeKind, LeastChange, MissingHours
from matching.explain.search import Found
from matching.words import Text, counted, text


def found_in_words(case: Case, change: LeastChange, found: Found) -> Text:
    """The amount; that one unit less would not do, where a solve confirmed it, or ``at most``."""
    assert found.amount is not None
    more = more_in_words(case, change, found.amount)
    if found.least:
        return text("{change}; {unit} less would not do", change=more, unit=_unit(change))
    return text("at most {change}; less may do too", change=more)


def none_in_words(case: Case, change: LeastChange, most: int) -> Text:
    """That nothing of the kind alone was found, and how far it was tried."""
    more = more_in_words(case, change, most)
    return text("{change} alone would not do, nor would less (as far as tried)", change=more)


def more_in_words(case: Case, change: LeastChange, amount: int) -> Text:
    """The change of an amount, such as ``1 more place at P-1``."""
    match change.kind:
        case ChangeKind.POINTS:
            before = case.scholar_by_id()[change.scholar_id].points
            return text(
                "{amount:points} more points ({after:points} instead of {before:points})",
                amount=amount,
                after=before + amount,
                before=before,
            )
        case ChangeKind.EUROS:
            return text("{amount:eur} more on the line {line}", amount=amount, line=change.line)
        case ChangeKind.PLACES:
            return counted(
                "{n} more place at {position}",
                "{n} more places at {position}",
                n=amount,
                position=change.position_id,
            )
        case ChangeKind.LIMIT:
            return counted(
                "{n} more award allowed at {employer}",
                "{n} more awards allowed at {employer}",
                n=amount,
                employer=case.position_by_id()[change.position_id].employer_id,
            )
    return _rank(case, change, amount)


def hours_in_words(missing: tuple[MissingHours, ...]) -> Text:
    """Hours missing, employer by employer."""
    return text(
        "{hours:list}",
        hours=tuple(
            counted(
                "{n} more confirmed hour at {employer}",
                "{n} more confirmed hours at {employer}",
                n=each.hours,
                employer=each.employer_id,
            )
            for each in missing
        ),
    )


def _rank(case: Case, change: LeastChange, amount: int) -> Text:
    before = rank_of(case, change)
    assert before is not None
    return text(
        "place {after} instead of {before} on the list of {position}",
        after=before - amount,
        before=before,
        position=change.position_id,
    )


def rank_of(case: Case, change: LeastChange) -> int | None:
    """The scholar's place on the position's list."""
    pair = (change.position_id, change.scholar_id)
    return next(
        (p.rank for p in case.position_preferences if (p.position_id, p.scholar_id) == pair), None
    )


def _unit(change: LeastChange) -> Text:
    match change.kind:
        case ChangeKind.POINTS:
            return text("{step:points} points", step=1)
        case ChangeKind.EUROS:
            return text("{step:eur}", step=1)
        case ChangeKind.LIMIT:
            return counted("{n} award", "{n} awards", n=1)
    return counted("{n} place", "{n} places", n=1)
