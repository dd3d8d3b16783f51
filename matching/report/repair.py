"""The changes against an earlier outcome: sentences, a table of people, a table of counts."""

from collections import Counter
from collections.abc import Iterator, Sequence

from matching.domain import Case, CaseKind
from matching.outcome import Became, Change, Holding, LineMoney, Outcome, Repaired
from matching.report.change_labels import BECAME, cause_of
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Text, counted, text

CHANGES = "changes"
"""Name of the table of people, which is a CSV file too."""


def repair_sentences(repair: Repaired) -> Iterator[Text]:
    """How many earlier awards stay, what became of the others, who is new, and the money."""
    yield counted(
        "{n} of {earlier} earlier awards stays.",
        "{n} of {earlier} earlier awards stay.",
        n=repair.kept,
        earlier=repair.earlier,
    )
    if repair.kept == repair.most:
        yield text("It is proven that no more can stay.")
    else:
        yield text(
            "At most {most} could stay; that no more than these can is not proven.",
            most=repair.most,
        )
    for became in BECAME:
        changes = [change for change in repair.changes if change.became is became]
        if changes:
            yield _many(became, len(changes), _causes(changes))
    yield from (_money(line) for line in repair.money if line.released or line.used)


def _causes(changes: Sequence[Change]) -> tuple[Text, ...]:
    """Each cause with its number, the most frequent first."""
    counts = Counter(cause_of(change) for change in changes)
    in_order = sorted(counts.items(), key=lambda each: (-each[1], repr(each[0])))
    return tuple(text("{cause} ({number})", cause=cause, number=n) for cause, n in in_order)


def _many(became: Became, n: int, causes: tuple[Text, ...]) -> Text:
    match became:
        case Became.ENDED:
            return counted(
                "{n} award ended: {causes:list}.",
                "{n} awards ended: {causes:list}.",
                n=n,
                causes=causes,
            )
        case Became.MOVED:
            return counted(
                "{n} scholar has another position now: {causes:list}.",
                "{n} scholars have another position now: {causes:list}.",
                n=n,
                causes=causes,
            )
        case Became.CO_FUNDING_ENDED:
            return counted(
                "{n} award lost its co-funding: {causes:list}.",
                "{n} awards lost their co-funding: {causes:list}.",
                n=n,
                causes=causes,
            )
        case Became.CO_FUNDED:
            return counted(
                "{n} award that stays has co-funding now: {causes:list}.",
                "{n} awards that stay have co-funding now: {causes:list}.",
                n=n,
                causes=causes,
            )
        case Became.NEW:
            return counted(
                "{n} award is new: {causes:list}.",
                "{n} awards are new: {causes:list}.",
                n=n,
                causes=causes,
            )


def _money(line: LineMoney) -> Text:
    return text(
        "On the line {line}, {released:eur} is released and {used:eur} used again.",
        line=line.line,
        released=line.released,
        used=line.used,
    )


def changes_table(case: Case, outcome: Outcome, repair: Repaired) -> Table:
    """Everyone whose award differs: before, now, and why; losses first."""
    names = {each.employer_id: each.name for each in case.employers}

    def holding(held: Holding | None) -> Text | None:
        return None if held is None else _holding(held, names.get(held.employer_id), outcome.kind)

    return tabulate(
        CHANGES,
        text("Changes against the earlier outcome"),
        _losses_first(repair),
        (Column(text("Scholar")), lambda change: change.scholar_id),
        (Column(text("Change")), lambda change: BECAME[change.became]),
        (Column(text("Before")), lambda change: holding(change.before)),
        (Column(text("Now")), lambda change: holding(change.now)),
        (Column(text("Reason")), cause_of),
        (Column(text("In words")), lambda change: change.because),
    )


def _losses_first(repair: Repaired) -> Sequence[Change]:
    order = list(BECAME)
    return sorted(repair.changes, key=lambda each: (order.index(each.became), each.scholar_id))


def _holding(held: Holding, name: str | None, kind: CaseKind) -> Text:
    """A position at an employer by name, or by id where the case no longer has it."""
    facts = {"position": held.position_id, "employer": name or held.employer_id}
    if kind is CaseKind.COMPLETION:
        return text("{position}, {employer}", **facts)
    if held.funded:
        return text("{position}, {employer}, with co-funding", **facts)
    return text("{position}, {employer}, without co-funding", **facts)


def changes_counted(repair: Repaired) -> Table:
    """How many changes of each kind there are for each reason."""
    order = list(BECAME)
    counts = Counter((change.became, cause_of(change)) for change in repair.changes)
    return tabulate(
        "changes_counted",
        text("Changes by reason"),
        sorted(counts, key=lambda each: (order.index(each[0]), -counts[each], repr(each[1]))),
        (Column(text("Change")), lambda each: BECAME[each[0]]),
        (Column(text("Reason")), lambda each: each[1]),
        (Column(text("Number"), Kind.INT, total=True), lambda each: counts[each]),
    )
