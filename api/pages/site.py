"""The pages as an application of their own, mounted beside the API: headers, files, routes."""

from importlib.resources import files

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from api.http.asking import Service
from api.http.origin import SameOrigin
from api.pages import demonstration, language, own
from api.pages.failures import add_failures
from api.pages.headers import PageHeaders


def create_pages(service: Service) -> FastAPI:
    """The pages, which use the same functions as the API."""
    pages = FastAPI(title="ukrep5 pages", openapi_url=None, docs_url=None, redoc_url=None)
    pages.state.service = service
    pages.add_middleware(SameOrigin)
    pages.add_middleware(PageHeaders)
    pages.mount("/static", StaticFiles(directory=str(files("api") / "pages" / "static")))
    pages.include_router(language.router)
    pages.include_router(own.router)
    pages.include_router(demonstration.router)
    add_failures(pages)
    return pages
