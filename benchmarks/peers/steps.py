"""What a solver's process prints: one JSON line a step, at once."""

import hashlib
import json
import resource
from typing import Any

import numpy as np


def say(**line: Any) -> None:
    """One line: ``step`` is built, the name of a goal, or end."""
    print(json.dumps(line), flush=True)


def peak() -> int:
    """Most memory that this process or one of its children held, in MiB."""
    usages = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(usage).ru_maxrss for usage in usages) // 1024


def fingerprint(at: Any) -> str:
    """Of the position of each scholar (-1 for none): equal for equal matchings only."""
    return hashlib.sha256(at.astype(np.int64).tobytes()).hexdigest()
