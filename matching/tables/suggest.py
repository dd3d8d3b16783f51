"""Did you mean: the known word nearest to one that is not."""

import difflib
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from matching.tables.values import folded

_FEW: Final = 500
_NEIGHBOURS: Final = 40
_NEAR: Final = 5


class Known:
    """Words that are known, ready to be asked for the nearest.

    Among many words only neighbours in the alphabet are compared, so that a long list with many
    faults stays quick.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {folded(word): word for word in sorted(words, reverse=True)}
        self._folded = sorted(self._words)

    def nearest(self, word: str) -> str | None:
        """The nearest known word, swapped letters before others, or None where none is near."""
        wanted = folded(word[:100])
        found = difflib.get_close_matches(wanted, self._candidates(wanted), n=_NEAR)
        swapped = [word for word in found if sorted(word) == sorted(wanted)]
        return self._words[(swapped or found)[0]] if found else None

    def _candidates(self, wanted: str) -> list[str]:
        if len(self._folded) <= _FEW:
            return self._folded
        place = bisect_left(self._folded, wanted)
        return self._folded[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
