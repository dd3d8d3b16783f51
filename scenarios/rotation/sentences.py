"""The plan in words, and its key figures."""

from collections.abc import Iterator
from itertools import takewhile

from matching.domain import CaseKind
from matching.report.answer import Figure
from matching.report.table import Kind, Measure
from matching.rotation.outcome import PlaceHelps, Repaired
from matching.words import Text, counted, text
from scenarios.rotation.adopt import Allowed
from scenarios.rotation.found import Rotation


def answer(found: Rotation) -> Iterator[Text]:
    """Of a repair what it changed; who meets enough employers, what is missing, what helps."""
    if found.repaired is not None:
        yield from repair_sentences(found.repaired)
    yield _meeting(found)
    yield from _below(found)
    yield _stays(found)
    yield from _helping(found)
    yield _proof(found)


def repair_sentences(repaired: Repaired) -> Iterator[Text]:
    """How many earlier stays are kept, and how many people have others now."""
    kept, plan = len(repaired.kept), repaired.plan
    yield counted(
        "{n} of {earlier} earlier stays is kept.",
        "{n} of {earlier} earlier stays are kept.",
        n=kept,
        earlier=kept + repaired.fallen,
    )
    if plan.goals[0].proven:
        yield text("It is proven that no fewer stays can change.")
    else:
        yield text(
            "At most {most} could be kept; that no more than these can is not proven.",
            most=plan.goals[0].bound,
        )
    people = len({change.scholar_id for change in repaired.changes})
    if not people:
        yield text("Nobody's stays change.")
        return
    yield counted(
        "Stays of {n} scholar change; they are listed with their reasons.",
        "Stays of {n} scholars change; they are listed with their reasons.",
        n=people,
    )


def _meeting(found: Rotation) -> Text:
    reach = found.reach(found.plan.least_firms)
    return counted(
        "With this plan {n} of {scholars} scholars meets {firms} or more employers; without it "
        "{before}.",
        "With this plan {n} of {scholars} scholars meet {firms} or more employers; without it "
        "{before}.",
        n=reach.planned,
        scholars=len(found.plan.scholars),
        firms=reach.firms,
        before=reach.before,
    )


def _below(found: Rotation) -> Iterator[Text]:
    """Those who meet fewer, apart by whether it is asked of them."""
    below = [each for each in found.plan.scholars if each.firms < found.plan.least_firms]
    waived = sum(each.firms_asked == 0 for each in below)
    if len(below) > waived:
        yield counted(
            "The number asked is not reached by {n} scholar.",
            "The number asked is not reached by {n} scholars.",
            n=len(below) - waived,
        )
    if waived:
        yield counted(
            "Fewer are met by {n} scholar in the last school year, in which it is not asked.",
            "Fewer are met by {n} scholars in the last school year, in which it is not asked.",
            n=waived,
        )


def _stays(found: Rotation) -> Text:
    planned, missing = len(found.plan.stays), found.wanted - len(found.plan.stays)
    if not found.wanted:
        return text("Nobody wants a further stay.")
    if not missing:
        return counted(
            "The {n} stay wanted is planned.",
            "All {n} stays wanted are planned.",
            n=planned,
        )
    return counted(
        "{planned} of {wanted} stays wanted are planned; {n} is missing.",
        "{planned} of {wanted} stays wanted are planned; {n} are missing.",
        n=missing,
        planned=planned,
        wanted=found.wanted,
    )


def most_helpful(found: Rotation) -> tuple[PlaceHelps, ...]:
    """The occupation in which a place helps most, in each of the periods where it helps alike."""

    def gain(each: PlaceHelps) -> tuple[int, int, str]:
        return each.enough_firms, each.stays, each.occupation

    return tuple(takewhile(lambda each: gain(each) == gain(found.helps[0]), found.helps))


def _helping(found: Rotation) -> Iterator[Text]:
    helpful = most_helpful(found)
    if not helpful:
        if found.wanted > len(found.plan.stays):
            yield text("One more place alone would bring no further stay in any occupation.")
        return
    first = helpful[0]
    yield counted(
        "One more place helps most for {occupation} (periods: {periods:list}): it brings {n} stay "
        "more.",
        "One more place helps most for {occupation} (periods: {periods:list}): it brings {n} stays "
        "more.",
        n=first.stays,
        occupation=first.occupation,
        periods=tuple(each.period_id for each in helpful),
    )
    if first.enough_firms:
        yield counted(
            "With it {n} scholar more meets enough employers.",
            "With it {n} scholars more meet enough employers.",
            n=first.enough_firms,
        )


def _proof(found: Rotation) -> Text:
    if found.proven:
        return text("It is proven that no plan does better by the goals in their order.")
    return text("That no plan does better is not proven for every goal.")


def key_figures(found: Rotation) -> Iterator[Figure]:
    """The figures on the cards."""
    for firms in sorted({found.plan.least_firms, found.plan.least_firms + 1}):
        reach = found.reach(firms)
        yield Figure(
            label=counted(
                "scholars who meet {n} employer or more",
                "scholars who meet {n} employers or more",
                n=firms,
            ),
            value=Measure(reach.planned, Kind.INT),
            remark=text("without the plan {before}", before=reach.before),
        )
    yield Figure(
        label=text("stays planned"),
        value=Measure(len(found.plan.stays), Kind.INT),
        remark=text("of {wanted} wanted", wanted=found.wanted),
    )
    yield Figure(
        label=text("wishes served"),
        value=Measure(_served(found), Kind.INT),
        remark=text("of {wishes}", wishes=len(found.case.stay_wishes)),
    )
    yield Figure(label=text("hosts with a stay"), value=Measure(len(found.by_host), Kind.INT))
    yield Figure(
        label=text("places taken"),
        value=Measure(sum(load.stays for load in found.plan.loads), Kind.INT),
        remark=text("of {room}", room=sum(load.room for load in found.plan.loads)),
    )


def _served(found: Rotation) -> int:
    return sum(stay.wish is not None for stay in found.plan.stays)


def allowed_sentences(allowed: Allowed) -> Iterator[Text]:
    """What the match makes of the plan once all of its stays are done."""
    if allowed.clash is not None:
        yield text("With all these stays done no match is possible: {why}", why=allowed.clash)
        return
    if allowed.kind is CaseKind.COMPLETION:
        yield counted(
            "With all these stays done the choice at completion gives {n} job (simulated).",
            "With all these stays done the choice at completion gives {n} jobs (simulated).",
            n=allowed.awards,
        )
        return
    yield counted(
        "With all these stays done the match gives {n} award with co-funding (simulated).",
        "With all these stays done the match gives {n} awards with co-funding (simulated).",
        n=allowed.co_funded,
    )
    if allowed.target:
        yield _target(allowed)


def _target(allowed: Allowed) -> Text:
    missed = allowed.target - allowed.co_funded
    if missed <= 0:
        return text("The target of {target} is met.", target=allowed.target)
    return counted(
        "The target of {target} is missed by {n}.",
        "The target of {target} is missed by {n}.",
        n=missed,
        target=allowed.target,
    )
