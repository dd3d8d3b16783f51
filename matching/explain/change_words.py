"""What would have had to differ, in words."""

from datetime import timedelta

from matching.domain import Case, PositionId, ScholarId
from matching.explain.change import ChangeKind, LeastChange, MissingHours
from matching.words import Text, counted, text

Pair = tuple[ScholarId, PositionId]


def more(case: Case, pair: Pair, kind: ChangeKind, amount: int, line: str | None) -> Text:
    """A change of an amount, such as ``1 more place at P-1``."""
    scholar, position = pair
    match kind:
        case ChangeKind.POINTS:
            before = case.scholar_by_id()[scholar].points
            return text(
                "{after:points} points instead of {before:points} ({amount:points} more)",
                amount=amount,
                after=before + amount,
                before=before,
            )
        case ChangeKind.EUROS:
            return text("{amount:eur} more on the line {line}", amount=amount, line=line)
        case ChangeKind.PLACES:
            return counted(
                "{n} more place at {position}",
                "{n} more places at {position}",
                n=amount,
                position=position,
            )
        case ChangeKind.LIMIT:
            return counted(
                "{n} more award allowed at {employer}",
                "{n} more awards allowed at {employer}",
                n=amount,
                employer=case.position_by_id()[position].employer_id,
            )
        case ChangeKind.COMPLETION:
            completes = case.scholar_by_id()[scholar].completes_on
            return text(
                "completion of school on {after:day} instead of {before:day}",
                after=completes + timedelta(days=amount),
                before=completes,
            )
    return _better(rank_of(case, pair) or amount, amount, position)


def hours_more(missing: tuple[MissingHours, ...]) -> Text:
    """Hours missing, employer by employer."""
    return text("{hours:list}", hours=tuple(_hours_at(each) for each in missing))


def _hours_at(missing: MissingHours) -> Text:
    return counted(
        "{n} more confirmed hour at {employer}",
        "{n} more confirmed hours at {employer}",
        n=missing.hours,
        employer=missing.employer_id,
    )


def enough(change: LeastChange) -> Text:
    """That the change gives the award; and that one unit less does not, where that was solved."""
    if change.least and change.amount == 1:
        return text("{change} would do", change=change.sentence)
    if change.least:
        unit = _unit(change.kind)
        return text("{change} would do, {unit} less would not", change=change.sentence, unit=unit)
    return text("at most {change}: less may do too", change=change.sentence)


def too_little(change: LeastChange) -> Text:
    """That nothing up to this change was found to give the award."""
    if change.amount == 1:
        return text("{change} alone would not do", change=change.sentence)
    return text("even {change} alone would not do (less was tried too)", change=change.sentence)


def only_admissible(change: LeastChange) -> Text:
    """That the change opens the pair, but gives no award."""
    return text(
        "{change} would make the pair admissible, but alone give no award here",
        change=change.sentence,
    )


def rank_of(case: Case, pair: Pair) -> int | None:
    """The scholar's place on the position's list."""
    return next(
        (p.rank for p in case.position_preferences if (p.scholar_id, p.position_id) == pair), None
    )


def _better(before: int, amount: int, position: PositionId) -> Text:
    return text(
        "place {after} instead of {before} on the list of {position}",
        after=before - amount,
        before=before,
        position=position,
    )


def _unit(kind: ChangeKind) -> Text:
    match kind:
        case ChangeKind.POINTS:
            return text("{step:points} points", step=1)
        case ChangeKind.EUROS:
            return text("{step:eur}", step=1)
        case ChangeKind.LIMIT:
            return counted("{n} award", "{n} awards", n=1)
        case ChangeKind.HOURS:
            return counted("{n} hour", "{n} hours", n=1)
        case ChangeKind.COMPLETION:
            return counted("{n} day", "{n} days", n=1)
    return counted("{n} place", "{n} places", n=1)
