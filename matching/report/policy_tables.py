"""Policy in force, with source and certainty; what is assumed stands apart from what is known."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from matching.contract import Certainty
from matching.report.labels import CERTAINTY, CHOICE, MONTHS, yes_no
from matching.report.table import Cell, Column, Kind, Measure, Table, tabulate
from matching.rules.parameter import DatedValue, Parameter, Unit
from matching.rules.policy import Policy
from matching.words import Text, counted, text

KNOWN: Final = (Certainty.PRIMARY, Certainty.REPORTED)


def known_table(policy: Policy) -> Table:
    """Parameters whose value has a source."""
    return _table("policy_known", text("Policy in force on the day"), policy, KNOWN)


def assumed_table(policy: Policy) -> Table:
    """Parameters that are settings, with no claim of law."""
    return _table("policy_assumed", text("Assumed settings"), policy, (Certainty.ASSUMED,))


def _table(name: str, title: Text, policy: Policy, certainties: Collection[Certainty]) -> Table:
    return tabulate(
        name,
        title,
        [each for each in _in_force(policy) if each[1].certainty in certainties],
        (Column(text("Parameter")), lambda each: Text(each[0].description)),
        (Column(text("Value")), lambda each: in_words(each[0], each[1])),
        (Column(text("In force since"), Kind.DATE), lambda each: each[1].begins),
        (Column(text("Certainty")), lambda each: CERTAINTY[each[1].certainty]),
        (Column(text("Source")), lambda each: Text(each[1].source)),
    )


def _in_force(policy: Policy) -> Sequence[tuple[Parameter, DatedValue]]:
    return [
        (parameter, parameter.on(policy.day))
        for _, parameter in sorted(policy.parameters.items())
        if any(value.covers(policy.day) for value in parameter.values)
    ]


def in_words(parameter: Parameter, dated: DatedValue) -> Cell:
    """A value as people say it."""
    value = dated.value
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, tuple):
        return text("{names:list}", names=tuple(CHOICE.get(name, name) for name in value))
    if isinstance(value, str):
        return _said(parameter.unit, value)
    return _number(parameter.unit, value)


def _said(unit: Unit, value: str) -> Cell:
    if unit is Unit.MONTH_DAY:
        month, day = value.split("-")
        return text("{day} {month}", day=int(day), month=MONTHS[int(month) - 1])
    return CHOICE.get(value, value)


def _number(unit: Unit, value: int) -> Cell:
    if unit is Unit.MONTH:
        return MONTHS[value - 1]
    in_unit: Mapping[Unit, Cell] = {
        Unit.EUR_A_MONTH: text("{amount:eur} a month", amount=value),
        Unit.PERCENT: Measure(value, Kind.SHARE),
        Unit.MONTHS: counted("{n} month", "{n} months", n=value),
        Unit.HOURS: counted("{n} hour", "{n} hours", n=value),
        Unit.FIRMS: counted("{n} firm", "{n} firms", n=value),
    }
    return in_unit.get(unit, Measure(value, Kind.INT))
