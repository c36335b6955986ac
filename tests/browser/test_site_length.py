"""No page of the bundled site is longer than a reader wants to scroll: eight screens at a desk,
sixteen on a phone. What is folded is not counted.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

LONGEST = 40
"""So many pages of each language are measured: those with the most HTML."""
LIMITS = {(1280, 900): 8, (360, 780): 16}
"""The most screens, by width and height."""


def largest(site: Path, code: str) -> list[str]:
    """The paths of the pages with the most HTML. Pages of figures are short, and left out."""
    pages = [
        page
        for page in (site.resolve() / code).rglob("index.html")
        if "figures" not in page.parts or page.parent.name.count(".") < 3
    ]
    pages.sort(key=lambda page: page.stat().st_size, reverse=True)
    return [page.parent.relative_to(site.resolve()).as_posix() for page in pages[:LONGEST]]


@pytest.mark.parametrize("code", ["en", "ru", "ar"])
def test_no_page_is_longer_than_a_reader_wants_to_scroll(
    browser: Browser, address: str, site: Path, code: str
) -> None:
    too_long: dict[str, float] = {}
    for (width, height), most in LIMITS.items():
        page = browser.new_page(viewport=ViewportSize(width=width, height=height))
        for path in largest(site, code):
            page.goto(f"{address}{path}/")
            screens = page.evaluate("document.documentElement.scrollHeight") / height
            if screens > most:
                too_long[f"{path} {width} × {height}"] = round(screens, 1)
        page.close()
    assert too_long == {}
