"""Pictures of one page of each kind: `python tests/browser/screenshots.py FOLDER [LANGUAGE …]`.

On a desktop, a phone, in the dark and as paper. For people to look at; nothing is asserted here.
The site must stand in `site`.
"""

import sys
from pathlib import Path
from typing import Any

from chromium import launched, served
from kinds import KINDS

ROOT = Path(__file__).parents[2]
DESKTOP, PHONE, PAPER = (
    {"width": width, "height": height} for width, height in ((1280, 900), (360, 780), (720, 1020))
)
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "print": {"viewport": PAPER, "color_scheme": "dark"},
}
"""Each look, as a browser is told of it. Paper is printed from the dark, as that is harder."""


def main(folder: Path, languages: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "site") as address, launched() as browser:
        for look, settings in LOOKS.items():
            page = browser.new_context(**settings, reduced_motion="reduce").new_page()
            page.emulate_media(media="print" if look == "print" else "screen")
            for language in languages:
                for kind, path in KINDS.items():
                    page.goto(f"{address}{language}/{path}")
                    name = f"{kind.replace(' ', '-')}-{language}-{look}.png"
                    page.screenshot(path=folder / name, full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["en", "zh", "ar"])
