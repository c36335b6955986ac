"""Screenshots of one page of each kind: `python tests/browser/screenshots.py FOLDER [LANGUAGE …]`.

For people to look at; nothing is asserted here. The site must stand in `site`.
"""

import functools
import http.server
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desktop": (1280, 900), "phone": (360, 780)}
PAGES = {
    "home": "",
    "overview": "un-swap/",
    "indicator": "un-swap/indicators/audit/",
    "decisions": "board-decisions/",
    "decision": "board-decisions/decisions/2024-3/",
    "session": "board-decisions/sessions/2025-first/",
    "figure": "figures/un-swap.audit.met-or-exceeded.2019/",
    "change": "figures/un-swap.audit.change-since-2012.2019/",
    "source": "sources/e-2020-50/",
    "entity": "entities/unicef/",
    "entities": "entities/",
    "other": "un-swap/subjects/",
    "sources": "sources/",
    "glossary": "glossary/",
    "about": "about/",
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing."""


def main(folder: Path, languages: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(Quiet, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark") if size == "desktop" else ("light",):
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = context.new_page()
                for language in languages:
                    for name, path in PAGES.items():
                        page.goto(f"http://127.0.0.1:{server.server_port}/{language}/{path}")
                        page.screenshot(path=folder / f"{name}-{language}-{size}-{scheme}.png", full_page=True)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["en", "zh"])
