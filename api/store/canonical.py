"""Canonical JSON and its hash: the same value, the same bytes."""

import hashlib
import json


def canonical(value: object) -> str:
    """JSON with sorted keys and no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(body: bytes | str) -> str:
    """The SHA-256 of a body, in hexadecimal."""
    return hashlib.sha256(body if isinstance(body, bytes) else body.encode()).hexdigest()
