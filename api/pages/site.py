"""The pages as an application of their own, mounted beside the API: headers, files, routes."""

from importlib.resources import files

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from api.http.asking import Service
from api.http.limits import limits_of
from api.http.origin import SameOrigin
from api.pages import demonstration, first, language, own
from api.pages.failures import add_failures
from api.pages.headers import PageHeaders
from api.pages.officer.rooms import ROUTERS as OFFICER
from api.pages.party.rooms import ROUTERS as PARTIES


def create_pages(service: Service) -> FastAPI:
    """The pages, which use the same functions as the API."""
    pages = FastAPI(title="ukrep5 pages", openapi_url=None, docs_url=None, redoc_url=None)
    pages.state.service = service
    pages.state.limits = limits_of(service.settings)
    pages.add_middleware(SameOrigin)
    pages.add_middleware(PageHeaders)
    pages.mount("/static", StaticFiles(directory=str(files("api") / "pages" / "static")))
    pages.include_router(first.router)
    pages.include_router(language.router)
    pages.include_router(own.router)
    pages.include_router(demonstration.router)
    for router in (*OFFICER, *PARTIES):
        pages.include_router(router)
    add_failures(pages)
    return pages
