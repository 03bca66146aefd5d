"""A real browser in front of the whole product: `page`, `screenshot` and `axe` for journeys."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test.testcases import LiveServerThread, TestCase
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from scripts.needs import chromium, command, system

SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser journey."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys. Without one they fail: a skipped journey proves nothing."""
    path = chromium()
    if path is None:
        pytest.fail(f"There is no Chromium for the journeys. Run: {command('chromium', system())}")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps an event loop in this thread
    try:
        with sync_playwright() as playwright:
            launched = playwright.chromium.launch(
                executable_path=path, args=[*ARGUMENTS, *(["--no-sandbox"] if root else [])]
            )
            yield launched
            launched.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class OneAtATime(WSGIHandler):
    """Answers one request after the other, on the connection and in the transaction of the test."""

    turn = threading.Lock()

    def __call__(self, environ, start_response):
        """Answer, and then do what was put off until the commit, which never comes in a test."""
        with self.turn, TestCase.captureOnCommitCallbacks(execute=True):
            return super().__call__(environ, start_response)


@pytest.fixture
def address(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The product, served; what journeys change is rolled back with the test."""
    shared = {each.alias: each for each in connections.all()}
    for connection in shared.values():
        connection.inc_thread_sharing()
        monkeypatch.setattr(connection, "close", lambda: None)  # each request would close it
    server = LiveServerThread(
        "127.0.0.1", lambda _app: StaticFilesHandler(OneAtATime()), connections_override=shared
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1"])
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    for connection in shared.values():
        connection.dec_thread_sharing()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A new window of an office screen. An error of the script or server fails the journey."""
    context = browser.new_context(
        base_url=address, locale="zh-CN", viewport={"width": 1366, "height": 768}
    )
    context.set_default_timeout(10_000)
    opened = context.new_page()
    errors: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            errors.append(message.text)

    opened.on("console", heard)

    def answered(response: Response) -> None:
        if response.status >= 500:
            errors.append(f"{response.status} {response.url}")

    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("response", answered)
    yield opened
    context.close()
    assert not errors, "\n".join(["", *errors])


@pytest.fixture
def screenshot(page: Page, request: pytest.FixtureRequest) -> Callable[[str], Path]:
    """`screenshot("home")` writes screenshots/<test>-home.png, the whole page."""

    def take(name: str) -> Path:
        SCREENSHOTS.mkdir(exist_ok=True)
        path = SCREENSHOTS / f"{request.node.name}-{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take


@pytest.fixture
def axe(page: Page) -> Callable[[], None]:
    """`axe()` fails when the page has serious or critical faults of accessibility."""

    def look() -> None:
        serious = [
            f"{each['id']}: {each['help']}, at {node['target']}"
            for each in Axe().run(page)["violations"]
            if each["impact"] in {"serious", "critical"}
            for node in each["nodes"]
        ]
        assert not serious, "\n".join(["", *serious])

    return look
