"""The case and the book of a sweep as they travel to the workers: bytes, opened once by each."""

import hashlib
import pickle
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from matching.domain import Case
from matching.rules.book import PolicyBook


@dataclass(frozen=True, slots=True)
class Town:
    """A case and a book in bytes; ``digest`` is their SHA-256, and all that is compared."""

    digest: str
    data: bytes = field(repr=False, compare=False)


def packed(case: Case, book: PolicyBook) -> Town:
    """The case and the book, ready to travel."""
    data = pickle.dumps((case, sorted(book.parameters.items())), protocol=5)
    return Town(digest=hashlib.sha256(_said(case, book)).hexdigest(), data=data)


def _said(case: Case, book: PolicyBook) -> bytes:
    """Everything that a case and a book say, as text; unlike bytes of pickle it has one form."""
    from matching.write import case_to_json

    return case_to_json(case) + repr(sorted(book.parameters.items())).encode()


@lru_cache(maxsize=4)
def opened(town: Town) -> tuple[Case, PolicyBook]:
    """The case and the book of a town."""
    case, parameters = pickle.loads(town.data)  # noqa: S301, bytes of our own making
    return case, PolicyBook(MappingProxyType(dict(parameters)))
