"""One browser and one site for all tests of pages; they run in one process, one after the other."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from api.settings import Settings
from api.site import create_site
from matching.words import Lang
from tests.pages.visitor import ACCEPT, DESKTOP, PATIENCE, Visitor, pictures_folder

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HERE = Path(__file__).parent

Visits = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one process: a browser and a site cost more than what the tests do with them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("pages"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's folder of data."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(data: Path) -> Iterator[str]:
    """The address of a demonstration served on the loopback address."""
    app = create_site(Settings(data_dir=data, demo=True, requests_a_minute=100_000))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def visits(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visits]:
    """Opens the browser of a visitor with a language, a width, and a script or none."""
    contexts: list[BrowserContext] = []

    def visitor(
        lang: Lang = Lang.EN, width: int = DESKTOP, *, script: bool = True, where: str = site
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale=ACCEPT[lang],
            java_script_enabled=script,
        )
        contexts.append(context)
        name = f"{request.node.originalname}-{lang}-{width}"
        return Visitor(page=context.new_page(), where=where, pictures=pictures_folder(), name=name)

    yield visitor
    for context in contexts:
        context.close()
