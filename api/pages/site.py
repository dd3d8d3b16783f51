"""The pages as an application of their own, mounted beside the API: headers, files, routes."""

from importlib.resources import files

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from api.pages import demonstration, language, own
from api.pages.failures import add_failures
from api.pages.headers import PageHeaders, SameOrigin


def create_pages() -> FastAPI:
    """The pages, which use the same functions as the API."""
    pages = FastAPI(title="ukrep5 pages", openapi_url=None, docs_url=None, redoc_url=None)
    pages.add_middleware(SameOrigin)
    pages.add_middleware(PageHeaders)
    pages.mount("/static", StaticFiles(directory=str(files("api") / "pages" / "static")))
    pages.include_router(language.router)
    pages.include_router(own.router)
    pages.include_router(demonstration.router)
    add_failures(pages)
    return pages
