"""What a reader meets on one page: seen on a desktop, then at 320 px, with wide text, in the dark
and on paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import axe_playwright_python
from chromium import EXTRA, compressed, is_text
from playwright.sync_api import Page, ViewportSize

EXTRA["axe.min.js"] = Path(axe_playwright_python.__file__).parent / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of the standard that colours alone can break."""
DESKTOP, PHONE, PAPER = (
    ViewportSize(width=width, height=height)
    for width, height in ((1280, 900), (320, 640), (720, 900))
)
ALIKE = 2
"""How many rows of one shape are left in tables and lists: what repeats can break no rule that they
keep.
"""


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


def visited(page: Page, url: str, folder: Path, *, in_all_looks: bool = True) -> Visit:
    """Reads one page in all its looks, with the lists of its header open.

    If not `in_all_looks`, axe reads it on a phone only: between languages of one direction, nothing
    differs but words.
    """
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
    page.set_viewport_size(DESKTOP)
    page.goto(url)
    add_scripts(page)
    page.evaluate("looks.unfold('header details')")
    page.set_viewport_size(PHONE)
    narrow = [*page.evaluate("looks.wide('plain')"), *page.evaluate("looks.spaced()")]
    page.set_viewport_size(PAPER)
    lit(page, "dark")
    page.emulate_media(media="print")
    pale, cut = page.evaluate("looks.pale(7)"), page.evaluate("looks.cut()")
    faults = faulty(page, in_all_looks=in_all_looks)
    for event, listener in listeners:
        page.remove_listener(event, listener)
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(url))
    foreign = [one for one in requested if not one.startswith((origin, "data:"))]
    ours = [
        one for one in requested if one.startswith(origin) and not one.startswith(f"{origin}tests/")
    ]
    files = sorted({path_of(one, folder) for one in ours})
    return Visit(complaints, foreign, len(files), sum(map(sent, files)), faults, narrow, pale, cut)


def add_scripts(page: Page) -> None:
    for name in ("axe.min.js", "looks.js"):
        page.add_script_tag(url=f"/tests/{name}")


def faulty(page: Page, *, in_all_looks: bool) -> list[str]:
    """What axe finds in an open page without the rows that repeat: on a phone, on a desktop and in
    the dark.

    In the dark nothing differs but the colours.
    """
    page.evaluate("some => looks.thin(some)", ALIKE)
    found: list[str] = []
    if in_all_looks:
        lit(page, "dark")
        found += axe(page, "dark", COLOURS)
    lit(page, "light")
    looks = {"phone": PHONE, "desktop": DESKTOP} if in_all_looks else {"phone": PHONE}
    for look, size in looks.items():
        page.set_viewport_size(size)
        found += axe(page, look, STANDARD)
    return found


def lit(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Waits until the page has followed: its script hears of it only with the next frame."""
    page.emulate_media(color_scheme=scheme, media="screen")
    page.locator(
        f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]"
    ).wait_for()


def axe(page: Page, look: str, rules: list[str]) -> list[str]:
    return [f"{look}: {one}" for one in page.evaluate("rules => looks.axe(rules)", rules)]


def path_of(url: str, folder: Path) -> Path:
    path = folder / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def sent(file: Path) -> int:
    return len(compressed(file)) if is_text(file) else file.stat().st_size
