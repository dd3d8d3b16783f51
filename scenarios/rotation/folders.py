"""Folders that must not take each other's place."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path

from matching.errors import OutputError
from matching.words import text


def apart(*, read: Sequence[Path], written: Iterable[Path]) -> None:
    """What is read is never replaced, and no output folder lies in another one.

    Raises
    ------
    OutputError
        If it would be so.
    """
    outputs = [path.resolve() for path in written]
    for out in outputs:
        for source in read:
            if source.resolve().is_relative_to(out):
                raise OutputError(
                    text(
                        "{out} holds {source}, which is read here; name another folder",
                        out=out.name,
                        source=source.name,
                    )
                )
    for one, other in permutations(outputs, 2):
        if one.is_relative_to(other):
            raise OutputError(
                text(
                    "{one} lies in {other}, which is replaced as a whole; name another folder",
                    one=one.name,
                    other=other.name,
                )
            )
