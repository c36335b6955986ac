"""The cache of drawings, and of the script that draws charts in the browser.

The cache is in the home folder of the user who builds. A cache inside of the project is not used,
because somebody who pushes to the repository could put files into it.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from generator.charts.chart import Chart, key_of, tools_key

Draw = Callable[[Chart, str], str]
"""A function that gives the SVG of a chart in a layout."""


def cache_outside(project: Path | None) -> Path | None:
    """The folder of the cache; None if the user has no home, or if it is inside of the project."""
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        folder = (
            (chosen if chosen.is_absolute() else Path.home() / ".cache").resolve()
            / "answerable"
            / "charts"
        )
    except (RuntimeError, OSError):
        return None
    return None if project and folder.is_relative_to(project.resolve()) else folder


def cached_drawing(chart: Chart, layout: str, cache: Path | None) -> str:
    """The SVG of a chart in a layout, from the cache if it was drawn before."""

    def made() -> str:
        from generator.charts.drawing import drawn  # noqa: PLC0415 - Altair takes seconds to load

        return drawn(chart, layout)

    return cached_text(cache, f"{hashed(key_of(chart, layout))}.svg", made)


def cached_spec(chart: Chart, layout: str, cache: Path | None) -> str:
    """The Vega-Lite specification of a chart in a layout as JSON, from the cache if it is there."""

    def made() -> str:
        from generator.charts.drawing import spec_of  # noqa: PLC0415 - Altair takes seconds to load

        return json.dumps(spec_of(chart, layout), ensure_ascii=False)

    return cached_text(cache, f"{hashed(key_of(chart, layout))}.json", made)


def cached_bundle(cache: Path | None) -> tuple[str, bytes]:
    """The path and the content of the script that draws charts in the browser.

    The path is below the top of the site, and contains a hash of the content.
    """

    def made() -> str:
        from generator.charts.bundle import bundle  # noqa: PLC0415 - Altair takes seconds to load

        return bundle()

    content = cached_text(cache, f"{hashed(tools_key())}.js", made)
    return f"assets/vega-{hashed(content)[:12]}.js", content.encode()


def hashed(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def cached_text(folder: Path | None, name: str, made: Callable[[], str]) -> str:
    """The text that a folder keeps under a name. If there is none, it is made and kept.

    No error is raised if the text cannot be kept.
    """
    if folder is None:
        return made()
    text = kept_text(folder / name)
    if text is None:
        text = made()
        with contextlib.suppress(OSError):
            keep_text(folder, name, text)
    return text


def kept_text(file: Path) -> str | None:
    """The text of a file of the cache. The first line of the file is the hash of the text.

    None if there is no file, or if the hash is wrong.
    """
    try:
        proof, _, text = file.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if hashed(text) == proof else None


def keep_text(folder: Path, name: str, text: str) -> None:
    """Writes a file of the cache: under another name first, so that it is never incomplete.

    Deletes what killed processes left of this file.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob(f"{name}.*"):
        left.unlink(missing_ok=True)
    fresh = folder / f"{name}.{os.getpid()}"
    fresh.write_text(f"{hashed(text)}\n{text}", "utf-8")
    fresh.replace(folder / name)
