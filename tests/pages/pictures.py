"""The pictures of the README, made anew: ``python -m tests.pages.pictures``.

Four are pages of the demonstration, without sign-in and without stored data; two are steps of the
employer's and the graduate's story, as the tests walk them on a made-up town.
"""

import base64
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from typing import Final

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from api.settings import Settings
from api.site import create_site
from matching.words import Lang
from tests.pages.conftest import CHROMIUM, QUIET
from tests.pages.visitor import ACCEPT, DESKTOP, PHONE

FOLDER: Final = Path(__file__).with_name("pictures")
MOST_BYTES: Final = 100_000
SEEN: Final = "/demo/velenje-2019"
TO_WEBP: Final = """async (png) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/webp", 0.7);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A page, in which language, how wide and how high."""

    name: str
    path: str
    lang: Lang
    width: int
    height: int


SHOTS: Final = (
    Shot(name="officer-sliders", path="?limit=30000", lang=Lang.SL, width=DESKTOP, height=1120),
    Shot(name="officer-scenarios", path="/compare", lang=Lang.EN, width=DESKTOP, height=1240),
    Shot(name="officer-flow", path="/flow", lang=Lang.EN, width=DESKTOP, height=880),
    Shot(name="officer-frontier-phone", path="/frontier", lang=Lang.SL, width=PHONE, height=900),
)

STORIES: Final = Path(__file__).parents[1] / "pages_parties" / "test_stories.py"
STEPS: Final = {
    "employer-ranking-phone": "employer-E-2-sl-ranking",
    "graduate-list-phone": "scholar-S-4-sl-list",
}
"""Pictures of steps, by the names that the stories give them."""


def main() -> None:
    """Take every picture; too large a one is an error."""
    FOLDER.mkdir(exist_ok=True)
    with served() as where, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for shot in SHOTS:
            size = _taken(browser, where, shot)
            print(f"{shot.name}: {size:,} bytes")
            assert size < MOST_BYTES, shot.name
        for name, picture in _walked():
            print(f"{name}: {_kept(browser, name, picture):,} bytes")
        browser.close()


def _walked() -> Iterator[tuple[str, bytes]]:
    """Steps of the stories, as the tests keep them."""
    with tempfile.TemporaryDirectory(prefix="ukrep5-") as folder:
        kept = {**os.environ, "UKREP5_SCREENSHOTS": folder}
        subprocess.run([sys.executable, "-m", "pytest", "-q", str(STORIES)], env=kept, check=True)
        for name, step in STEPS.items():
            yield name, (Path(folder) / f"{step}.png").read_bytes()


def _taken(browser: Browser, where: str, shot: Shot) -> int:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, locale=ACCEPT[shot.lang]
    )
    page = context.new_page()
    page.goto(f"{where}{SEEN}{shot.path}", timeout=0)
    size = _kept(browser, shot.name, page.screenshot())
    context.close()
    return size


def _kept(browser: Browser, name: str, png: bytes) -> int:
    picture = _as_webp(browser, png)
    (FOLDER / f"{name}.webp").write_bytes(picture)
    return len(picture)


def _as_webp(browser: Browser, png: bytes) -> bytes:
    """The same picture at a third of the bytes; the browser itself can write it."""
    page = browser.new_page()
    told = page.evaluate(TO_WEBP, base64.b64encode(png).decode())
    page.close()
    return base64.b64decode(str(told).partition(",")[2])


@contextmanager
def served() -> Iterator[str]:
    """The address of a demonstration in a thread of this process."""
    with (
        tempfile.TemporaryDirectory(prefix="ukrep5-") as folder,
        create_server(("127.0.0.1", 0)) as listening,
    ):
        app = create_site(Settings(data_dir=Path(folder), demo=True))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
