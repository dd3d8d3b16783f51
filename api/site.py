"""The whole site: the API, and the pages wherever no machine comes."""

from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI

from api.http.app import create_app, with_pages
from api.pages.site import create_pages
from api.settings import Settings
from api.store.store import Store


def create_site(
    settings: Settings | None = None,
    store: Store | None = None,
    clock: Callable[[], datetime] | None = None,
) -> FastAPI:
    """API and pages as one application, on one store."""
    app = create_app(settings, store, clock)
    pages = create_pages(app.state.service)
    pages.state.limits = app.state.limits
    return with_pages(app, pages)
