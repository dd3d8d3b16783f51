"""Random alterations of a JSON document: a leaf made another, something removed or moved."""

import copy
import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

Step = str | int
Place = tuple[Step, ...]


def places(document: Any, path: Place = ()) -> Iterator[Place]:
    """The path of everything inside a document: leaves, and what holds them."""
    items: list[tuple[Step, Any]] = []
    if isinstance(document, dict):
        items = list(document.items())
    elif isinstance(document, list):
        items = list(enumerate(document))
    for step, value in items:
        yield (*path, step)
        yield from places(value, (*path, step))


def at(document: Any, path: Place) -> Any:
    """What stands at a path."""
    for step in path:
        document = document[step]
    return document


def altered(document: Any, random: Random, paths: Sequence[Place]) -> tuple[Place, Any]:
    """Another document that differs at one of the paths, and the path."""
    while True:
        path = random.choice(paths)
        other = copy.deepcopy(document)
        holder = at(other, path[:-1])
        _alter(holder, path[-1], random)
        if json.dumps(other) != json.dumps(document):
            return path, other


def _alter(holder: Any, step: Any, random: Random) -> None:
    if random.random() < 0.15:
        del holder[step]
    elif isinstance(holder, list) and random.random() < 0.3:
        holder.insert(random.randrange(len(holder)), holder.pop(step))
    else:
        holder[step] = _another(holder[step], random)


def _another(value: Any, random: Random) -> Any:
    """Something else of the same sort, or of none."""
    match value:
        case bool():
            return not value
        case int():
            return random.choice([value + 1, value - 1, -value, value * 10, value + 100, 0])
        case str():
            return _other_text(value, random)
        case None:
            return random.choice([0, "x", True])
        case list() | dict():
            return type(value)()
    return None


def _other_text(value: str, random: Random) -> str:
    cut = random.randrange(len(value) + 1)
    digit = str(random.randrange(10))
    return random.choice([value + digit, value[:cut], value[:cut] + digit + value[cut + 1 :], ""])
