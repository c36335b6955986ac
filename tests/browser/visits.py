"""What a reader meets on one page: seen on a desktop, then at 320 px, with wide text, in the dark and on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import axe_playwright_python
from chromium import EXTRA, compressed, is_text
from playwright.sync_api import Page

EXTRA["axe.min.js"] = Path(axe_playwright_python.__file__).parent / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALIKE = 3
"""How many rows of one shape are left in tables and lists where only what repeats is left out."""


@dataclass(frozen=True)
class Visit:
    """One page, as it was met. Lists of faults are empty where all is well."""

    complaints: list[str]
    """What the console said: errors, and what breaks the policy."""
    foreign: list[str]
    """Requests to other hosts."""
    requests: int
    weight: int
    """Bytes of the first load, with brotli where that helps."""
    faults: list[str]
    """What axe finds against WCAG 2.2 AA, by the look in which it is found."""
    narrow: list[str]
    """What is wider than 320 px, and which look makes it so."""
    pale: list[str]
    """Text on paper, printed from the dark, whose contrast is below 7:1."""
    cut: list[str]
    """What paper cuts off or leaves folded."""


def visited(page: Page, url: str, folder: Path, looks: bool) -> Visit:
    """Reads one page. In all its looks where `looks`: axe is slow, and dark and phone are the same in each language."""
    complaints: list[str] = []
    requested: list[str] = []
    listeners: tuple[tuple[str, Callable[..., None]], ...] = (
        ("console", lambda message: complaints.append(message.text)),
        ("pageerror", lambda error: complaints.append(str(error))),
        ("request", lambda request: requested.append(request.url)),
    )
    for event, listener in listeners:
        page.on(event, listener)  # type: ignore[call-overload]
    page.emulate_media(color_scheme="light", media="screen", reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(url)
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(url))
    for name in ("axe.min.js", "looks.js"):
        page.add_script_tag(url=f"/tests/{name}")
    page.evaluate("looks.unfold('header details')")
    faults = axe(page, "desktop")
    page.set_viewport_size({"width": 320, "height": 640})
    narrow = page.evaluate("looks.wide('plain')")
    faults += axe(page, "phone") if looks else []
    narrow += page.evaluate("looks.spaced()")
    page.set_viewport_size({"width": 720, "height": 900})
    page.emulate_media(color_scheme="dark", media="screen")
    faults += axe(page, "dark") if looks else []
    page.emulate_media(color_scheme="dark", media="print")
    pale, cut = page.evaluate("looks.pale(7)"), page.evaluate("looks.cut()")
    for event, listener in listeners:
        page.remove_listener(event, listener)
    foreign = [one for one in requested if not one.startswith((origin, "data:"))]
    ours = [one for one in requested if one.startswith(origin) and not one.startswith(f"{origin}tests/")]
    files = sorted({path_of(one, folder) for one in ours})
    return Visit(complaints, foreign, len(files), sum(map(sent, files)), faults, narrow, pale, cut)


def axe(page: Page, look: str) -> list[str]:
    found = page.evaluate("tags => looks.axe(tags)", STANDARD)
    return [f"{look}: {one}" for one in found]


def path_of(url: str, folder: Path) -> Path:
    path = folder / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def sent(file: Path) -> int:
    return len(compressed(file)) if is_text(file) else file.stat().st_size
