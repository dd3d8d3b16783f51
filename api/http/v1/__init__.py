"""What the service offers under ``/v1``, a file for each resource."""

from typing import Final

from fastapi import APIRouter

ROUTERS: Final[tuple[APIRouter, ...]] = ()
"""Every resource, in the order of the documentation; a new one has its line here."""
