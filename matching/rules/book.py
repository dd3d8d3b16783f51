"""The policy book: every parameter with its dated values, read from ``parameters/*.toml``."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from matching.contract import Certainty
from matching.domain import PolicyChange
from matching.errors import PolicyError
from matching.rules.parameter import DatedValue, Parameter, Unit
from matching.rules.policy import Policy
from matching.words import text


@dataclass(frozen=True, slots=True)
class PolicyBook:
    """Parameters by name. Immutable: a change gives a new book, the baseline stays."""

    parameters: Mapping[str, Parameter]

    def on(self, day: date) -> Policy:
        """Policy as it stands on a day; later months still ask for their own day."""
        return Policy(parameters=self.parameters, day=day)

    def with_changes(self, changes: Iterable[PolicyChange]) -> "PolicyBook":
        """A new book in which the changes count over what stood before.

        Raises
        ------
        PolicyError
            For an unknown parameter, a value in the wrong unit, or a span that ends before it
            begins; before anything runs.
        """
        changed = dict(self.parameters)
        for change in changes:
            parameter = changed.get(change.parameter)
            if parameter is None:
                raise _unknown(change.parameter, changed)
            changed[change.parameter] = _changed(parameter, change)
        return PolicyBook(MappingProxyType(changed))


@cache
def policy_book() -> PolicyBook:
    """The book that comes with the program."""
    return book_from(_sources())


def _sources() -> list[str]:
    folder = files("matching.rules") / "parameters"
    sources = sorted(
        (source for source in folder.iterdir() if source.name.endswith(".toml")),
        key=lambda source: source.name,
    )
    return [source.read_text(encoding="utf-8") for source in sources]


def book_sha256() -> str:
    """SHA-256 over the parameter files of the book that comes with the program."""
    return hashlib.sha256("\n".join(_sources()).encode()).hexdigest()


def book_from(sources: Iterable[str]) -> PolicyBook:
    """A book from the text of parameter files; raises `PolicyError` if one cannot be."""
    parameters: dict[str, Parameter] = {}
    for source in sources:
        for name, entry in _entries(source).items():
            if name in parameters:
                raise PolicyError(text("parameter {name} stands in two files", name=name))
            parameters[name] = _parameter(name, entry)
    return PolicyBook(MappingProxyType(parameters))


def _entries(source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        problem = text("a parameter file is no TOML: {why}", why=str(error))
        raise PolicyError(problem) from error


def _parameter(name: str, entry: Mapping[str, Any]) -> Parameter:
    try:
        blank = Parameter(
            name=name,
            description=entry["description"],
            unit=Unit(entry["unit"]),
            options=tuple(entry.get("options", ())),
            values=(),
        )
        dated = tuple(_dated(blank, value) for value in entry["values"])
    except (KeyError, ValueError) as error:
        problem = text("parameter {name}: {why} is missing or unknown", name=name, why=str(error))
        raise PolicyError(problem) from error
    begins = [value.begins for value in dated]
    if begins != sorted(set(begins)):
        raise PolicyError(text("parameter {name}: dates must rise", name=name))
    return replace(blank, values=dated)


def _dated(parameter: Parameter, entry: Mapping[str, Any]) -> DatedValue:
    return DatedValue(
        begins=entry["from"],
        value=parameter.read(_as_text(entry["value"])),
        source=entry["source"],
        certainty=Certainty(entry["certainty"]),
    )


def _as_text(value: str | int | bool | list[str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " | ".join(value) if isinstance(value, list) else str(value)


def _changed(parameter: Parameter, change: PolicyChange) -> Parameter:
    if change.until is not None and change.until < change.begins:
        raise PolicyError(text("change of {name}: it ends before it begins", name=change.parameter))
    value = DatedValue(
        begins=change.begins,
        until=change.until,
        value=parameter.read(change.value),
        source="change of the case",
        certainty=Certainty.ASSUMED,
    )
    return replace(parameter, values=(*parameter.values, value))


def _unknown(name: str, known: Iterable[str]) -> PolicyError:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    if near:
        return PolicyError(
            text("unknown parameter {name} (did you mean {near}?)", name=name, near=near[0])
        )
    return PolicyError(text("unknown parameter {name}", name=name))
