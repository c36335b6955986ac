"""Screenshots of one page of each kind: `python tests/browser/screenshots.py FOLDER [LANGUAGE …]`.

For people to look at; nothing is asserted here. The site must stand in `site`.
"""

import sys
from pathlib import Path

from chromium import launched, served

ROOT = Path(__file__).parents[2]
SIZES = {"desktop": (1280, 900), "phone": (360, 780)}
PAGES = {
    "home": "",
    "overview": "un-swap/",
    "indicator": "un-swap/indicators/audit/",
    "decisions": "board-decisions/",
    "decision": "board-decisions/decisions/2024-3/",
    "session": "board-decisions/sessions/2025-first/",
    "figure": "figures/un-swap.audit.met-or-exceeded.2019/",
    "findings": "findings/",
    "figures": "figures/un-swap/",
    "releases": "releases/",
    "corrections": "corrections/",
    "verify": "verify/",
    "change": "figures/un-swap.audit.change-since-2012.2019/",
    "source": "sources/e-2020-50/",
    "entity": "entities/unicef/",
    "entities": "entities/",
    "other": "un-swap/subjects/",
    "sources": "sources/",
    "search": "search/?q=audit",
    "glossary": "glossary/",
    "about": "about/",
}


def main(folder: Path, languages: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "site") as address, launched() as browser:
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark") if size == "desktop" else ("light",):
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = context.new_page()
                for language in languages:
                    for name, path in PAGES.items():
                        page.goto(f"{address}{language}/{path}")
                        page.screenshot(path=folder / f"{name}-{language}-{size}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["en", "zh"])
