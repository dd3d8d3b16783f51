"""Forms and what they hand in: ``positions.0.places`` is the path of a field in the part's JSON."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from api.lifecycle.bodies import Body
from api.pages.party.visit import Form
from api.store.canonical import canonical
from matching.domain import Case


def fields_of(body: Body) -> Form:
    """The fields that show a part."""
    return dict(_flat("", json.loads(body.model_dump_json())))


def rows_of(form: Form, of: str) -> list[int]:
    """Numbers of the rows of a list in a form, in their order."""
    return sorted({int(found) for found in _numbers(form, of)})


def packed(form: Form, of: str, needs: str) -> Form:
    """The rows of a list, numbered anew without those that have nothing in the field ``needs``."""
    rows = [_row(form, f"{of}.{number}.") for number in rows_of(form, of)]
    return {
        f"{of}.{number}.{name}": value
        for number, row in enumerate(row for row in rows if row.get(needs))
        for name, value in row.items()
    }


def with_levels(fields: Form, of: str, case: Case) -> Form:
    """Fields of a list whose rows name an occupation, with the level of each."""
    levels = {str(each.occupation): str(each.level) for each in case.occupations}
    found = {
        f"{of}.{row}.level": levels.get(fields[f"{of}.{row}.occupation"], "")
        for row in rows_of(fields, of)
    }
    return {**fields, **found}


def json_of(form: Form, of: str) -> bytes:
    """A part with one list, from the form that shows it; empty fields are as if not there."""
    return canonical({of: [_row(form, f"{of}.{number}.") for number in rows_of(form, of)]}).encode()


def _row(form: Mapping[str, str], begins: str) -> dict[str, str]:
    return {
        name.removeprefix(begins): value.strip()
        for name, value in form.items()
        if name.startswith(begins) and value.strip()
    }


def _numbers(form: Mapping[str, str], of: str) -> Iterator[str]:
    for name in form:
        first, _, rest = name.partition(".")
        number = rest.partition(".")[0]
        if first == of and number.isdigit() and len(number) < 5:
            yield number


def _flat(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(f"{path}.{name}" if path else name, inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _flat(f"{path}.{number}", inner)
    elif isinstance(value, bool):
        if value:
            yield path, "true"
    elif value is not None:
        yield path, str(value)
