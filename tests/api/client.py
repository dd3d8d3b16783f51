"""The client of the API in one process."""

import warnings

with warnings.catch_warnings():
    # the client still works with httpx, and only says that another package will follow it
    warnings.filterwarnings("ignore", "Using `httpx` with `starlette.testclient`")
    from fastapi.testclient import TestClient

__all__ = ["TestClient"]
