"""Fixtures of tests in Chromium: the address of the served site, the browser, and its pages."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import launched, served
from playwright.sync_api import Browser, Page, Request, ViewportSize

DESKTOP = ViewportSize(width=1280, height=900)
HERE = {"127.0.0.1", None}
"""Our own host, and what is no host: `data:` and the like."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the bundled site is served, or another that a module calls `site`."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. One a module: two cannot be driven at once by one process, and some modules start
    their own.
    """
    with launched() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that must ask no other host, and on whose console nothing may be said: no error, no
    breach of the policy.

    It is as large as its module says with `VIEWPORT`, else as a desktop.
    """
    viewport: ViewportSize = getattr(request.module, "VIEWPORT", DESKTOP)
    page = browser.new_page(viewport=viewport, reduced_motion="reduce")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def refuse_other_hosts(request: Request) -> None:
        if urlsplit(request.url).hostname not in HERE:
            complaints.append(request.url)

    page.on("request", refuse_other_hosts)
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    page = browser.new_page(java_script_enabled=False)
    yield page
    page.close()
